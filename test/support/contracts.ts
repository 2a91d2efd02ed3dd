import { Inventory } from '../../src/manifest/inventory';
import type { JsonObject } from '../../src/manifest/json';
import { Resource } from '../../src/manifest/resource';
import type { Connection } from '../../src/network/connection';
import type { Contract } from '../../src/network/contract/contract';
import { contractOf } from '../../src/network/contract/contract-of';
import type { End, PodsEnd, WorkloadEnd } from '../../src/network/end';

/** An app of one repository, and what it declares. */
export interface Repository {
  readonly manifests: readonly JsonObject[];
  /** Names of workloads that have a policy of their own. @default - all of the Deployments */
  readonly isolated?: readonly string[];
  readonly connections?: readonly Connection[];
  /** Names of those that the code has as kinds. @default - none */
  readonly kinds?: readonly string[];
}

/** The contract of an app whose objects come from `app/NAME/KIND`. */
export function contractOfRepository({ manifests, isolated, connections = [], kinds = [] }: Repository): Contract {
  const resources = manifests.map((manifest) => {
    const { kind, metadata } = manifest as { kind: string; metadata: { name: string } };
    return new Resource(manifest, `app/${metadata.name}/${kind}`);
  });
  const names = isolated ?? resources.filter(({ kind }) => kind === 'Deployment').map(({ name }) => name);
  return contractOf(new Inventory(resources), {
    workloads: names.map((name) => ({
      origin: originOf(name),
      policy: `app/${name}/NetworkPolicy`,
      ...(kinds.includes(name) ? { through: 'connections' as const } : {}),
    })),
    connections,
  });
}

/** A contract in which every field that there is stands somewhere. */
export function wholeContract(): Contract {
  const [deployment, policy] = isolatedDeployment('web', {
    podSpec: {
      hostNetwork: false,
      containers: [{ name: 'web', ports: [{ name: 'http', containerPort: 8080 }, { containerPort: 9090 }] }],
    },
  });
  const service = {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name: 'web', namespace: 'shop' },
    spec: { selector: { app: 'web' }, ports: [{ name: 'http', port: 80, targetPort: 'http' }] },
  };
  const replicated = { template: { spec: { template: { spec: { containers: [] } } } } };
  const jobs = {
    apiVersion: 'jobset.x-k8s.io/v1alpha2',
    kind: 'JobSet',
    metadata: { name: 'jobs' },
    spec: { replicatedJobs: [replicated, replicated] },
  };
  const namespace = { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'shop', labels: { team: 'shop' } } };
  const expressions = [
    { key: 'team', operator: 'In', values: ['data'] },
    { key: 'old', operator: 'DoesNotExist' },
  ];
  const ends: End[] = [
    foreign('cart'),
    { kind: 'pods', name: 'data', namespaceSelector: { matchExpressions: expressions }, podSelector: {} },
    { kind: 'addresses', name: 'office', blocks: [{ cidr: '192.0.2.0/24', except: ['192.0.2.8/32'] }] },
    { kind: 'anyone' },
    { kind: 'named', name: 'smtp.example.com', host: 'smtp.example.com' },
    { kind: 'named', name: 'the API server', entity: 'kube-apiserver' },
  ];
  return contractOfRepository({
    manifests: [namespace, deployment, policy, service, jobs],
    kinds: ['web'],
    connections: [
      ...ends.map((end) => call(own('web'), end, 443)),
      {
        ...call(foreign('bot'), own('web')),
        ports: [{ protocol: 'SCTP', port: 1, endPort: 65535 }],
        purpose: 'exposure',
      },
      { ...call(foreign('all'), own('web')), ports: undefined, purpose: 'scraping' },
      { ...call(own('web'), foreign('dns'), 53), purpose: 'dns' },
    ],
  });
}

export interface WorkloadOptions {
  /** @default shop */
  readonly namespace?: string;
  /** @default 8080 */
  readonly port?: number;
  readonly labels?: JsonObject;
  readonly podSpec?: JsonObject;
}

/** A Deployment, and the policy that isolates it, which selects its pods by one label. */
export function isolatedDeployment(name: string, options: WorkloadOptions = {}): JsonObject[] {
  const { namespace = 'shop', port = 8080, labels = {}, podSpec = {} } = options;
  const metadata = namespace === '' ? { name } : { name, namespace };
  const selector = { matchLabels: { app: name } };
  const spec = { containers: [{ name, image: 'registry.example.com/app:1', ports: [{ containerPort: port }] }] };
  return [
    {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata,
      spec: { selector, template: { metadata: { labels: { app: name, ...labels } }, spec: { ...spec, ...podSpec } } },
    },
    { apiVersion: 'networking.k8s.io/v1', kind: 'NetworkPolicy', metadata, spec: { podSelector: selector } },
  ];
}

/** A Deployment of the same app as one end. */
export function own(name: string): WorkloadEnd {
  return { kind: 'workload', origin: originOf(name), name };
}

/** What Peers says of a Deployment of another repository. */
export function foreign(name: string, namespace = 'shop'): PodsEnd {
  return { kind: 'pods', name, namespace, podSelector: { matchLabels: { app: name } } };
}

/** A call on TCP ports. */
export function call(from: End, to: End, ...ports: readonly number[]): Connection {
  const [caller, callee] = [from, to].map((end) => ('name' in end ? end.name : 'anyone'));
  return {
    from,
    to,
    ports: ports.map((port) => ({ protocol: 'TCP', port })),
    reason: `${caller} connects to ${callee}`,
    declaredBy: `app/${from.kind === 'workload' ? caller : callee}`,
    purpose: 'call',
  };
}

function originOf(name: string): string {
  return `app/${name}/Deployment`;
}
