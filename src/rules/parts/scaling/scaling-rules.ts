import { fieldOf, isAbsent, listIn, objectIn, Path } from '../../../manifest/json';
import type { Resource } from '../../../manifest/resource';
import type { Violation } from '../../../policy/rule';
import { objectTarget } from '../object-target';
import { violation } from '../violation';

const LONGEST_WINDOW = 3600;
const LONGEST_PERIOD = 1800;
const SELECTIONS: readonly unknown[] = ['Disabled', 'Max', 'Min'];
const POLICY_TYPES: readonly unknown[] = ['Percent', 'Pods'];

/** What an API server refuses of how fast an autoscaler scales. */
export function behaviorViolations(resource: Resource): Violation[] {
  const behavior = objectIn(resource.spec, 'behavior');
  return ['scaleUp', 'scaleDown'].flatMap((direction) => {
    const rules = objectIn(behavior, direction);
    return rules ? rulesViolations(resource, rules, ['spec', 'behavior', direction]) : [];
  });
}

function rulesViolations(resource: Resource, rules: unknown, path: Path): Violation[] {
  const at = (field: string, fault: string) => violation(objectTarget(resource), [...path, field], fault);
  const window = fieldOf(rules, 'stabilizationWindowSeconds');
  const selection = fieldOf(rules, 'selectPolicy');
  const policies = fieldOf(rules, 'policies');
  return [
    ...(isAbsent(window) || isBetween(window, 0, LONGEST_WINDOW)
      ? []
      : [at('stabilizationWindowSeconds', `must be a whole number from 0 to ${LONGEST_WINDOW}`)]),
    ...(isAbsent(selection) || SELECTIONS.includes(selection)
      ? []
      : [at('selectPolicy', 'must be "Max", "Min" or "Disabled"')]),
    ...(Array.isArray(policies) && policies.length === 0
      ? [at('policies', 'must have at least one, or be left out')]
      : []),
    ...listIn(rules, 'policies').flatMap((policy, index) =>
      policyViolations(resource, policy, [...path, 'policies', index]),
    ),
  ];
}

function policyViolations(resource: Resource, policy: unknown, path: Path): Violation[] {
  const at = (field: string, fault: string) => [violation(objectTarget(resource), [...path, field], fault)];
  return [
    ...(POLICY_TYPES.includes(fieldOf(policy, 'type')) ? [] : at('type', 'must be "Pods" or "Percent"')),
    ...(isBetween(fieldOf(policy, 'value'), 1, Infinity) ? [] : at('value', 'must be a whole number of at least 1')),
    ...(isBetween(fieldOf(policy, 'periodSeconds'), 1, LONGEST_PERIOD)
      ? []
      : at('periodSeconds', `must be a whole number from 1 to ${LONGEST_PERIOD}`)),
  ];
}

function isBetween(value: unknown, least: number, most: number): boolean {
  return typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most;
}
