import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import { ApiObject, App, Chart, YamlOutputType } from 'cdk8s';

const outdir = fs.mkdtempSync(path.join(os.tmpdir(), 'cdk8s-'));
const app = new App({ outdir, yamlOutputType: YamlOutputType.FILE_PER_RESOURCE });
for (const namespace of ['test', 'production']) {
  const chart = new Chart(app, namespace, { namespace });
  new ApiObject(chart, 'settings', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'settings' } });
}
app.synth();
console.log(fs.readdirSync(outdir));
console.log(fs.readFileSync(path.join(outdir, 'ConfigMap.settings.k8s.yaml'), 'utf8'));
