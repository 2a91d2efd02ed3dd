import * as fs from 'node:fs';
import * as path from 'node:path';
import { parse } from 'yaml';
import { run } from '../command';
import type { Tally } from '../tally';

/** An app that knows nothing of this package: cdk8s alone. */
const RAW_APP = `const { ApiObject, App, Chart } = require('cdk8s');
const app = new App();
const chart = new Chart(app, 'shop');
new ApiObject(chart, 'web', {
  apiVersion: 'v1', kind: 'Pod', metadata: { name: 'web', namespace: 'shop' },
  spec: { hostPID: true, containers: [{ name: 'web', image: 'web:1' }] },
});
app.synth();
`;

/** An app of ours whose one error is waived, which the validation must learn from the manifest. */
const WAIVED_APP = `const { ApiObject } = require('cdk8s');
const { App, Chart, Posture, Waivers } = require('cdk8s-bulkhead');
const app = new App({ posture: Posture.baseline() });
const chart = new Chart(app, 'shop');
new ApiObject(chart, 'web', {
  apiVersion: 'v1', kind: 'Pod', metadata: { name: 'web', namespace: 'shop' },
  spec: { hostPID: true, containers: [{ name: 'web', image: 'web:1' }] },
});
Waivers.of(chart).add({ rule: 'no-host-pid', reason: 'a debugger', owner: 'shop', expires: '2999-12-31' });
app.synth();
`;

/** The class as a validation of `cdk8s synth`, and the command, in a folder where the package is installed. */
export function checkValidation(tally: Tally, folder: string): void {
  fs.writeFileSync(path.join(folder, 'raw.js'), RAW_APP);
  fs.writeFileSync(path.join(folder, 'waived.js'), WAIVED_APP);

  const failed = (properties = {}) => synth(folder, 'raw.js', properties);
  tally.check('the validation fails cdk8s synth with exit code 2 and names the construct', () => {
    const { status, stdout } = failed();
    const missing = ['no-host-pid', 'Construct Path: shop/web', 'hostPID must be false'].filter(
      (text) => !stdout.includes(text),
    );
    if (status !== 2 || missing.length) {
      throw new Error(`exit code ${status}, missing: ${missing.join(', ')}\n${stdout}`);
    }
  });
  tally.check('its properties choose the posture', () => {
    const { status, stdout } = failed({ posture: 'baseline', severities: { 'no-host-pid': 'off' } });
    if (status !== 0) throw new Error(`exit code ${status}\n${stdout}`);
  });
  tally.check('a property out of range is refused', () => {
    const { status, stdout, stderr } = failed({ posture: 'none' });
    const told = `${stdout}${stderr}`.includes('posture must be baseline, restricted or strict, not "none"');
    if (status === 0 || !told) throw new Error(`exit code ${status}\n${stdout}${stderr}`);
  });
  tally.check('it honours the waivers of our App', () => {
    const { status, stdout } = synth(folder, 'waived.js', { posture: 'baseline' });
    if (status !== 0) throw new Error(`exit code ${status}\n${stdout}`);
  });
}

/** The command, as a terminal or a pipeline runs it. */
export function checkCommand(tally: Tally, folder: string): void {
  const bulkhead = path.join(folder, 'node_modules', '.bin', 'bulkhead');
  tally.check('bulkhead check finds what the validation finds, and exits with 1', () => {
    run('node', ['raw.js'], { cwd: folder });
    const { stdout } = run(bulkhead, ['check', 'dist/shop.k8s.yaml'], { cwd: folder, accept: [1] });
    if (!stdout.includes('hostPID must be false')) throw new Error(stdout);
  });
  tally.check('bulkhead check reads a pipe, and exits with 0 where nothing counts', () => {
    run('sh', ['-c', `printf 'apiVersion: v1\\nkind: ConfigMap\\nmetadata: {name: x}\\n' | "${bulkhead}" check -`], {
      cwd: folder,
    });
  });
  tally.check('an existing app records what it has, and synth passes from then on', () => {
    fs.writeFileSync(
      path.join(folder, 'existing.js'),
      RAW_APP.replace("require('cdk8s')", "{ ...require('cdk8s'), ...require('cdk8s-bulkhead') }"),
    );
    run('node', ['existing.js'], { cwd: folder, accept: [1] });
    run(bulkhead, ['baseline'], { cwd: folder });
    run('node', ['existing.js'], { cwd: folder });
    fs.writeFileSync(
      path.join(folder, 'mended.js'),
      fs.readFileSync(path.join(folder, 'existing.js'), 'utf8').replace('hostPID: true, ', ''),
    );
    const { stderr } = run('node', ['mended.js'], { cwd: folder, accept: [1] });
    if (!stderr.includes('bulkhead baseline --prune')) throw new Error(stderr);
    run(bulkhead, ['baseline', '--prune'], { cwd: folder });
    run('node', ['mended.js'], { cwd: folder });
    fs.rmSync(path.join(folder, 'bulkhead-baseline.json'));
  });
}

/** The configuration that the documentation shows, with another app and other properties. */
function synth(folder: string, app: string, properties: object) {
  const config = parse(fs.readFileSync(path.join(__dirname, 'cdk8s.yaml'), 'utf8')) as Config;
  const [validation] = config.validations;
  const used = {
    ...config,
    app: `node ${app}`,
    output: 'validated',
    validations: [{ ...validation, properties: { ...validation.properties, ...properties } }],
  };
  fs.writeFileSync(path.join(folder, 'cdk8s.yaml'), JSON.stringify(used));
  return run(path.join(folder, 'node_modules', '.bin', 'cdk8s'), ['synth', '--check-upgrade=false'], {
    cwd: folder,
    accept: [0, 1, 2],
  });
}

interface Config {
  readonly validations: readonly { readonly properties: object }[];
}
