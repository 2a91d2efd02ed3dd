import { Cron } from 'cdk8s';
import { Chart, Posture, Resources, Subresource, Testing, Worker } from '../../src';
import type { JsonObject } from '../../src/manifest/json';
import * as kplus from '../../src/plus';

/** What a ServiceAccount may do, as written by hand beside the code that grants it. */
export interface Grant {
  readonly group: string;
  readonly resource: string;
  readonly verbs: readonly string[];
  /** A namespace, or undefined for everywhere. */
  readonly namespace?: string;
  /** Left out, objects of any name. */
  readonly name?: string;
}

/** Somebody who is granted something, and nothing else. */
export interface Granted {
  /** The ServiceAccount, which is in the namespace `shop`. */
  readonly account: string;
  readonly grants: readonly Grant[];
  /** Paths that may be asked with GET. */
  readonly paths: readonly string[];
}

export const HOME = 'shop';
export const ELSEWHERE = 'bank';

const READ = ['get', 'list', 'watch'];
const READ_WRITE = [...READ, 'create', 'update', 'patch', 'delete', 'deletecollection'];
/** What can be granted on one object. */
const OF_ONE = [...READ, 'update', 'patch', 'delete'];

const image = 'registry.example.com/web:1.0.0';
const { ApiResource } = kplus;

interface Entry {
  readonly grant: (chart: Chart, subject: kplus.ISubject) => void;
  readonly grants?: readonly Grant[];
  readonly paths?: readonly string[];
  /** Who is granted it. @default - a Deployment without a ServiceAccount */
  readonly subject?: (chart: Chart, name: string) => kplus.ISubject;
}

const role = (chart: Chart) => new kplus.Role(chart, 'role');
const clusterRole = (chart: Chart) => new kplus.ClusterRole(chart, 'role');

/** By the name of the ServiceAccount. */
const ENTRIES: { readonly [account: string]: Entry } = {
  nobody: { grant: () => undefined },
  'reads-pods': {
    grant: (chart, subject) => {
      const reads = role(chart);
      reads.allowRead(ApiResource.PODS);
      reads.bind(subject);
    },
    grants: [{ group: '', resource: 'pods', verbs: READ, namespace: HOME }],
  },
  ...Object.fromEntries(
    READ_WRITE.map((verb): [string, Entry] => [
      `may-${verb}`,
      {
        grant: (chart, subject) => {
          const allows = role(chart);
          allows.allow([verb], ApiResource.CONFIG_MAPS);
          allows.bind(subject);
        },
        grants: [{ group: '', resource: 'configmaps', verbs: [verb], namespace: HOME }],
      },
    ]),
  ),
  'writes-leases': {
    grant: (chart, subject) => {
      const writes = role(chart);
      writes.allowReadWrite(ApiResource.LEASES);
      writes.bind(subject);
    },
    grants: [{ group: 'coordination.k8s.io', resource: 'leases', verbs: READ_WRITE, namespace: HOME }],
  },
  'reads-settings': {
    grant: (chart, subject) => {
      const settings = new kplus.ConfigMap(chart, 'settings', { metadata: { name: 'settings' } });
      settings.permissions.grantRead(subject);
    },
    grants: [{ group: '', resource: 'configmaps', verbs: READ, namespace: HOME, name: 'settings' }],
  },
  'keeps-password': {
    grant: (chart, subject) => {
      const password = new kplus.Secret(chart, 'password', { metadata: { name: 'password' } });
      password.permissions.grantRead(subject);
      password.permissions.grantReadWrite(subject);
    },
    grants: [{ group: '', resource: 'secrets', verbs: OF_ONE, namespace: HOME, name: 'password' }],
  },
  'keeps-job': {
    grant: (chart, subject) => {
      const job = new kplus.CronJob(chart, 'job', {
        metadata: { name: 'nightly' },
        schedule: Cron.daily(),
        containers: [{ image }],
      });
      job.permissions.grantReadWrite(subject);
    },
    grants: [{ group: 'batch', resource: 'cronjobs', verbs: OF_ONE, namespace: HOME, name: 'nightly' }],
  },
  'reads-autoscalers': {
    grant: (chart, subject) => {
      const target = new kplus.Deployment(chart, 'target', { containers: [{ image }] });
      const scaler = new kplus.HorizontalPodAutoscaler(chart, 'scaler', {
        metadata: { name: 'scaler' },
        target,
        maxReplicas: 4,
      });
      scaler.permissions.grantRead(subject);
    },
    grants: [
      { group: 'autoscaling', resource: 'horizontalpodautoscalers', verbs: READ, namespace: HOME, name: 'scaler' },
    ],
  },
  'keeps-namespace': {
    grant: (chart, subject) => {
      const namespace = new kplus.Namespace(chart, 'namespace', { metadata: { name: ELSEWHERE } });
      namespace.permissions.grantReadWrite(subject);
    },
    grants: [{ group: '', resource: 'namespaces', verbs: OF_ONE, namespace: ELSEWHERE, name: ELSEWHERE }],
  },
  'reads-nodes': {
    grant: (chart, subject) => {
      const reads = clusterRole(chart);
      reads.allowRead(ApiResource.NODES, ApiResource.STORAGE_CLASSES);
      reads.bind(subject);
    },
    grants: [
      { group: '', resource: 'nodes', verbs: READ },
      { group: 'storage.k8s.io', resource: 'storageclasses', verbs: READ },
    ],
  },
  'reads-elsewhere': {
    grant: (chart, subject) => {
      const reads = clusterRole(chart);
      reads.allowRead(ApiResource.DEPLOYMENTS);
      reads.bindInNamespace(ELSEWHERE, subject);
    },
    grants: [{ group: 'apps', resource: 'deployments', verbs: READ, namespace: ELSEWHERE }],
  },
  'reads-logs': {
    grant: (chart, subject) => {
      const reads = role(chart);
      reads.allowGet(Subresource.of(ApiResource.PODS, 'log'));
      reads.bind(subject);
    },
    grants: [{ group: '', resource: 'pods/log', verbs: ['get'], namespace: HOME }],
  },
  'scales-itself': {
    grant: (chart, subject) => {
      const scales = role(chart);
      scales.allow(['get', 'update', 'patch'], Subresource.of(subject as kplus.Deployment, 'scale'));
      scales.bind(subject);
    },
    grants: [
      {
        group: 'apps',
        resource: 'deployments/scale',
        verbs: ['get', 'update', 'patch'],
        namespace: HOME,
        name: 'scales-itself',
      },
    ],
  },
  'makes-tokens': {
    grant: (chart, subject) => {
      const builder = new kplus.ServiceAccount(chart, 'account', { metadata: { name: 'builder' } });
      const makes = role(chart);
      makes.allowCreate(Subresource.of(builder, 'token'));
      makes.bind(subject);
    },
    grants: [{ group: '', resource: 'serviceaccounts/token', verbs: ['create'], namespace: HOME, name: 'builder' }],
  },
  'reads-metrics': {
    grant: (chart, subject) => {
      const reads = clusterRole(chart);
      reads.allowGet(kplus.NonApiResource.of('/metrics'));
      reads.bind(subject);
    },
    paths: ['/metrics'],
  },
  'reads-all-of-batch': {
    grant: (chart, subject) => {
      const reads = role(chart);
      reads.allowRead(ApiResource.custom({ apiGroup: 'batch', resourceType: '*' }));
      reads.bind(subject);
    },
    grants: [{ group: 'batch', resource: '*', verbs: READ, namespace: HOME }],
  },
  'is-a-component': {
    subject: (chart, name) =>
      new Worker(chart, name, { image, resources: Resources.of({ cpu: '100m', memory: '64Mi' }) }),
    grant: (chart, subject) => {
      const reads = role(chart);
      reads.allowRead(ApiResource.SERVICES);
      reads.bind(subject);
    },
    grants: [{ group: '', resource: 'services', verbs: READ, namespace: HOME }],
  },
  'is-an-account': {
    subject: (chart, name) => new kplus.ServiceAccount(chart, name, { metadata: { name } }),
    grant: (chart, subject) => {
      const reads = role(chart);
      reads.allowRead(ApiResource.ENDPOINTS, ApiResource.ENDPOINT_SLICES);
      reads.bind(subject);
      reads.bind(subject);
    },
    grants: [
      { group: '', resource: 'endpoints', verbs: READ, namespace: HOME },
      { group: 'discovery.k8s.io', resource: 'endpointslices', verbs: READ, namespace: HOME },
    ],
  },
};

/** Who is granted what, and the app that grants it. */
export function grantedApp(): { readonly granted: readonly Granted[]; readonly manifests: readonly JsonObject[] } {
  const app = Testing.app();
  Posture.restricted().applyTo(app);
  const granted = Object.entries(ENTRIES).map(([account, { grants = [], paths = [] }]) => ({ account, grants, paths }));
  const manifests = Object.entries(ENTRIES).flatMap(([name, { grant, subject = deploymentOf }]) => {
    const chart = new Chart(app, name, { namespace: HOME });
    grant(chart, subject(chart, name));
    return Testing.synth(chart) as JsonObject[];
  });
  return { granted, manifests };
}

function deploymentOf(chart: Chart, name: string): kplus.Deployment {
  return new kplus.Deployment(chart, name, { metadata: { name }, containers: [{ image }] });
}
