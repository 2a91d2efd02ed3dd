import type { JsonObject } from '../../src/manifest/json';
import { pdbAllowsDisruption } from '../../src/rules/pdb-allows-disruption';
import { pdbExists } from '../../src/rules/pdb-exists';
import { pdbHasPolicy } from '../../src/rules/pdb-has-policy';
import { pdbSelectorsDisjoint } from '../../src/rules/pdb-selectors-disjoint';
import { pdbSelectsOneWorkload } from '../../src/rules/pdb-selects-one-workload';
import { pdbTargetsPod } from '../../src/rules/pdb-targets-pod';
import { pdbUnhealthyEvictionPolicy } from '../../src/rules/pdb-unhealthy-eviction-policy';
import { validDisruptionBudget } from '../../src/rules/valid-disruption-budget';
import { fixTable } from '../support/fix-table';
import { objectTables } from '../support/object-tables';
import { daemonSet, deployment, object, statefulSet, withMetadata } from '../support/objects';

const WEB = { matchLabels: { app: 'web' } };
const inShop = (manifest: JsonObject) => withMetadata(manifest, { namespace: 'shop' });
const named = (manifest: JsonObject, name: string) => withMetadata(manifest, { name });
const budget = (spec: JsonObject = {}) =>
  object('policy/v1', 'PodDisruptionBudget', { spec: { selector: WEB, ...spec } });
const hpa = (spec: JsonObject) =>
  object('autoscaling/v2', 'HorizontalPodAutoscaler', {
    spec: { scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web' }, ...spec },
  });

const NO_BUDGET = 'no PodDisruptionBudget selects the pods; write one, e.g. with maxUnavailable 1';

objectTables(pdbExists, {
  passes: {
    'a budget': { manifest: deployment({ replicas: 3 }), beside: [budget()] },
    'a budget for all pods': { manifest: statefulSet({ replicas: 3 }), beside: [budget({ selector: {} })] },
    'one pod': deployment({ replicas: 1 }),
    'no pod': deployment({ replicas: 0 }),
    'what runs once on each node': daemonSet(),
    'no pods at all': object('apps/v1', 'Deployment', { spec: { replicas: 3 } }),
  },
  fails: {
    'several pods': [deployment({ replicas: 2 }), NO_BUDGET],
    'as many as somebody else says': [deployment(), NO_BUDGET],
    'as many as an autoscaler says': [{ manifest: deployment({ replicas: 1 }), beside: [hpa({})] }, NO_BUDGET],
    'a budget without a selector': [
      { manifest: deployment({ replicas: 2 }), beside: [budget({ selector: null })] },
      NO_BUDGET,
    ],
    'a budget of another namespace': [{ manifest: deployment({ replicas: 2 }), beside: [inShop(budget())] }, NO_BUDGET],
  },
});

objectTables(pdbHasPolicy, {
  passes: { 'a minimum': budget({ minAvailable: 0 }), 'a maximum': budget({ maxUnavailable: '50%' }) },
  fails: {
    neither: [budget(), 'spec.maxUnavailable must be set, e.g. 1, or minAvailable'],
    nulls: [
      budget({ minAvailable: null, maxUnavailable: null }),
      'spec.maxUnavailable must be set, e.g. 1, or minAvailable',
    ],
  },
});

const share = (field: string, seen: unknown) =>
  `spec.${field} must be a whole number or a percentage up to "100%", not ${JSON.stringify(seen)}`;

objectTables(validDisruptionBudget, {
  passes: {
    'a number': budget({ minAvailable: 1 }),
    'a share': budget({ maxUnavailable: '100%', unhealthyPodEvictionPolicy: 'IfHealthyBudget' }),
    'another kind': deployment(),
  },
  fails: {
    both: [
      budget({ minAvailable: 1, maxUnavailable: 1 }),
      'spec.minAvailable must be left out beside maxUnavailable, not 1',
    ],
    'a number in quotes': [budget({ minAvailable: '1' }), share('minAvailable', '1')],
    'nothing in quotes': [budget({ maxUnavailable: '' }), share('maxUnavailable', '')],
    'a negative number': [budget({ maxUnavailable: -1 }), share('maxUnavailable', -1)],
    'more than all': [budget({ minAvailable: '101%' }), share('minAvailable', '101%')],
    'a policy that is none': [
      budget({ unhealthyPodEvictionPolicy: 'Always' }),
      'spec.unhealthyPodEvictionPolicy must be "AlwaysAllow" or "IfHealthyBudget", not "Always"',
    ],
  },
});

const below = (what: string, seen: unknown) => `spec.minAvailable must be below ${what}, not ${JSON.stringify(seen)}`;

objectTables(pdbAllowsDisruption, {
  passes: {
    'one may go': budget({ maxUnavailable: 1 }),
    'one in a hundred may go, which is rounded up': budget({ maxUnavailable: '1%' }),
    'fewer than there are': { manifest: budget({ minAvailable: 2 }), beside: [deployment({ replicas: 3 })] },
    'a share that leaves one': { manifest: budget({ minAvailable: '66%' }), beside: [deployment({ replicas: 3 })] },
    'fewer than an autoscaler leaves': {
      manifest: budget({ minAvailable: 2 }),
      beside: [deployment({ replicas: 1 }), hpa({ minReplicas: 3 })],
    },
    'fewer than several have together': {
      manifest: budget({ minAvailable: 3 }),
      beside: [deployment({ replicas: 2 }), statefulSet({ replicas: 2 })],
    },
    'pods whose number nobody knows': { manifest: budget({ minAvailable: 3 }), beside: [daemonSet()] },
    'no pods': budget({ minAvailable: 3 }),
    none: { manifest: budget(), beside: [deployment()] },
    'what is no number': { manifest: budget({ minAvailable: 'all' }), beside: [deployment()] },
  },
  fails: {
    'none may go': [budget({ maxUnavailable: 0 }), 'spec.maxUnavailable must be at least 1, not 0'],
    'no share may go': [budget({ maxUnavailable: '0%' }), 'spec.maxUnavailable must be at least 1, not "0%"'],
    'all must stay': [budget({ minAvailable: '100%' }), below('"100%"', '100%')],
    'as many as there are': [
      { manifest: budget({ minAvailable: 2 }), beside: [deployment({ replicas: 2 })] },
      below('2, the replicas of Deployment "web"', 2),
    ],
    'as many as there are, for lack of a number': [
      { manifest: budget({ minAvailable: 1 }), beside: [deployment()] },
      below('1, the replicas of Deployment "web"', 1),
    ],
    'a share that is rounded up to all': [
      { manifest: budget({ minAvailable: '67%' }), beside: [deployment({ replicas: 3 })] },
      below('3, the replicas of Deployment "web"', '67%'),
    ],
    'as many as an autoscaler leaves': [
      { manifest: budget({ minAvailable: 2 }), beside: [deployment(), hpa({ minReplicas: 2 })] },
      below('2, the fewest that HorizontalPodAutoscaler "web" leaves', 2),
    ],
    'as many as an autoscaler leaves by default': [
      { manifest: budget({ minAvailable: 1 }), beside: [deployment({ replicas: 5 }), hpa({})] },
      below('1, the fewest that HorizontalPodAutoscaler "web" leaves', 1),
    ],
    'as many as several have together': [
      { manifest: budget({ minAvailable: 4 }), beside: [deployment({ replicas: 2 }), statefulSet({ replicas: 2 })] },
      below('4, the replicas of Deployment "web" and 1 more', 4),
    ],
  },
});

objectTables(pdbTargetsPod, {
  passes: {
    'pods of the app': { manifest: budget(), beside: [deployment()] },
    'all pods': { manifest: budget({ selector: {} }), beside: [deployment()] },
  },
  fails: {
    'no pods': [
      budget(),
      'spec.selector must match the labels of pods that the app has in the namespace "default", not {"matchLabels":{"app":"web"}}',
    ],
    'no selector': [
      { manifest: budget({ selector: null }), beside: [deployment()] },
      'spec.selector must match the labels of pods that the app has in the namespace "default"',
    ],
  },
});

objectTables(pdbSelectorsDisjoint, {
  passes: {
    one: { manifest: deployment(), beside: [budget()] },
    'one of another namespace': { manifest: deployment(), beside: [budget(), inShop(named(budget(), 'shop'))] },
  },
  fails: {
    'two with one selector': [
      { manifest: deployment(), beside: [budget(), named(budget(), 'app')] },
      'PodDisruptionBudgets "web" and "app" both select the pods; remove one of them',
    ],
    'one of some and one of all': [
      { manifest: deployment(), beside: [budget(), named(budget({ selector: {} }), 'all')] },
      'PodDisruptionBudgets "web" and "all" both select the pods; remove one of them',
    ],
  },
});

objectTables(pdbSelectsOneWorkload, {
  passes: { one: { manifest: budget(), beside: [deployment()] }, none: budget() },
  fails: {
    two: [
      { manifest: budget(), beside: [deployment(), named(statefulSet(), 'cache')] },
      'spec.selector also matches the pods of StatefulSet "cache"; write a label that only those of Deployment "web" have',
    ],
  },
});

objectTables(pdbUnhealthyEvictionPolicy, {
  passes: {
    'what is written': budget({ unhealthyPodEvictionPolicy: 'IfHealthyBudget' }),
    'a version that does not know it': { manifest: budget(), targetMinor: 26 },
    'another kind': deployment(),
  },
  fails: {
    nothing: [budget(), 'spec.unhealthyPodEvictionPolicy must be set'],
    null: [budget({ unhealthyPodEvictionPolicy: null }), 'spec.unhealthyPodEvictionPolicy must be set'],
  },
});

fixTable(pdbUnhealthyEvictionPolicy, {
  'a budget without': {
    manifest: budget(),
    adds: { 'spec.unhealthyPodEvictionPolicy': 'AlwaysAllow' },
    effect: 'behavioural',
  },
  'what is written': { manifest: budget({ unhealthyPodEvictionPolicy: 'IfHealthyBudget' }), adds: {} },
  'a foreign budget': { manifest: budget(), adds: {}, foreign: true },
  'an older version': { manifest: budget(), adds: {}, parameters: { targetMinor: 26 } },
  'another kind': { manifest: deployment(), adds: {} },
});
