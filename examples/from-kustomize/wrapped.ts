import * as path from 'path';
import { App, Chart, Kustomize, Posture } from 'cdk8s-bulkhead';

const app = new App({ posture: Posture.none() });
for (const environment of ['staging', 'production']) {
  const chart = new Chart(app, environment);
  new Kustomize(chart, 'news', { path: path.join(__dirname, 'overlays', environment) });
}

app.synth();
