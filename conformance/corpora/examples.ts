import * as fs from 'node:fs';
import * as path from 'node:path';
import { parse } from 'yaml';
import { PROJECT } from '../command';
import { tableOf } from './page';
import { checksText } from './scanner-check';

/** What the part `scanners` expects of an example. */
interface Expected {
  readonly example: string;
  readonly scanner: string;
  readonly check: string;
  readonly reason: string;
  readonly objects: readonly string[];
}

const EXPECTED = path.join(PROJECT, 'conformance', 'scanners', 'expected.yaml');

const expected = parse(fs.readFileSync(EXPECTED, 'utf8')) as Expected[];

/** What scanners find in examples of ours, as scanners/expected.yaml lists it, by the reason why. */
export function examplesTable(examples: readonly string[]): string {
  const rows = examples.flatMap((example) => {
    const entries = expected.filter((entry) => entry.example === example);
    return [...new Set(entries.map(({ reason }) => reason))].map((reason) => {
      const ofReason = entries.filter((entry) => entry.reason === reason);
      const findings = ofReason.reduce((total, { objects }) => total + objects.length, 0);
      const checks = checksText(ofReason.map(({ scanner, check }) => `${scanner} ${check}`));
      return [`\`${example}\``, String(findings), reason, checks];
    });
  });
  return tableOf(['example', 'findings', 'why it remains', 'checks'], rows);
}
