import { Cron } from 'cdk8s';
import { Posture, Testing } from '../../src';
import * as plus from '../../src/plus';
import { container, KINDS, podsOf, policiesOf, serve, shop } from '../support/plus-shop';

const names = Object.keys(KINDS);
const schedule = { schedule: Cron.daily() } as object;

test.each(names)('a %s has one policy, which allows nothing until something is declared', (kind) => {
  const chart = shop();
  const pods = KINDS[kind](plus, chart);
  expect(policiesOf(chart)).toEqual({ it: { ...podsOf(pods), policyTypes: ['Ingress', 'Egress'] } });
});

test.each(names)('the policy of a %s is in its namespace, also where that is not the one of the chart', (kind) => {
  const chart = shop();
  const Kind = plus[kind as 'Deployment'];
  new Kind(chart, 'it', { metadata: { namespace: 'other' }, containers: [container], ...schedule });
  const policy = Testing.synth(chart).find((each) => each.kind === 'NetworkPolicy');
  expect(policy.metadata.namespace).toBe('other');
});

test.each([
  ['restricted', Posture.restricted(), true],
  ['strict', Posture.strict(), true],
  ['baseline', Posture.baseline(), false],
  ['restricted that only tells', Posture.restricted().audit(), false],
  ['none', Posture.none(), false],
])('the posture %s decides where the user does not', (_, posture, isolated) => {
  const chart = shop({ posture });
  serve(plus.Deployment, chart, 'web');
  expect(chart.node.findAll().some(({ node }) => node.id.endsWith('NetworkPolicy'))).toBe(isolated);
});

test.each(names)('a %s with isolate: false is not', (kind) => {
  const chart = shop();
  KINDS[kind](plus, chart, false);
  expect(policiesOf(chart)).toEqual({});
});

test.each(names)('a %s with isolate: true is, also where the posture would not', (kind) => {
  const chart = shop({ posture: Posture.baseline() });
  KINDS[kind](plus, chart, true);
  expect(Object.keys(policiesOf(chart))).toEqual(['it']);
});

test('pods in the network of their node are not: no policy would hold for them', () => {
  const chart = shop();
  new plus.DaemonSet(chart, 'agent', { containers: [container], hostNetwork: true });
  expect(chart.node.findAll().some(({ node }) => node.id.endsWith('NetworkPolicy'))).toBe(false);
});

test('isolating twice changes nothing', () => {
  const chart = shop();
  const web = serve(plus.Deployment, chart, 'web', { isolate: true });
  web.connections.isolate();
  web.connections.isolate();
  expect(Object.keys(policiesOf(chart))).toEqual(['web']);
});

test('a posture cannot change any more once a workload has acted on it', () => {
  const chart = shop();
  serve(plus.Deployment, chart, 'web');
  expect(() => Posture.none().applyTo(chart)).toThrow(/"shop\/web" has already acted on restricted/);
});
