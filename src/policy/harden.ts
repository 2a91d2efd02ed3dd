import { EMPTY_INVENTORY } from '../manifest/inventory';
import { NOTHING_DECLARED } from '../network/connection';
import { AlikeObjects } from './alike-objects';
import type { Context } from './context';
import { Change, Fixer } from './fixer';
import { FixedObject, fixedObject, fixLike } from './known-fixes';
import { RulesByKind } from './rules-by-kind';
import type { PostureData, RuleSetting, Subject } from './subject';

/**
 * Makes the rules of its posture hold for an object, in place, as far as that is known how.
 *
 * @returns every field that was added
 */
export function harden(subject: Subject): Change[] {
  const { resource, posture, ours } = subject;
  const changes: Change[] = [];
  if (posture.audit) {
    return changes;
  }
  const repair = repairs.get(posture) ?? repairOf(posture);
  repairs.set(posture, repair);
  const behavioural = ours || posture.hardenForeign;
  const settings = repair.rules.of(resource);
  const fix = (index: number) => {
    const { rule } = settings[index];
    try {
      rule.fix?.(resource, new Fixer(rule.id, resource.id, resource.origin, behavioural, changes), repair.context);
    } catch (error) {
      throw ruleFailed(rule.id, resource.origin || resource.title, error);
    }
  };
  const like = alikeIn(repair, settings, behavioural).like(resource.manifest, () =>
    fixedObject(resource, settings, behavioural, repair.context),
  );
  if (like) {
    fixLike(like.known, like.changed, resource, changes, fix);
  } else {
    settings.forEach((_, index) => fix(index));
  }
  if (changes.length > 0) {
    resource.renewId();
  }
  return changes;
}

/** The rules of a posture that have a fix, what they are told, and what is known of their fixes. */
interface Repair {
  readonly rules: RulesByKind;
  readonly context: Context;
  /** By whether fixes that can stop a process are made, and by the rules of the kind. */
  readonly alike: Readonly<Record<'behavioural' | 'neutral', Map<readonly RuleSetting[], AlikeObjects<FixedObject>>>>;
}

/** Objects are fixed one by one, and most of them under the same posture. */
const repairs = new WeakMap<PostureData, Repair>();

function repairOf({ rules, parameters }: PostureData): Repair {
  return {
    rules: new RulesByKind(rules.filter(({ rule }) => rule.fix)),
    context: { parameters, app: EMPTY_INVENTORY, declared: NOTHING_DECLARED },
    alike: { behavioural: new Map(), neutral: new Map() },
  };
}

function alikeIn({ alike }: Repair, settings: readonly RuleSetting[], behavioural: boolean): AlikeObjects<FixedObject> {
  const byRules = alike[behavioural ? 'behavioural' : 'neutral'];
  let found = byRules.get(settings);
  if (!found) {
    found = new AlikeObjects(settings.length);
    byRules.set(settings, found);
  }
  return found;
}

/** A rule that throws is a bug of the rule; it surfaces with its name and the object that it failed on. */
export function ruleFailed(rule: string, origin: string, error: unknown): Error {
  const reason = error instanceof Error ? error.message : String(error);
  return new Error(`rule "${rule}" failed on ${origin}: ${reason}`, { cause: error });
}
