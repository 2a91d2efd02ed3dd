import { Testing as RawTesting } from 'cdk8s';
import * as raw from 'cdk8s-plus-28';
import { labelSelectorOf } from '../../src/connections/plus-selector';

const { LabelExpression, LabelSelector } = raw;

test.each<[string, raw.LabelSelectorOptions, object]>([
  ['nothing, which selects everything', {}, {}],
  ['labels', { labels: { app: 'web', tier: '' } }, { matchLabels: { app: 'web', tier: '' } }],
  ['labels that are all empty', { labels: { app: '' } }, { matchLabels: { app: '' } }],
  [
    'expressions',
    { expressions: [LabelExpression.in('app', ['a', 'b']), LabelExpression.exists('team')] },
    {
      matchExpressions: [
        { key: 'app', operator: 'In', values: ['a', 'b'] },
        { key: 'team', operator: 'Exists' },
      ],
    },
  ],
])('a selector of %s is read as it was written', (_, options, expected) => {
  expect(labelSelectorOf(LabelSelector.of(options))).toEqual(expected);
});

test('where cdk8s-plus-28 renders a selector without loss, ours is the same', () => {
  const selector = LabelSelector.of({
    labels: { app: 'web' },
    expressions: [LabelExpression.notIn('tier', ['db']), LabelExpression.doesNotExist('old')],
  });
  const kube = JSON.parse(JSON.stringify(selector._toKube()));
  expect(labelSelectorOf(selector)).toEqual(kube);
});

// What is not public of cdk8s-plus-28, and is read all the same.
describe('cdk8s-plus-28 keeps', () => {
  test('what a selector selects in labels and expressions', () => {
    const expressions = [LabelExpression.exists('team')];
    expect(LabelSelector.of({ labels: { app: '' }, expressions })).toEqual({ labels: { app: '' }, expressions });
    // the loss for which they are read
    expect(LabelSelector.of({ labels: { app: '' } })._toKube().matchLabels).toBeUndefined();
  });

  test('the addresses that a load balancer is for in _loadBalancerSourceRanges', () => {
    const service = new raw.Service(RawTesting.chart(), 'service', { loadBalancerSourceRanges: ['10.0.0.0/8'] });
    expect(service).toHaveProperty('_loadBalancerSourceRanges', ['10.0.0.0/8']);
  });

  test('the labels that a Service selects in _selector', () => {
    const service = new raw.Service(RawTesting.chart(), 'service', {});
    service.selectLabel('app', 'web');
    expect(service).toHaveProperty('_selector', { app: 'web' });
  });

  test('the number of a port as value, and 0 to 65535 for all ports', () => {
    expect(raw.NetworkPolicyPort.udp(53)._toKube()).toMatchObject({ port: { value: 53 }, protocol: 'UDP' });
    expect(raw.NetworkPolicyPort.allTcp()._toKube()).toMatchObject({ port: { value: 0 }, endPort: 65535 });
  });

  test('the Service of a backend in its rendered form', () => {
    const service = new raw.Service(RawTesting.chart(), 'service', { ports: [{ port: 80 }] });
    expect(raw.IngressBackend.fromService(service)._toKube()).toEqual({
      service: { name: service.name, port: { number: 80 } },
    });
  });
});
