import { isAbsent, JsonObject, objectIn, Path, valueAt } from '../manifest/json';
import type { Resource } from '../manifest/resource';
import type { Rule, Violation } from '../policy/rule';
import { REFUSED } from '../policy/severity';
import { objectTarget } from './parts/object-target';
import { shareOf } from './parts/scaling/share';
import { wholeNumberFault } from './parts/scaling/whole-number';
import { violation } from './parts/violation';

/** Of a StatefulSet, an API server takes also a negative one. */
const UNCHECKED: Path = ['revisionHistoryLimit'];

/** Fields that take whole numbers, from 0 where nothing else is said. */
const NUMBERS: Readonly<Record<string, readonly Path[]>> = {
  'apps/DaemonSet': [['minReadySeconds'], ['revisionHistoryLimit']],
  'apps/Deployment': [['replicas'], ['minReadySeconds'], ['revisionHistoryLimit'], ['progressDeadlineSeconds']],
  'apps/ReplicaSet': [['replicas'], ['minReadySeconds']],
  'apps/StatefulSet': [
    ['replicas'],
    ['minReadySeconds'],
    UNCHECKED,
    ['ordinals', 'start'],
    ['updateStrategy', 'rollingUpdate', 'partition'],
  ],
};

/** Where it says how pods are replaced. */
const STRATEGIES: Readonly<Record<string, string>> = {
  'apps/DaemonSet': 'updateStrategy',
  'apps/Deployment': 'strategy',
  'apps/StatefulSet': 'updateStrategy',
};

/**
 * Fields: Deployment, StatefulSet, DaemonSet, ReplicaSet: replicas, minReadySeconds, revisionHistoryLimit,
 * progressDeadlineSeconds, ordinals.start, and rollingUpdate of their strategy
 * Allowed: what an API server takes: whole numbers from 0, percentages up to 100 %, a deadline longer than
 * minReadySeconds, rollingUpdate only where pods are rolled, and numbers that let at least one pod be replaced
 */
export const validWorkload: Rule = {
  id: 'valid-workload',
  summary: 'numbers of workloads are what the API server takes',
  why: 'The API server refuses the object, so none of its pods is created or replaced.',
  severity: REFUSED,
  kinds: Object.keys(NUMBERS),
  onlyWith: [
    'minReadySeconds',
    'ordinals',
    'progressDeadlineSeconds',
    'replicas',
    'revisionHistoryLimit',
    'rollingUpdate',
  ],
  check: (resource) => {
    const numbers = NUMBERS[resource.groupKind].flatMap((path) => {
      const fault = wholeNumberFault(valueAt(resource.spec, path), path === UNCHECKED ? -Infinity : 0);
      return fault ? [violation(objectTarget(resource), ['spec', ...path], fault)] : [];
    });
    return numbers.length > 0 ? numbers : [...deadlineViolations(resource), ...strategyViolations(resource)];
  },
};

const DEFAULT_DEADLINE = 600;

function deadlineViolations(resource: Resource): Violation[] {
  const { minReadySeconds, progressDeadlineSeconds } = resource.spec;
  const deadline = progressDeadlineSeconds ?? DEFAULT_DEADLINE;
  return resource.kind === 'Deployment' && Number(deadline) <= Number(minReadySeconds ?? 0)
    ? [
        violation(
          objectTarget(resource),
          ['spec', 'progressDeadlineSeconds'],
          `must be greater than minReadySeconds, which is ${Number(minReadySeconds ?? 0)}`,
        ),
      ]
    : [];
}

/** The types beside which there must be no numbers. In a DaemonSet they are taken then; of other words, valid-enums tells. */
const OTHER_TYPES: Readonly<Record<string, unknown>> = {
  'apps/Deployment': 'Recreate',
  'apps/StatefulSet': 'OnDelete',
};

function strategyViolations(resource: Resource): Violation[] {
  const field = STRATEGIES[resource.groupKind];
  const strategy = objectIn(resource.spec, field);
  const rolling = objectIn(strategy, 'rollingUpdate');
  if (!rolling) {
    return [];
  }
  const path = ['spec', field, 'rollingUpdate'];
  const type = strategy?.type ?? 'RollingUpdate';
  if (type !== 'RollingUpdate') {
    return type === OTHER_TYPES[resource.groupKind]
      ? [violation(objectTarget(resource), path, `must be left out beside the type "${String(type)}"`)]
      : [];
  }
  const shares = ['maxSurge', 'maxUnavailable'].flatMap((name) => {
    const canExceed = name === 'maxSurge' && resource.kind === 'Deployment';
    const fault = `must be a whole number or a percentage${canExceed ? '' : ' up to "100%"'}`;
    return isShare(rolling[name], canExceed) ? [] : [violation(objectTarget(resource), [...path, name], fault)];
  });
  return shares.length > 0 ? shares : roomViolations(resource, rolling, path);
}

function isShare(written: unknown, canExceed: boolean): boolean {
  const share = shareOf(written);
  return isAbsent(written) || (share !== undefined && (canExceed || !share.isPercent || share.value <= 100));
}

/** What an API server fills in. */
const DEFAULT_SHARES: Readonly<Record<string, { readonly maxSurge: unknown; readonly maxUnavailable: unknown }>> = {
  'apps/DaemonSet': { maxSurge: 0, maxUnavailable: 1 },
  'apps/Deployment': { maxSurge: '25%', maxUnavailable: '25%' },
};

/** Whether there is room for a pod to be replaced. */
function roomViolations(resource: Resource, rolling: JsonObject, path: Path): Violation[] {
  const target = objectTarget(resource);
  const defaults = DEFAULT_SHARES[resource.groupKind];
  const maxUnavailable = shareOf(rolling.maxUnavailable ?? defaults?.maxUnavailable ?? 1)?.value;
  if (!defaults) {
    return maxUnavailable === 0 ? [violation(target, [...path, 'maxUnavailable'], 'must be at least 1')] : [];
  }
  const maxSurge = shareOf(rolling.maxSurge ?? defaults.maxSurge)?.value;
  if (maxSurge === 0 && maxUnavailable === 0) {
    return [violation(target, [...path, 'maxUnavailable'], 'must be at least 1, as maxSurge is none')];
  }
  return resource.kind === 'DaemonSet' && maxSurge !== 0 && maxUnavailable !== 0
    ? [violation(target, [...path, 'maxSurge'], 'must be 0, or maxUnavailable must')]
    : [];
}
