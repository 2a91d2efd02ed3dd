import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { PROJECT } from '../conformance/command';

/** What figures depend on. */
export function machineFacts(): string[] {
  const cpus = os.cpus();
  const versions = ['cdk8s', 'cdk8s-plus-28', 'constructs', 'js-yaml', 'js-yaml-5'].map(
    (name) => `${name} ${versionOf(name)}`,
  );
  return [
    `${cpus.length} cores of ${cpus[0].model.trim()}, ${Math.round(os.totalmem() / 2 ** 30)} GiB of memory`,
    `${os.type()} ${os.release().replace(/[^\d.].*$/, '')}, Node ${process.version}`,
    versions.join(', '),
  ];
}

function versionOf(name: string): string {
  const file = path.join(PROJECT, 'node_modules', name, 'package.json');
  return (JSON.parse(fs.readFileSync(file, 'utf8')) as { version: string }).version;
}
