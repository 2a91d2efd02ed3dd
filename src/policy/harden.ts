import { EMPTY_INVENTORY } from '../manifest/inventory';
import { NOTHING_DECLARED } from '../network/connection';
import type { Context } from './context';
import { Change, Fixer } from './fixer';
import { RulesByKind } from './rules-by-kind';
import type { PostureData, Subject } from './subject';

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
  for (const { rule } of repair.rules.of(resource)) {
    const fixer = new Fixer(rule.id, resource.id, resource.origin, behavioural, changes);
    try {
      rule.fix?.(resource, fixer, repair.context);
    } catch (error) {
      throw ruleFailed(rule.id, resource.origin || resource.title, error);
    }
  }
  return changes;
}

/** The rules of a posture that have a fix, and what they are told. */
interface Repair {
  readonly rules: RulesByKind;
  readonly context: Context;
}

/** Objects are fixed one by one, and most of them under the same posture. */
const repairs = new WeakMap<PostureData, Repair>();

function repairOf({ rules, parameters }: PostureData): Repair {
  return {
    rules: new RulesByKind(rules.filter(({ rule }) => rule.fix)),
    context: { parameters, app: EMPTY_INVENTORY, declared: NOTHING_DECLARED },
  };
}

/** A rule that throws is a bug of the rule; it surfaces with its name and the object that it failed on. */
export function ruleFailed(rule: string, origin: string, error: unknown): Error {
  const reason = error instanceof Error ? error.message : String(error);
  return new Error(`rule "${rule}" failed on ${origin}: ${reason}`, { cause: error });
}
