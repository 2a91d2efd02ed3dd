import * as path from 'path';
import { App, Chart, Helm, Posture } from 'cdk8s-bulkhead';

const app = new App({ posture: Posture.none() });
const shop = new Chart(app, 'shop', { namespace: 'shop' });
new Helm(shop, 'feedback', {
  chart: path.join(__dirname, 'chart'),
  releaseName: 'feedback',
  namespace: 'shop',
  helmFlags: ['--values', path.join(__dirname, 'values-production.yaml')],
});

app.synth();
