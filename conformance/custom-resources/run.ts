/**
 * The custom resources of the library against the definitions in the outside data, on the newest and the oldest API
 * server: it takes what comes of props, and of overrides with each field of a definition; what the library refuses, the
 * definition refuses too, unless only the controller knows better; and what the definition refuses of mutated props, the
 * library does too.
 */
import * as path from 'node:path';
import { installed, PROJECT, run } from '../command';
import { corpusFolders } from '../corpora/corpus';
import { SERVERS } from '../server';
import { Tally } from '../tally';
import type { Outcome } from './outcome';

const HARNESS = path.join(PROJECT, 'conformance', 'apiserver', 'kube-apiserver.sh');

const tally = new Tally();

for (const folder of corpusFolders(tally, 'definitions of custom resources', 'crds')) {
  for (const version of SERVERS) {
    report(version, ask(version, folder));
  }
}
tally.close();

function ask(version: string, folder: string): Outcome[] {
  const command = [
    installed('tsx'),
    '--tsconfig',
    'conformance/tsconfig.json',
    path.join(__dirname, 'beside.ts'),
    folder,
  ];
  return JSON.parse(run(HARNESS, ['run', version, '--', ...command]).stdout);
}

function report(version: string, outcomes: readonly Outcome[]): void {
  for (const group of new Set(outcomes.map((outcome) => outcome.group))) {
    const found = outcomes.filter((outcome) => outcome.group === group);
    for (const { title, fault, skipped } of found) {
      if (skipped !== undefined) {
        tally.skip(`${version} server: ${group}: ${title}`, skipped);
      } else if (fault !== undefined) {
        tally.fail(`${version} server: ${group}: ${title}`, fault);
      }
    }
    const passed = found.filter(({ fault, skipped }) => fault === undefined && skipped === undefined);
    if (passed.length > 0) {
      tally.passAll(`${version} server: ${group}`, passed.length);
    }
  }
}
