/**
 * Real scanners with their default configuration on the rendered Boutique. What they find is exactly what expected.yaml
 * lists, each with the reason why it is still there.
 */
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { parse } from 'yaml';
import { PROJECT, run } from '../command';
import { Tally } from '../tally';
import type { Finding } from './finding';
import { kubeLinter } from './kube-linter';
import { kubeScore } from './kube-score';

/** An entry of expected.yaml. */
interface Expected {
  readonly scanner: string;
  readonly check: string;
  readonly reason: string;
  /** Each as often as the scanner names it. */
  readonly objects: readonly string[];
}

const SCANNERS = { 'kube-linter': kubeLinter, 'kube-score': kubeScore };

/** Without it, a scanner that reads nothing would look like manifests without a fault. */
const INSECURE = 'apiVersion: v1\nkind: Pod\nmetadata: {name: x}\nspec: {containers: [{name: x, image: x:latest}]}\n';

const manifests = path.join(PROJECT, 'dist', 'manifests');
const expected = parse(fs.readFileSync(path.join(__dirname, 'expected.yaml'), 'utf8')) as Expected[];

const programs = run(path.join(__dirname, 'install.sh'), []).stdout.trim();
const tally = new Tally();
tally.check('expected.yaml names scanners that run, and reasons', () => {
  const wrong = expected.filter(({ scanner, reason }) => !(scanner in SCANNERS) || !reason);
  if (wrong.length) throw new Error(wrong.map(({ scanner, check }) => `${scanner} ${check}`).join(', '));
});
for (const [scanner, scan] of Object.entries(SCANNERS)) {
  const findingsIn = (folder: string) => scan(path.join(programs, scanner), folder);
  tally.check(`${scanner}: finds something in an insecure pod`, () => findsSomething(findingsIn));
  try {
    const listed = expected.filter((entry) => entry.scanner === scanner);
    compare(scanner, findingsIn(manifests), listed);
  } catch (error) {
    tally.fail(`${scanner}: scans ${path.relative(PROJECT, manifests)}`, String(error));
  }
}
tally.close();

function findsSomething(scan: (folder: string) => Finding[]): string {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'conformance-scanners-'));
  try {
    fs.writeFileSync(path.join(folder, 'pod.yaml'), INSECURE);
    const { length } = scan(folder);
    if (length === 0) {
      throw new Error('nothing');
    }
    return `${length} findings`;
  } finally {
    fs.rmSync(folder, { recursive: true });
  }
}

/** Prints all findings, by check, and fails for each that is not listed and each that is listed and not there. */
function compare(scanner: string, findings: readonly Finding[], entries: readonly Expected[]): void {
  const checks = new Set([...findings, ...entries].map(({ check }) => check));
  for (const check of [...checks].sort()) {
    const found = findings.filter((finding) => finding.check === check);
    const listed = entries.filter((entry) => entry.check === check);
    console.log(`${scanner}: ${check}`);
    listed.forEach(({ reason }) => console.log(`    reason: ${reason}`));
    const lines = found.map(({ object, message }) => `    ${object}: ${message}`);
    lines.sort().forEach((line) => console.log(line)); // a scanner has no order of its own
    const foundObjects = found.map(({ object }) => object);
    const listedObjects = listed.flatMap(({ objects }) => objects);
    tally.check(`${scanner}: ${check}`, () => {
      const unexpected = without(foundObjects, listedObjects).map((object) => `not in expected.yaml: ${object}`);
      const vanished = without(listedObjects, foundObjects).map(
        (object) => `in expected.yaml, but not found: ${object}`,
      );
      if (unexpected.length + vanished.length) throw new Error([...unexpected, ...vanished].join('; '));
      return `${found.length} expected`;
    });
  }
  if (checks.size === 0) tally.pass(`${scanner}: finds nothing`);
}

/** What is left of a list after each item of another was taken away once. */
function without(items: readonly string[], taken: readonly string[]): string[] {
  const left = [...items];
  for (const item of taken) {
    const place = left.indexOf(item);
    if (place >= 0) left.splice(place, 1);
  }
  return left.sort();
}
