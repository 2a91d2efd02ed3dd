import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import { ApiObject, App, Chart } from 'cdk8s';

const outdir = fs.mkdtempSync(path.join(os.tmpdir(), 'cdk8s-'));
const app = new App({ outdir, recordConstructMetadata: true });
const chart = new Chart(app, 'shop');
for (const kind of ['Service', 'ConfigMap']) {
  new ApiObject(chart, kind, { apiVersion: 'v1', kind, metadata: { name: 'web' } });
}
app.synth();
console.log(fs.readFileSync(path.join(outdir, 'construct-metadata.json'), 'utf8'));
