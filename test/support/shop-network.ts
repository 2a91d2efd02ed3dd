import { Inventory } from '../../src/manifest/inventory';
import type { JsonObject } from '../../src/manifest/json';
import { Resource } from '../../src/manifest/resource';
import { KUBE_DNS } from '../../src/network/cluster-network';
import type { Connection } from '../../src/network/connection';
import type { WorkloadEnd } from '../../src/network/end';
import { NetworkReport, networkReportOf } from '../../src/network/network-report';

/** A Deployment whose pods are labelled with its name, from a construct of the same name. */
export function workload(name: string, namespace: string | undefined, podSpec: JsonObject = {}): Resource {
  const labels = { app: name };
  const spec = { containers: [{ name, image: name }], ...podSpec };
  return new Resource(
    {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name, namespace },
      spec: { selector: { matchLabels: labels }, template: { metadata: { labels }, spec } },
    },
    originOf(name),
  );
}

/** A policy that isolates the pods with such a name. */
export function isolating(name: string, namespace: string | undefined, ...policyTypes: string[]): Resource {
  return new Resource({
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: { name, namespace },
    spec: { podSelector: { matchLabels: { app: name } }, policyTypes },
  });
}

export function end(name: string): WorkloadEnd {
  return { kind: 'workload', origin: originOf(name), name };
}

function originOf(name: string): string {
  return `app/${name}/Deployment`;
}

export function connection(from: Connection['from'], to: Connection['to'], more: Partial<Connection> = {}): Connection {
  return {
    from,
    to,
    ports: [{ protocol: 'TCP', port: 8080 }],
    reason: 'it does',
    declaredBy: 'app',
    purpose: 'call',
    ...more,
  };
}

/** Workloads in two namespaces, some of which nobody isolates, with everybody whom a connection can name. */
export const SHOP = new Inventory([
  workload('frontend', 'shop'),
  isolating('frontend', 'shop', 'Ingress', 'Egress'),
  workload('cart', 'shop'),
  isolating('cart', 'shop', 'Ingress', 'Egress'),
  workload('old', 'shop'),
  workload('agent', 'ops', { hostNetwork: true }),
  isolating('agent', 'ops', 'Ingress', 'Egress'),
  workload('collector', 'ops'),
  isolating('collector', 'ops', 'Ingress'),
]);

export const SHOP_CONNECTIONS: readonly Connection[] = [
  connection(end('frontend'), end('cart'), {
    ports: [{ protocol: 'TCP', port: 7070 }],
    reason: 'frontend connects to cart',
    declaredBy: 'app/frontend',
  }),
  connection(end('frontend'), end('cart'), {
    ports: [{ protocol: 'UDP', port: 8000, endPort: 8100 }],
    reason: 'frontend streams to cart',
    declaredBy: 'app/frontend',
  }),
  connection(end('frontend'), KUBE_DNS.end, { ports: KUBE_DNS.ports, purpose: 'dns' }),
  connection(end('cart'), KUBE_DNS.end, { ports: KUBE_DNS.ports, purpose: 'dns' }),
  connection({ kind: 'addresses', name: 'internet', blocks: [{ cidr: '0.0.0.0/0' }] }, end('frontend'), {
    reason: 'frontend is exposed',
    purpose: 'exposure',
    onlyAt: 'to',
  }),
  connection(end('collector'), end('cart'), { ports: undefined, reason: 'metrics of cart', purpose: 'scraping' }),
  connection(end('cart'), { kind: 'pods', name: 'payment', podSelector: {} }, { reason: 'cart connects to payment' }),
  connection(
    end('cart'),
    { kind: 'named', name: 'smtp.example.com', host: 'smtp.example.com' },
    {
      ports: [{ protocol: 'TCP', port: 587 }],
      reason: 'cart sends mail',
      wider: 'no policy can name a host; set the plugin of the posture',
    },
  ),
];

export function shopNetwork(): NetworkReport {
  const workloads = ['frontend', 'cart'].map((name) => ({ origin: originOf(name), policy: `app/${name}/Policy` }));
  return networkReportOf(SHOP, { workloads, connections: SHOP_CONNECTIONS })!;
}

/** A chain of workloads, some in each namespace. */
export function chainNetwork(length: number, namespaces = 1): NetworkReport {
  const names = Array.from({ length }, (_, index) => `w${String(index).padStart(5, '0')}`);
  const app = new Inventory(names.map((name, index) => workload(name, `n${index % namespaces}`)));
  const connections = names.slice(1).map((name, index) => connection(end(names[index]), end(name)));
  return networkReportOf(app, { workloads: [], connections })!;
}

/** A network whose every text is from somebody who means ill. */
export function hostileNetwork(): NetworkReport {
  const text = '\u001b[2J`</details>|\r\n@everyone #1 [a](http://b) <img src=x> \u202e"] end';
  const ill: WorkloadEnd = { ...end(text), name: text };
  const peer: Connection['to'] = { kind: 'pods', name: text, namespace: text, podSelector: {} };
  const more = { reason: text, declaredBy: text, wider: text };
  const connections = [connection(ill, peer, more), connection(ill, peer, { ...more, purpose: 'dns' })];
  return networkReportOf(new Inventory([workload(text, text), workload('a', 'b')]), { workloads: [], connections })!;
}
