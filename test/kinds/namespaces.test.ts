import { App, Chart as RawChart, Testing as RawTesting } from 'cdk8s';
import * as raw from 'cdk8s-plus-28';
import { Posture, Testing } from '../../src';
import * as plus from '../../src/plus';
import { Kplus, shop } from '../support/plus-shop';

function rendered(kplus: Kplus, app: App): any {
  const chart = new RawChart(app, 'shop', { namespace: 'shop', labels: { team: 'a' } });
  new kplus.Namespace(chart, 'stock', { metadata: { name: 'stock' } });
  return RawTesting.synth(chart)[0];
}

test('a Namespace is in none, also in a chart that has one', () => {
  expect(rendered(raw, RawTesting.app()).metadata).toMatchObject({ name: 'stock', namespace: 'shop' });
  const { metadata } = rendered(plus, RawTesting.app());
  expect(metadata).toMatchObject({ name: 'stock', labels: { team: 'a' } });
  expect(metadata).not.toHaveProperty('namespace');
});

test.each([
  ['none', Posture.none()],
  ['audit', Posture.restricted().audit()],
])('under a posture that leaves objects as they are (%s) it is that of cdk8s-plus-28', (_, posture) => {
  const app = Testing.app();
  posture.applyTo(app);
  expect(rendered(plus, app)).toEqual(rendered(raw, RawTesting.app()));
});

test('a Namespace has any field of the API', () => {
  const chart = shop();
  const props = Object.freeze({ overrides: Object.freeze({ spec: Object.freeze({ finalizers: ['kubernetes'] }) }) });
  new plus.Namespace(chart, 'stock', props);
  expect(Testing.synth(chart)[0].spec).toEqual({ finalizers: ['kubernetes'] });
});

test('a Namespace is still whom policies are about', () => {
  const chart = shop();
  const stock = new plus.Namespace(chart, 'stock', { metadata: { name: 'stock' } });
  new plus.NetworkPolicy(chart, 'policy').addIngressRule(stock);
  const { spec } = Testing.synth(chart).find(({ kind }) => kind === 'NetworkPolicy');
  expect(spec.ingress[0].from).toEqual([
    { namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'stock' } }, podSelector: {} },
  ]);
});
