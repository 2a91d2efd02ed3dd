import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import { ApiObject, App, Chart, Lazy, YamlOutputType } from 'cdk8s';

for (const type of ['FILE_PER_RESOURCE', 'FOLDER_PER_CHART_FILE_PER_RESOURCE'] as const) {
  const outdir = fs.mkdtempSync(path.join(os.tmpdir(), 'cdk8s-'));
  const app = new App({ outdir, yamlOutputType: YamlOutputType[type] });
  const chart = new Chart(app, 'shop');
  for (const name of ['first', 'second']) {
    const metadata = { name: Lazy.any({ produce: () => name }) };
    new ApiObject(chart, name, { apiVersion: 'v1', kind: 'ConfigMap', metadata });
  }
  app.synth();
  const files = fs.readdirSync(outdir, { recursive: true, encoding: 'utf8' });
  console.log(type, files.filter((file) => file.endsWith('.yaml')).sort());
}
