import * as raw from 'cdk8s-plus-28';
import { Chart, Posture } from '../../src';
import type { Declarations } from '../../src/network/connection';
import { declarationsOf } from '../../src/network/declaring';
import { endName } from '../../src/network/end';
import * as plus from '../../src/plus';
import { serve, shop } from '../support/plus-shop';

function declared(chart: Chart): Declarations {
  return declarationsOf(chart.node.findAll());
}

/** Connections as `FROM to TO`, with the one end that allows them. */
function connectionsOf(chart: Chart): string[] {
  return declared(chart).connections.map(
    ({ from, to, onlyAt }) => `${endName(from)} to ${endName(to)}${onlyAt ? ` at ${onlyAt}` : ''}`,
  );
}

test('an isolated kind is named by its object, and by its policy', () => {
  const chart = shop();
  serve(plus.Deployment, chart, 'web');
  expect(declared(chart)).toEqual({
    workloads: [
      {
        origin: 'shop/web/Resource',
        name: 'web',
        policy: 'shop/web/OwnNetworkPolicy',
        through: 'connections',
        ports: [{ protocol: 'TCP', port: 8080, servicePort: 8080, isUsual: true }],
      },
    ],
    connections: [],
  });
});

test('the ports that code can name are told with the Service that callers get', () => {
  const chart = shop();
  const web = serve(plus.Deployment, chart, 'web');
  for (const [name, port] of [
    ['first', 80],
    ['second', 81],
  ] as const) {
    new plus.Service(chart, name, { metadata: { name }, selector: web, ports: [{ port, targetPort: 8080 }] });
  }
  expect(declared(chart).workloads[0].ports).toEqual([
    { protocol: 'TCP', port: 8080, servicePort: 80, service: 'first', isUsual: true },
    { protocol: 'TCP', port: 8080, servicePort: 81, service: 'second', isUsual: false },
  ]);
});

test('what is between two kinds is told once, with the names that the caller looks up', () => {
  const chart = shop();
  const [web, db] = ['web', 'db'].map((id) => serve(plus.Deployment, chart, id));
  web.connections.allowTo(db);
  db.connections.allowFrom(web);
  expect(connectionsOf(chart)).toEqual(['web to db', 'web to kube-dns']);
  expect(declared(chart).connections[0]).toEqual({
    from: { kind: 'workload', origin: 'shop/web/Resource', name: 'web' },
    to: { kind: 'workload', origin: 'shop/db/Resource', name: 'db' },
    ports: [{ protocol: 'TCP', port: 8080 }],
    reason: 'web connects to db',
    declaredBy: 'shop/web',
    purpose: 'call',
  });
});

test('what a policy was rendered with is not told of what has changed since', () => {
  const chart = shop();
  const web = serve(plus.Deployment, chart, 'web');
  const service = web.exposeViaService({ name: 'web', ports: [{ port: 80, targetPort: 8080 }] });
  service.exposeViaIngress('/');
  const ports = () => declared(chart).connections.map(({ ports: each }) => each);
  chart.toJson();
  Object.assign(service.ports[0], { targetPort: 9090 });
  expect(ports()).toEqual([[{ protocol: 'TCP', port: 9090 }]]);
  chart.toJson();
  web.connections.allowTo(plus.NetworkPolicyIpBlock.ipv4(chart, 'partner', '203.0.113.0/24'), {
    ports: [plus.NetworkPolicyPort.tcp(443)],
  });
  expect(connectionsOf(chart)).toContain('web to 203.0.113.0/24');
});

test('what only one end allows says so', () => {
  const chart = shop();
  const [web, db] = ['web', 'db'].map((id) => serve(plus.Deployment, chart, id));
  web.connections.allowTo(db, { isolation: plus.PodConnectionsIsolation.POD });
  db.connections.allowTo(web, { isolation: plus.PodConnectionsIsolation.PEER });
  expect(connectionsOf(chart)).toEqual(['web to db at from', 'web to kube-dns', 'db to web at to']);
});

test('of a workload that is isolated in one direction only, nothing is claimed', () => {
  const chart = shop({ posture: Posture.baseline() });
  const [web, db] = ['web', 'db'].map((id) => serve(plus.Deployment, chart, id));
  web.connections.allowTo(db);
  expect(declared(chart)).toEqual({ workloads: [], connections: [] });
});

test('a workload of cdk8s-plus-28 is an end, and its pods are not claimed to be isolated', () => {
  const chart = shop();
  const web = serve(plus.Deployment, chart, 'web');
  const db = new raw.StatefulSet(chart, 'db', { containers: [{ image: 'db', portNumber: 5432 }] });
  web.connections.allowTo(db);
  web.connections.allowFrom(db);
  expect(declared(chart).workloads.map(({ origin }) => origin)).toEqual(['shop/web/Resource']);
  expect(connectionsOf(chart).sort()).toEqual(['db to web', 'web to db', 'web to kube-dns']);
});

test('what comes from outside is told of the port of the pods', () => {
  const chart = shop();
  serve(plus.Deployment, chart, 'web').exposeViaService({
    name: 'web',
    serviceType: plus.ServiceType.LOAD_BALANCER,
    ports: [{ port: 80, targetPort: 8080 }],
  });
  expect(declared(chart).connections).toEqual([
    {
      from: { kind: 'anyone' },
      to: { kind: 'workload', origin: 'shop/web/Resource', name: 'web' },
      ports: [{ protocol: 'TCP', port: 8080 }],
      reason: 'load balancer web of web',
      declaredBy: 'shop/web/webService',
      purpose: 'exposure',
    },
  ]);
});
