import { EMPTY_INVENTORY } from '../manifest/inventory';
import { NOTHING_DECLARED } from '../network/connection';
import type { Context } from './context';
import { Change, Fixer } from './fixer';
import type { Subject } from './subject';

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
  const context: Context = { parameters: posture.parameters, app: EMPTY_INVENTORY, declared: NOTHING_DECLARED };
  const behavioural = ours || posture.hardenForeign;
  for (const { rule } of posture.rules) {
    if (rule.fix && (rule.kinds?.includes(resource.groupKind) ?? true)) {
      const fixer = new Fixer(rule.id, resource.id, resource.origin, behavioural, changes);
      try {
        rule.fix(resource, fixer, context);
      } catch (error) {
        throw ruleFailed(rule.id, resource.origin || resource.title, error);
      }
    }
  }
  return changes;
}

/** A rule that throws is a bug of the rule; it surfaces with its name and the object that it failed on. */
export function ruleFailed(rule: string, origin: string, error: unknown): Error {
  const reason = error instanceof Error ? error.message : String(error);
  return new Error(`rule "${rule}" failed on ${origin}: ${reason}`, { cause: error });
}
