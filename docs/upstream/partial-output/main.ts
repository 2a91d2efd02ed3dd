import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import { ApiObject, App, Chart, Lazy } from 'cdk8s';

const outdir = fs.mkdtempSync(path.join(os.tmpdir(), 'cdk8s-'));
function synth(version: string, produce: () => string): void {
  const app = new App({ outdir });
  for (const id of ['first', 'second']) {
    const data = { version, late: Lazy.any({ produce: id === 'second' ? produce : () => 'x' }) };
    new ApiObject(new Chart(app, id), 'settings', { apiVersion: 'v1', kind: 'ConfigMap', ...{ data } });
  }
  app.synth();
}

synth('1', () => 'x');
try {
  synth('2', () => {
    throw new Error('no such key');
  });
} catch {
  for (const file of fs.readdirSync(outdir)) {
    console.log(file, /version: "\d"/.exec(fs.readFileSync(path.join(outdir, file), 'utf8'))![0]);
  }
}
