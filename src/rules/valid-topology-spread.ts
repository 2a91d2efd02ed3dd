import { fieldOf, isAbsent, isObject, listIn, Path, pathText } from '../manifest/json';
import type { Pod } from '../manifest/pod';
import { podRule, Violation } from '../policy/rule';
import { REFUSED } from '../policy/severity';
import { statement } from './parts/statement';
import { violation } from './parts/violation';

/**
 * Fields: pods: maxSkew, minDomains, topologyKey, whenUnsatisfiable of topologySpreadConstraints
 * Allowed: what an API server takes. Two constraints may not have the same topologyKey and whenUnsatisfiable.
 */
export const validTopologySpread = podRule({
  id: 'valid-topology-spread',
  summary: 'topology spread constraints are what the API server takes',
  why: 'The API server refuses the pod.',
  severity: REFUSED,
  scanners: { kubeScore: ['pod-topology-spread-constraints'] },
  onlyWith: ['topologySpreadConstraints'],
  check: (pod) => {
    const taken = new Set<string>();
    return listIn(pod.spec, 'topologySpreadConstraints').flatMap((constraint, index) => {
      const path = ['topologySpreadConstraints', index];
      const found = isObject(constraint) ? faultsOf(pod, constraint, path) : [];
      if (!isObject(constraint) || found.length > 0) {
        return found;
      }
      const key = JSON.stringify([constraint.topologyKey, constraint.whenUnsatisfiable]);
      if (taken.has(key)) {
        const message = `${pathText(path)} has the topologyKey and whenUnsatisfiable of another; remove one of them`;
        return [statement(pod, [...path, 'topologyKey'], message)];
      }
      taken.add(key);
      return [];
    });
  },
});

const ACTIONS: readonly unknown[] = ['DoNotSchedule', 'ScheduleAnyway'];

function faultsOf(pod: Pod, constraint: unknown, path: Path): Violation[] {
  const field = (name: string) => fieldOf(constraint, name);
  const at = (name: string, fault: string) => [violation(pod, [...path, name], fault)];
  const isDomains = isAbsent(field('minDomains')) || isPositive(field('minDomains'));
  const isStrict = field('whenUnsatisfiable') === 'DoNotSchedule';
  return [
    ...(isPositive(field('maxSkew')) ? [] : at('maxSkew', 'must be a whole number of at least 1')),
    ...(field('topologyKey') ? [] : at('topologyKey', 'must be the name of a label of nodes')),
    ...(ACTIONS.includes(field('whenUnsatisfiable'))
      ? []
      : at('whenUnsatisfiable', 'must be "DoNotSchedule" or "ScheduleAnyway"')),
    ...(isDomains ? [] : at('minDomains', 'must be a whole number of at least 1')),
    ...(isDomains && !isAbsent(field('minDomains')) && !isStrict
      ? at('minDomains', 'must be left out unless whenUnsatisfiable is "DoNotSchedule"')
      : []),
  ];
}

function isPositive(value: unknown): boolean {
  return typeof value === 'number' && Number.isInteger(value) && value >= 1;
}
