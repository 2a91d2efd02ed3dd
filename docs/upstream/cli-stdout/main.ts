import { execFileSync } from 'child_process';
import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';

const cli = path.join(path.dirname(require.resolve('cdk8s-cli/package.json')), 'bin/cdk8s');
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'cdk8s-'));
const app = `
  const { ApiObject, App, Chart } = require(${JSON.stringify(require.resolve('cdk8s'))});
  const app = new App();
  for (const id of ['first', 'second']) {
    new ApiObject(new Chart(app, id), 'settings', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'settings' } });
  }
  app.synth();
`;
fs.writeFileSync(path.join(folder, 'main.js'), app);
const options = ['synth', '--app', 'node main.js', '--stdout', '--check-upgrade=false'];
console.log(execFileSync(process.execPath, [cli, ...options], { cwd: folder, encoding: 'utf8' }));
