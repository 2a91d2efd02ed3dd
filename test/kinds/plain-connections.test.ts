import { App as RawApp, Chart as RawChart, Testing as RawTesting } from 'cdk8s';
import * as raw from 'cdk8s-plus-28';
import type { Construct } from 'constructs';
import { Posture, Testing } from '../../src';
import * as plus from '../../src/plus';
import { container, KINDS, Kplus, podsOf, serve, shop } from '../support/plus-shop';

const ports = [raw.NetworkPolicyPort.udp(53), raw.NetworkPolicyPort.allTcp()];
const shapes: { readonly [shape: string]: (kplus: Kplus, scope: Construct) => void } = {
  'isolate: true': (kplus, scope) => serve(kplus.Deployment, scope, 'web', { isolate: true }),
  'isolate()': (kplus, scope) => serve(kplus.Deployment, scope, 'web').connections.isolate(),
  allowTo: (kplus, scope) => pair(kplus, scope, (web, db) => web.connections.allowTo(db)),
  allowFrom: (kplus, scope) => pair(kplus, scope, (web, db) => web.connections.allowFrom(db)),
  'allowTo with ports': (kplus, scope) => pair(kplus, scope, (web, db) => web.connections.allowTo(db, { ports })),
  'allowTo with isolation of the pod': (kplus, scope) =>
    pair(kplus, scope, (web, db) => web.connections.allowTo(db, { isolation: kplus.PodConnectionsIsolation.POD })),
  'allowFrom with isolation of the peer': (kplus, scope) =>
    pair(kplus, scope, (web, db) => web.connections.allowFrom(db, { isolation: kplus.PodConnectionsIsolation.PEER })),
  'allowFrom an IP block': (kplus, scope) =>
    serve(kplus.Deployment, scope, 'web').connections.allowFrom(
      kplus.NetworkPolicyIpBlock.ipv4(scope, 'block', '999.1.1.1/99'),
    ),
  'allowTo pods by labels': (kplus, scope) =>
    serve(kplus.Deployment, scope, 'web').connections.allowTo(
      kplus.Pods.select(scope, 'pods', { labels: { role: '' } }),
    ),
  'allowTo a Namespace': (kplus, scope) =>
    serve(kplus.Deployment, scope, 'web').connections.allowTo(new kplus.Namespace(scope, 'ops')),
  'a Service and an Ingress': (kplus, scope) =>
    serve(kplus.Deployment, scope, 'web', { isolate: true }).exposeViaIngress('/'),
  'a load balancer': (kplus, scope) =>
    serve(kplus.Deployment, scope, 'web').exposeViaService({ serviceType: kplus.ServiceType.LOAD_BALANCER }),
  'a StatefulSet with a Service of its own': (kplus, scope) => {
    const service = new kplus.Service(scope, 'service', { ports: [{ port: 80 }], clusterIP: 'None' });
    new kplus.StatefulSet(scope, 'db', { containers: [container], service, isolate: true });
  },
};
for (const kind of Object.keys(KINDS)) {
  (shapes as any)[`isolate: true of a ${kind}`] = (kplus: Kplus, scope: Construct) => KINDS[kind](kplus, scope, true);
}

test.each(Object.entries(shapes))('%s under Posture.none() is byte for byte what cdk8s-plus-28 renders', (_, make) => {
  const [ours, theirs] = rendered(Posture.none(), make);
  expect(ours.synthYaml()).toBe(theirs.synthYaml());
});

test.each(Object.entries(shapes))('%s under a posture that only tells has the policies of cdk8s-plus-28', (_, make) => {
  const [ours, theirs] = rendered(Posture.restricted().audit(), make).map((app) =>
    app.charts.flatMap((chart) => chart.toJson()).filter(({ kind }) => kind === 'NetworkPolicy'),
  );
  expect(ours).toEqual(theirs);
});

function rendered(posture: Posture, make: (kplus: Kplus, scope: Construct) => void): RawApp[] {
  const [ours, theirs] = [Testing.app({ posture }), RawTesting.app()];
  make(plus, new RawChart(ours, 'shop', { namespace: 'shop' }));
  make(raw, new RawChart(theirs, 'shop', { namespace: 'shop' }));
  return [ours, theirs];
}

describe.each<[string, Posture]>([
  ['Posture.none()', Posture.none()],
  ['a posture that only tells', Posture.restricted().audit()],
])('under %s', (_, posture) => {
  test.each<[string, (web: plus.Deployment, db: plus.Deployment) => void]>([
    ['before', (web, db) => (callOne(web, db), isolate(web, db))],
    ['after', (web, db) => (isolate(web, db), callOne(web, db))],
  ])('what is connected by calls that cdk8s-plus-28 does not have %s both are isolated gets through', (__, declare) => {
    const chart = shop({ posture });
    const [web, db] = ['web', 'db'].map((id) => serve(plus.Deployment, chart, id));
    declare(web, db);
    const policies = Testing.synth(chart).filter(({ kind }) => kind === 'NetworkPolicy');
    const http = [{ protocol: 'TCP', port: 8080 }];
    expect(policies.map(({ spec }) => [spec.podSelector, spec.egress?.[0], spec.ingress?.[0]])).toEqual(
      expect.arrayContaining([
        [podsOf(web).podSelector, { to: [podsOf(db)], ports: http }, undefined],
        [podsOf(db).podSelector, undefined, { from: [podsOf(web)], ports: http }],
      ]),
    );
  });
});

function callOne(web: plus.Deployment, db: plus.Deployment): void {
  web.connections.connectTo(db);
}

function isolate(...workloads: readonly plus.Deployment[]): void {
  workloads.forEach(({ connections }) => connections.isolate());
}

const errors: { readonly [error: string]: (kplus: Kplus, scope: Construct) => void } = {
  'the same peer twice': (kplus, scope) =>
    pair(kplus, scope, (web, db) => {
      web.connections.allowTo(db);
      web.connections.allowTo(db, { ports });
    }),
  'isolated twice': (kplus, scope) => serve(kplus.Deployment, scope, 'web', { isolate: true }).connections.isolate(),
  'namespaces by labels': (kplus, scope) =>
    serve(kplus.Deployment, scope, 'web').connections.allowTo(
      kplus.Namespaces.select(scope, 'spaces', { labels: { team: 'shop' } }),
    ),
};

test.each(Object.entries(errors))('%s under Posture.none() fails with the words of cdk8s-plus-28', (_, make) => {
  const messageOf = (kplus: Kplus, app: RawChart) => {
    try {
      make(kplus, app);
      return 'no error';
    } catch (error) {
      return (error as Error).message;
    }
  };
  const ours = messageOf(plus, new RawChart(Testing.app({ posture: Posture.none() }), 'shop', { namespace: 'shop' }));
  expect(ours).toBe(messageOf(raw, new RawChart(RawTesting.app(), 'shop', { namespace: 'shop' })));
  expect(ours).not.toBe('no error');
});

function pair(kplus: Kplus, scope: Construct, connect: (web: raw.Deployment, db: raw.Deployment) => void): void {
  connect(serve(kplus.Deployment, scope, 'web'), serve(kplus.Deployment, scope, 'db'));
}
