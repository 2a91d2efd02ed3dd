import * as path from 'path';
import { App, Chart, Helm, Posture } from 'cdk8s-bulkhead';
import * as kplus from 'cdk8s-bulkhead/lib/plus';

const app = new App({ posture: Posture.none() });
const shop = new Chart(app, 'shop', { namespace: 'shop' });
const feedback = new Helm(shop, 'feedback', {
  chart: path.join(__dirname, 'chart'),
  releaseName: 'feedback',
  namespace: 'shop',
  helmFlags: ['--values', path.join(__dirname, 'values-production.yaml')],
});

feedback.node.tryRemoveChild('feedback-ingress');
new kplus.Ingress(shop, 'ingress', {
  metadata: { name: 'feedback' },
  className: 'nginx',
  rules: [{ host: 'feedback.example.com', backend: kplus.IngressBackend.fromServiceName('feedback', 80) }],
  tls: [
    {
      hosts: ['feedback.example.com'],
      secret: kplus.Secret.fromSecretName(shop, 'certificate', 'feedback-tls'),
    },
  ],
});

app.synth();
