import { EMPTY_INVENTORY } from '../manifest/inventory';
import type { Resource } from '../manifest/resource';
import { NOTHING_DECLARED } from '../network/connection';
import { AlikeObjects } from './alike-objects';
import type { Context } from './context';
import { Change, Fixer } from './fixer';
import { changeAgain, FixedObject, fixedObject, FixStep, fixSteps } from './known-fixes';
import type { Rule } from './rule';
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
  let repair = repairs.get(posture);
  if (!repair) {
    repair = repairOf(posture);
    repairs.set(posture, repair);
  }
  const behavioural = ours || posture.hardenForeign;
  const settings = repair.rules.of(resource);
  const steps = alikeIn(repair, settings, behavioural).planFor(resource) ?? settings;
  for (const step of steps) {
    if (step.rule) {
      fix(step.rule, resource, repair.context, behavioural, changes);
    } else {
      changeAgain(step.changes, resource, changes);
    }
  }
  if (changes.length > 0) {
    resource.renewId();
  }
  return changes;
}

function fix(rule: Rule, resource: Resource, context: Context, behavioural: boolean, changes: Change[]): void {
  try {
    rule.fix?.(resource, new Fixer(rule.id, resource.id, resource.origin, behavioural, changes), context);
  } catch (error) {
    throw ruleFailed(rule.id, resource.origin || resource.title, error);
  }
}

/** The rules of a posture that have a fix, what they are told, and what is known of their fixes. */
interface Repair {
  readonly rules: RulesByKind;
  readonly context: Context;
  /** By whether fixes that can stop a process are made, and by the rules of the kind. */
  readonly alike: Readonly<Record<'behavioural' | 'neutral', Map<readonly RuleSetting[], AlikeFixes>>>;
}

type AlikeFixes = AlikeObjects<FixedObject, readonly FixStep[]>;

/** Objects are fixed one by one, and most of them under the same posture. */
const repairs = new WeakMap<PostureData, Repair>();

function repairOf({ rules, parameters }: PostureData): Repair {
  return {
    rules: new RulesByKind(rules.filter(({ rule }) => rule.fix)),
    context: { parameters, app: EMPTY_INVENTORY, declared: NOTHING_DECLARED },
    alike: { behavioural: new Map(), neutral: new Map() },
  };
}

function alikeIn({ alike, context }: Repair, settings: readonly RuleSetting[], behavioural: boolean): AlikeFixes {
  const byRules = alike[behavioural ? 'behavioural' : 'neutral'];
  let found = byRules.get(settings);
  if (!found) {
    found = new AlikeObjects(settings.length, {
      learn: (resource) => fixedObject(resource, settings, behavioural, context),
      planFor: (known, changed) => fixSteps(known, changed, settings),
    });
    byRules.set(settings, found);
  }
  return found;
}

/** A rule that throws is a bug of the rule; it surfaces with its name and the object that it failed on. */
export function ruleFailed(rule: string, origin: string, error: unknown): Error {
  const reason = error instanceof Error ? error.message : String(error);
  return new Error(`rule "${rule}" failed on ${origin}: ${reason}`, { cause: error });
}
