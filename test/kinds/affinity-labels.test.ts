import { App, Chart as RawChart, Testing as RawTesting } from 'cdk8s';
import * as raw from 'cdk8s-plus-28';
import { Posture, Testing } from '../../src';
import * as plus from '../../src/plus';
import { Kplus, serve, shop } from '../support/plus-shop';

/** The affinity of the pods of a Deployment, of cdk8s-plus-28 or of this library. */
function affinityOf(
  kplus: Kplus,
  select: (kplus: Kplus, chart: RawChart) => raw.Pods,
  app: App = RawTesting.app(),
): any {
  const chart = new RawChart(app, 'shop', { namespace: 'shop' });
  const web = serve(kplus.Deployment, chart, 'web');
  const others = select(kplus, chart);
  web.scheduling.separate(others);
  web.scheduling.colocate(others, { weight: 10, topology: kplus.Topology.ZONE });
  const { spec } = RawTesting.synth(chart).find(({ kind }) => kind === 'Deployment');
  return spec.template.spec.affinity;
}

const byEmptyLabel = (kplus: Kplus, chart: RawChart) => kplus.Pods.select(chart, 'others', { labels: { role: '' } });

test('pods are kept apart from those with an empty label, not from all', () => {
  const term = (affinity: any) => affinity.podAntiAffinity.requiredDuringSchedulingIgnoredDuringExecution[0];
  const weighed = (affinity: any) =>
    affinity.podAffinity.preferredDuringSchedulingIgnoredDuringExecution[0].podAffinityTerm;
  const [theirs, ours] = [affinityOf(raw, byEmptyLabel), affinityOf(plus, byEmptyLabel)];
  expect(term(theirs).labelSelector).toEqual({});
  expect(term(ours).labelSelector).toEqual({ matchLabels: { role: '' } });
  expect(weighed(ours).labelSelector).toEqual({ matchLabels: { role: '' } });
});

test('pods with other labels, also in other namespaces, are found as before', () => {
  const select = (kplus: Kplus, chart: RawChart) =>
    kplus.Pods.select(chart, 'others', {
      labels: { app: 'cart' },
      expressions: [kplus.LabelExpression.in('tier', ['web', 'db'])],
      namespaces: kplus.Namespaces.select(chart, 'namespaces', { names: ['a'], labels: { team: 'b' } }),
    });
  expect(affinityOf(plus, select)).toEqual(affinityOf(raw, select));
});

test('under Posture.none() the label is left out as cdk8s-plus-28 does', () => {
  const app = Testing.app();
  Posture.none().applyTo(app);
  expect(affinityOf(plus, byEmptyLabel, app)).toEqual(affinityOf(raw, byEmptyLabel));
});

test('a label without a value is refused, as it would mean all pods', () => {
  const chart = shop();
  const web = serve(plus.Deployment, chart, 'web');
  const others = plus.Pods.select(chart, 'others', { labels: { app: undefined as unknown as string } });
  expect(() => web.scheduling.separate(others)).toThrow(
    '"shop/others" selects by the label "app" with the value undefined; write a string',
  );
});
