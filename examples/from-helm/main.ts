import { Size } from 'cdk8s';
import { App, Chart, Posture, Waivers } from 'cdk8s-bulkhead';
import * as kplus from 'cdk8s-bulkhead/lib/plus';
import { Construct } from 'constructs';

/** What the chart has in values.yaml. */
interface FeedbackProps {
  readonly version?: string;
  readonly logLevel?: string;
  readonly maxLength?: number;
  readonly maxReplicas?: number;
  /** Where it is reached from outside; by default not at all. */
  readonly ingress?: { readonly host: string; readonly tlsSecret: string };
}

/** What the chart has in its templates, by the same names and selectors. */
class Feedback extends Construct {
  constructor(scope: Construct, name: string, props: FeedbackProps = {}) {
    super(scope, name);
    const { version = '3.2.0', logLevel = 'info', maxLength = 4000, maxReplicas, ingress } = props;

    const settings = new kplus.ConfigMap(this, 'settings', {
      metadata: { name: `${name}-settings` },
      data: { LOG_LEVEL: logLevel, MAX_LENGTH: String(maxLength) },
    });
    const deployment = new kplus.Deployment(this, 'deployment', {
      metadata: { name },
      matchLabels: { 'app.kubernetes.io/name': 'feedback', 'app.kubernetes.io/instance': name },
      spread: true,
      containers: [
        {
          name: 'feedback',
          image: `registry.example.com/shop/feedback:${version}`,
          ports: [{ name: 'http', number: 8080 }],
          envFrom: [kplus.EnvSources.configMap(settings)],
          resources: {
            cpu: { request: kplus.Cpu.millis(100), limit: kplus.Cpu.millis(500) },
            memory: { request: Size.mebibytes(128), limit: Size.mebibytes(128) },
            ephemeralStorage: { request: Size.mebibytes(64), limit: Size.gibibytes(1) },
          },
          readiness: kplus.Probes.httpGet('/ready'),
          liveness: kplus.Probes.httpGet('/live', { failureThreshold: 6 }),
        },
      ],
    });
    const service = deployment.exposeViaService({ name, ports: [{ name: 'http', port: 80, targetPort: 8080 }] });
    if (maxReplicas !== undefined) {
      new kplus.HorizontalPodAutoscaler(this, 'autoscaler', {
        metadata: { name },
        target: deployment,
        minReplicas: 2,
        maxReplicas,
        metrics: [kplus.Metric.resourceCpu(kplus.MetricTarget.averageUtilization(70))],
      });
      new kplus.PodDisruptionBudget(this, 'budget', { metadata: { name }, workload: deployment });
    }
    if (ingress) {
      const { host, tlsSecret } = ingress;
      new kplus.Ingress(this, 'ingress', {
        metadata: { name },
        className: 'nginx',
        rules: [{ host, backend: kplus.IngressBackend.fromService(service, { port: 80 }) }],
        tls: [{ hosts: [host], secret: kplus.Secret.fromSecretName(this, 'certificate', tlsSecret) }],
      });
    }
  }
}

const app = new App({
  posture: Posture.restricted({
    network: {
      ingressController: { namespace: 'ingress-nginx', labels: { 'app.kubernetes.io/name': 'ingress-nginx' } },
    },
  }),
});
const shop = new Chart(app, 'shop', { namespace: 'shop' });

// what values-production.yaml said
const feedback = new Feedback(shop, 'feedback', {
  logLevel: 'warn',
  maxReplicas: 10,
  ingress: { host: 'feedback.example.com', tlsSecret: 'feedback-tls' },
});
Waivers.of(feedback).add({
  rule: 'image-digest-pinned',
  reason: 'the registry lets nobody move a tag',
  owner: 'shop',
  expires: '2031-12-31',
});

app.synth();
