import { spawnSync } from 'child_process';
import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';

const cli = path.join(path.dirname(require.resolve('cdk8s-cli/package.json')), 'bin/cdk8s');
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'cdk8s-'));
// in place of npm: tells what it was given
fs.writeFileSync(path.join(folder, 'npm'), '#!/bin/sh\nprintf %s "$REGISTRY_TOKEN" > token\nexit 1\n', { mode: 0o755 });
fs.writeFileSync(
  path.join(folder, 'cdk8s.yaml'),
  JSON.stringify({
    language: 'typescript',
    app: 'mkdir -p dist && echo {} > dist/a.k8s.yaml && echo {} > dist/construct-metadata.json',
    pluginsDirectory: 'plugins',
    validations: [
      { package: 'policies', version: '1.0.0', class: 'Policies', installEnv: { REGISTRY_TOKEN: 'secret' } },
    ],
  }),
);
const env = { ...process.env, PATH: `${folder}${path.delimiter}${process.env.PATH}` };
spawnSync(process.execPath, [cli, 'synth', '--check-upgrade=false'], { cwd: folder, env });
console.log('REGISTRY_TOKEN is', fs.readFileSync(path.join(folder, 'token'), 'utf8'));
