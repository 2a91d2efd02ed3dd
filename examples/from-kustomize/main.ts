import { Size } from 'cdk8s';
import { App, Chart, ChartProps, Peers, Port, Waivers } from 'cdk8s-bulkhead';
import * as kplus from 'cdk8s-bulkhead/lib/plus';
import { Construct } from 'constructs';

/** What differs between environments, as it stood in overlays. */
interface Environment extends ChartProps {
  readonly version: string;
  readonly replicas?: number;
  readonly logLevel?: string;
  readonly batchSize?: number;
  /** Labels of the nodes that pods may run on. */
  readonly nodes?: { readonly [label: string]: string };
  readonly tracing?: boolean;
}

/** What all environments have in common, as it stood in the base. */
class News extends Chart {
  constructor(scope: Construct, id: string, environment: Environment) {
    super(scope, id, environment);
    const { version, replicas = 1, logLevel = 'debug', batchSize = 10, nodes, tracing } = environment;

    const settings = new kplus.ConfigMap(this, 'settings', {
      metadata: { name: 'digest' },
      nameByContent: true,
      data: { LOG_LEVEL: logLevel, BATCH_SIZE: String(batchSize) },
    });
    const digest = new kplus.Deployment(this, 'digest', {
      metadata: { name: 'digest' },
      matchLabels: { app: 'digest' },
      replicas,
      spread: true,
      nodeSelector: nodes,
      containers: [
        {
          name: 'digest',
          image: `registry.example.com/news/digest:${version}`,
          envFrom: [kplus.EnvSources.configMap(settings)],
          liveness: kplus.Probe.fromCommand(['/digest', 'ping']),
          resources: {
            cpu: { request: kplus.Cpu.millis(100), limit: kplus.Cpu.millis(500) },
            memory: { request: Size.mebibytes(128), limit: Size.mebibytes(128) },
            ephemeralStorage: { request: Size.mebibytes(64), limit: Size.gibibytes(1) },
          },
        },
      ],
    });
    new kplus.PodDisruptionBudget(this, 'budget', { metadata: { name: 'digest' }, workload: digest });
    if (tracing) {
      trace(digest);
    }
  }
}

/** What stood in a component: whatever it is given sends traces. */
function trace(workload: kplus.Deployment): void {
  const [container] = workload.containers;
  const endpoint = kplus.EnvValue.fromValue('http://collector.tracing.svc:4317');
  container.env.addVariable('OTEL_EXPORTER_OTLP_ENDPOINT', endpoint);
  workload.connections.connectTo(Peers.pods({ namespace: 'tracing', labels: { app: 'collector' } }), {
    ports: [Port.tcp(4317)],
  });
}

const app = new App();
const staging = new News(app, 'staging', { namespace: 'news-staging', version: '4.3.0-rc.1' });
new News(app, 'production', {
  namespace: 'news',
  version: '4.2.1',
  replicas: 3,
  logLevel: 'info',
  batchSize: 500,
  nodes: { 'example.com/pool': 'batch' },
  tracing: true,
});

const until = { owner: 'news', expires: '2031-12-31' };
Waivers.of(app).add({ ...until, rule: 'image-digest-pinned', reason: 'the registry lets nobody move a tag' });
Waivers.of(staging).add({ ...until, rule: 'minimum-replicas', reason: 'nobody waits for it there' });

app.synth();
