import { ApiObject, Duration, JsonPatch, Size } from 'cdk8s';
import { App, Chart, Exposure, Health, Resources, Waivers, WebService } from 'cdk8s-bulkhead';
import type * as k8s from 'cdk8s-bulkhead/lib/k8s';
import * as kplus from 'cdk8s-bulkhead/lib/plus';

/** A search engine: its pages, a program that ranks on GPUs, an index on disks, and a cache on each node. */
const app = new App();
const search = new Chart(app, 'search', { namespace: 'search', createNamespace: true });

// ---------------------------------------------------------------- a component

const pages = new WebService(search, 'pages', {
  image: 'registry.example.com/search/pages:3.1.0',
  port: 8080,
  health: Health.http({ readiness: '/ready', liveness: '/live' }),
  resources: Resources.small(),
  overrides: {
    spec: {
      template: {
        spec: {
          containers: [
            { name: 'pages', env: [{ name: 'NODE', valueFrom: { fieldRef: { fieldPath: 'spec.nodeName' } } }] },
          ],
        },
      },
    },
  } satisfies k8s.Deployment,
});
pages.allowFrom(Exposure.gateway({ name: 'public', namespace: 'edge' }));

new kplus.HorizontalPodAutoscaler(search, 'pages-load', {
  metadata: { name: 'pages' },
  target: pages.deployment,
  minReplicas: 2,
  maxReplicas: 20,
  metrics: [kplus.Metric.resourceCpu(kplus.MetricTarget.averageUtilization(70))],
});

// ---------------------------------------------------------------- a Deployment

const urgent = new kplus.PriorityClass(search, 'urgent', {
  metadata: { name: 'search-urgent' },
  value: 100_000,
  description: 'Somebody waits for the answer.',
});
const nvidia = new kplus.RuntimeClass(search, 'nvidia', { metadata: { name: 'nvidia' }, handler: 'nvidia' });

const ranking = new kplus.Deployment(search, 'ranking', {
  metadata: { name: 'ranking' },
  matchLabels: { app: 'ranking' },
  replicas: 3,
  spread: true,
  priorityClassName: urgent.name,
  runtimeClassName: nvidia.name,
  nodeSelector: { 'example.com/pool': 'gpu' },
  terminationGracePeriod: Duration.minutes(1),
  containers: [
    {
      name: 'ranking',
      image: 'registry.example.com/search/ranking:3.1.0',
      ports: [{ name: 'grpc', number: 9090 }],
      resources: {
        cpu: { request: kplus.Cpu.units(2), limit: kplus.Cpu.units(4) },
        memory: { request: Size.mebibytes(2500), limit: Size.mebibytes(2500) },
        ephemeralStorage: { request: Size.gibibytes(1), limit: Size.gibibytes(1) },
      },
      extendedResources: { 'nvidia.com/gpu': '1' },
      startup: kplus.Probe.fromGrpc({ failureThreshold: 60 }), // ten minutes, to load its model
      readiness: kplus.Probe.fromGrpc({ service: 'ranking' }),
      liveness: kplus.Probe.fromGrpc({ failureThreshold: 6 }),
    },
  ],
});
ranking.scheduling.tolerate(kplus.Node.tainted(kplus.NodeTaintQuery.exists('nvidia.com/gpu')));
ranking.exposeViaService({ name: 'ranking' });

// the nodes with GPUs are in one zone
ApiObject.of(ranking).addJsonPatch(JsonPatch.remove('/spec/template/spec/topologySpreadConstraints/0'));

new kplus.PodDisruptionBudget(search, 'ranking-budget', {
  metadata: { name: 'ranking' },
  workload: ranking,
  minAvailable: kplus.PercentOrAbsolute.percent(60),
});

// ---------------------------------------------------------------- a StatefulSet

const index = new kplus.StatefulSet(search, 'index', {
  metadata: { name: 'index' },
  matchLabels: { app: 'index' },
  replicas: 3,
  service: new kplus.Service(search, 'index-service', {
    metadata: { name: 'index' },
    clusterIP: 'None',
    ports: [{ name: 'http', port: 9200 }],
  }),
  podManagementPolicy: kplus.PodManagementPolicy.PARALLEL,
  spread: true,
  topologySpread: [
    { topology: kplus.Topology.ZONE, minDomains: 3, whenUnsatisfiable: kplus.WhenUnsatisfiable.DO_NOT_SCHEDULE },
  ],
  securityContext: { fsGroupChangePolicy: kplus.FsGroupChangePolicy.ON_ROOT_MISMATCH },
});
const data = index.addVolumeClaimTemplate({
  name: 'data',
  accessModes: [kplus.PersistentVolumeAccessMode.READ_WRITE_ONCE],
  storage: Size.gibibytes(200),
  storageClassName: 'fast',
});
index.addContainer({
  name: 'index',
  image: 'registry.example.com/search/index:3.1.0',
  ports: [{ name: 'http', number: 9200 }],
  volumeMounts: [{ path: '/data', volume: data }],
  resources: {
    cpu: { request: kplus.Cpu.units(1), limit: kplus.Cpu.units(2) },
    memory: { request: Size.gibibytes(4), limit: Size.gibibytes(4) },
    ephemeralStorage: { request: Size.gibibytes(1), limit: Size.gibibytes(1) },
  },
  readiness: kplus.Probe.fromHttpGet('/health', { httpHeaders: [{ name: 'Accept', value: 'application/json' }] }),
  liveness: kplus.Probe.fromTcpSocket({ port: 9200, failureThreshold: 6 }),
});
new kplus.PodDisruptionBudget(search, 'index-budget', { metadata: { name: 'index' }, workload: index });

// ---------------------------------------------------------------- a DaemonSet

const cache = new kplus.DaemonSet(search, 'cache', {
  metadata: { name: 'cache' },
  matchLabels: { app: 'cache' },
  strategy: kplus.DaemonSetUpdateStrategy.rollingUpdate({ maxUnavailable: kplus.PercentOrAbsolute.percent(10) }),
  containers: [
    {
      name: 'cache',
      image: 'registry.example.com/search/cache:3.1.0',
      ports: [{ name: 'resp', number: 6379 }],
      resources: {
        cpu: { request: kplus.Cpu.millis(250), limit: kplus.Cpu.units(1) },
        memory: { request: Size.gibibytes(1), limit: Size.gibibytes(1) },
        ephemeralStorage: { request: Size.mebibytes(64), limit: Size.gibibytes(1) },
      },
      readiness: kplus.Probe.fromTcpSocket({ port: 6379 }),
      liveness: kplus.Probe.fromCommand(['/cache', 'ping'], { failureThreshold: 6 }),
    },
  ],
  overrides: {
    spec: {
      template: {
        spec: {
          containers: [{ name: 'cache', resources: { limits: { cpu: null } } }],
        },
      },
    },
  } satisfies k8s.DaemonSet,
});
new kplus.Service(search, 'cache-service', {
  metadata: { name: 'cache' },
  selector: cache,
  internalTrafficPolicy: kplus.ServiceTrafficPolicy.LOCAL, // each pod asks the cache of its own node
});

// ---------------------------------------------------------------- who calls whom

pages.connectTo(ranking, { env: 'RANKING_ADDR' });
pages.connectTo(cache, { env: 'CACHE_ADDR' });
ranking.connections.connectTo(index, { urlEnv: 'INDEX_URL', urlScheme: 'http' });
index.connections.connectReplicas({ reason: 'shards are copied' });

const until = { owner: 'search', expires: '2031-12-31' };
Waivers.of(app).add({ ...until, rule: 'image-digest-pinned', reason: 'the registry lets nobody move a tag' });
Waivers.of(cache).add({ ...until, rule: 'cpu-limit-set', reason: 'nobody waits for a cache that is throttled' });

app.synth();
