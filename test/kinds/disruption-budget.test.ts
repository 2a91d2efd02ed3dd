import * as raw from 'cdk8s-plus-28';
import {
  Chart,
  PodDisruptionBudget,
  PodDisruptionBudgetProps,
  Posture,
  Testing,
  UnhealthyPodEvictionPolicy,
} from '../../src';
import * as plus from '../../src/plus';
import { findingsOf, serve, shop } from '../support/plus-shop';

const { percent, absolute } = raw.PercentOrAbsolute;

function budgetIn(chart: Chart): any {
  return Testing.synth(chart).find(({ kind }) => kind === 'PodDisruptionBudget');
}

function rendered(props: Omit<PodDisruptionBudgetProps, 'workload'> = {}): any {
  const chart = shop();
  new PodDisruptionBudget(chart, 'budget', { workload: serve(plus.Deployment, chart, 'web'), ...props });
  return budgetIn(chart).spec;
}

test('a budget counts the pods of its workload, in its namespace, and lets one of them go', () => {
  const chart = shop();
  const workload = new plus.Deployment(chart, 'web', {
    metadata: { namespace: 'front' },
    containers: [{ image: 'registry.example.com/web:1.0.0' }],
    matchLabels: { app: 'web' },
  });
  const budget = new PodDisruptionBudget(chart, 'budget', { workload });
  workload.select(raw.LabelSelector.of({ expressions: [raw.LabelExpression.exists('app')] }));
  expect(budgetIn(chart)).toEqual({
    apiVersion: 'policy/v1',
    kind: 'PodDisruptionBudget',
    metadata: { name: budget.name, namespace: 'front' },
    spec: {
      maxUnavailable: 1,
      selector: { matchExpressions: [{ key: 'app', operator: 'Exists' }], matchLabels: { app: 'web' } },
      unhealthyPodEvictionPolicy: 'AlwaysAllow',
    },
  });
});

test('a budget is the same where objects are left as they are', () => {
  const [one, other] = [Posture.restricted(), Posture.none()].map((posture) => {
    const chart = shop({ posture });
    new PodDisruptionBudget(chart, 'budget', { selector: raw.LabelSelector.of({ labels: { app: 'web' } }) });
    return budgetIn(chart);
  });
  expect(one).toEqual(other);
});

test.each([
  [{ minAvailable: percent(50) }, { minAvailable: '50%' }],
  [{ maxUnavailable: absolute(2) }, { maxUnavailable: 2 }],
  [
    { unhealthyPodEvictionPolicy: UnhealthyPodEvictionPolicy.IF_HEALTHY_BUDGET },
    { unhealthyPodEvictionPolicy: 'IfHealthyBudget' },
  ],
  [{ overrides: { spec: { maxUnavailable: null, minAvailable: 1 } } }, { minAvailable: 1 }],
])('a budget of %j', (props, spec) => {
  expect(rendered(props)).toMatchObject(spec);
  expect(Object.keys(rendered(props))).toHaveLength(3);
});

test('a budget selects by labels without value', () => {
  const chart = shop();
  new PodDisruptionBudget(chart, 'budget', { selector: raw.LabelSelector.of({ labels: { web: '' } }) });
  expect(budgetIn(chart).spec.selector).toEqual({ matchLabels: { web: '' } });
});

test.each<[string, (workload: raw.Workload) => PodDisruptionBudgetProps, string]>([
  ['of no pods', () => ({}), '"shop/budget" must count some pods; write the workload, or a selector that is not empty'],
  [
    'of all pods by accident',
    () => ({ selector: raw.LabelSelector.of() }),
    '"shop/budget" must count some pods; write the workload, or a selector that is not empty',
  ],
  [
    'of two selectors',
    (workload) => ({ workload, selector: raw.LabelSelector.of({ labels: { app: 'web' } }) }),
    '"shop/budget" has a workload and a selector; leave one of them out',
  ],
  [
    'with two numbers',
    (workload) => ({ workload, minAvailable: absolute(1), maxUnavailable: absolute(1) }),
    '"shop/budget" has minAvailable and maxUnavailable; leave one of them out',
  ],
])('a budget %s is refused', (_, props, message) => {
  const chart = shop();
  expect(() => new PodDisruptionBudget(chart, 'budget', props(serve(plus.Deployment, chart, 'web')))).toThrow(message);
});

test('a budget whose selector is a workload, which only TypeScript refuses, is told of the other prop', () => {
  const chart = shop();
  const selector = serve(plus.Deployment, chart, 'web') as unknown as raw.LabelSelector;
  expect(() => new PodDisruptionBudget(chart, 'budget', { selector })).toThrow(
    '"shop/budget" has a selector that is no LabelSelector; if it is a workload, write workload: ...',
  );
});

test('a budget of more than all pods is refused, with its construct', () => {
  expect(() => rendered({ minAvailable: percent(150) })).toThrow(
    /\(shop\/budget\/Resource\): spec\.minAvailable must be a whole number or a percentage up to "100%", not "150%"/,
  );
});

test.each([
  [
    'all pods',
    { minAvailable: absolute(2) },
    'spec.minAvailable must be below 2, the replicas of Deployment "shop-web-c81100ac", not 2',
  ],
  ['all of them in percent', { minAvailable: percent(100) }, 'spec.minAvailable must be below "100%", not "100%"'],
  ['so many that none may go', { maxUnavailable: percent(0) }, 'spec.maxUnavailable must be at least 1, not "0%"'],
])('a budget that keeps %s is told', (_, props, message) => {
  const chart = shop();
  new PodDisruptionBudget(chart, 'budget', { workload: serve(plus.Deployment, chart, 'web'), ...props });
  expect(findingsOf(chart).map((finding) => finding.message)).toContainEqual(expect.stringContaining(message));
});
