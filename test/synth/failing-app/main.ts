import { App, Chart, Deployment } from '../../../src';

interface Failing {
  readonly objects: number;
}

/** An app with many errors, run as users run theirs. */
const { objects }: Failing = { objects: 40 };

const app = new App({ outdir: process.argv[2] });
const shop = new Chart(app, 'shop');
for (let index = 0; index < objects; index++) {
  new Deployment(shop, `web-${index}`, {
    containers: [{ image: 'nginx', securityContext: { ensureNonRoot: false, privileged: true } }],
  });
}
app.synth();
