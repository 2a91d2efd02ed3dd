import { spawnSync } from 'child_process';
import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';

const cli = path.join(path.dirname(require.resolve('cdk8s-cli/package.json')), 'bin/cdk8s');
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'cdk8s-'));
fs.mkdirSync(path.join(folder, 'deploy'));
fs.writeFileSync(path.join(folder, 'deploy', 'README.md'), 'written by hand');

const options = ['synth', '--app', 'true', '--output', 'deploy', '--format', 'heml', '--check-upgrade=false'];
const { status, stderr } = spawnSync(process.execPath, [cli, ...options], { cwd: folder, encoding: 'utf8' });
console.log(`status ${status}:`, /You need to specify synthesis format.*/.exec(stderr)![0]);
console.log('the folder is there:', fs.existsSync(path.join(folder, 'deploy')));
