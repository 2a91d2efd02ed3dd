import * as fs from 'node:fs';
import * as path from 'node:path';
import { load } from 'js-yaml';
import type { JsonObject } from '../../src/manifest/json';
import { run } from '../command';
import type { Tally } from '../tally';
import { Level, LEVELS, MINORS } from './judge';

/** A pod of which the reference implementation says what it is to be judged like. */
export interface Fixture {
  /** `restricted v1.36 fail/privileged0`. */
  readonly title: string;
  readonly level: Level;
  readonly minor: number;
  readonly allowed: boolean;
  /** The check that it is about, in lower case. */
  readonly check: string;
  readonly pod: JsonObject;
}

const MODULE = 'k8s.io/pod-security-admission@v0.37.2';

/** All fixtures of the versions that the rules know. Where they cannot be had, the tally says why. */
export function readFixtures(tally: Tally): Fixture[] {
  const root = findRoot(tally);
  if (!root) {
    return [];
  }
  const fixtures = LEVELS.flatMap((level) =>
    MINORS.flatMap((minor) => ['pass', 'fail'].flatMap((verdict) => readFolder(root, level, minor, verdict))),
  );
  if (fixtures.length === 0) {
    tally.fail('there are fixtures', `none in ${root}`);
  }
  return fixtures;
}

function findRoot(tally: Tally): string | undefined {
  const corpora = process.env.BULKHEAD_CORPORA;
  if (corpora) {
    return path.join(corpora, 'pod-security');
  }
  try {
    const { Dir } = JSON.parse(run('go', ['mod', 'download', '-json', MODULE]).stdout);
    return path.join(Dir, 'test', 'testdata');
  } catch (error) {
    tally.skip('the Pod Security fixtures', `BULKHEAD_CORPORA names no folder, and ${String(error).trim()}`);
    return undefined;
  }
}

function readFolder(root: string, level: Level, minor: number, verdict: string): Fixture[] {
  const folder = path.join(root, level, `v1.${minor}`, verdict);
  const names = fs.readdirSync(folder).filter((name) => name.endsWith('.yaml'));
  return names.sort().map((name) => {
    const stem = path.basename(name, '.yaml');
    return {
      title: `${level} v1.${minor} ${verdict}/${stem}`,
      level,
      minor,
      allowed: verdict === 'pass',
      check: stem.replace(/\d+$/, ''),
      pod: load(fs.readFileSync(path.join(folder, name), 'utf8')) as JsonObject,
    };
  });
}
