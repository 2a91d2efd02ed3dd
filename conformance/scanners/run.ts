/**
 * Real scanners with their default configuration on what every example renders. What they find is exactly what
 * expected.yaml lists, each with the reason why it is still there.
 */
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { parse } from 'yaml';
import { exampleNames, goldenOf } from '../examples/golden';
import { Tally } from '../tally';
import type { Finding } from './finding';
import { installScanners } from './installed';
import { scan, Scanner } from './scanner';

/** An entry of expected.yaml. */
interface Expected {
  readonly example: string;
  readonly scanner: string;
  readonly check: string;
  readonly reason: string;
  /** Each as often as the scanner names it. */
  readonly objects: readonly string[];
}

/** Without it, a scanner that reads nothing would look like manifests without a fault. */
const INSECURE = 'apiVersion: v1\nkind: Pod\nmetadata: {name: x}\nspec: {containers: [{name: x, image: x:latest}]}\n';

const expected = parse(fs.readFileSync(path.join(__dirname, 'expected.yaml'), 'utf8')) as Expected[];
const scanners = installScanners().all;
const examples = exampleNames();

const tally = new Tally();
tally.check('expected.yaml names examples, scanners that run, and reasons', () => {
  const names = scanners.map(({ name }) => name);
  const wrong = expected
    .filter(({ example, scanner, reason }) => !examples.includes(example) || !names.includes(scanner) || !reason)
    .map(({ example, scanner, check }) => `${example} ${scanner} ${check}`);
  if (wrong.length) throw new Error(wrong.join(', '));
});
for (const scanner of scanners) {
  tally.check(`${scanner.name}: finds something in an insecure pod`, () => findsSomething(scanner));
  for (const example of examples) {
    const listed = expected.filter((entry) => entry.example === example && entry.scanner === scanner.name);
    try {
      compare(`${example}: ${scanner.name}`, scan(scanner, goldenOf(example)), listed);
    } catch (error) {
      tally.fail(`${example}: ${scanner.name} scans it`, String(error));
    }
  }
}
tally.close();

function findsSomething(scanner: Scanner): string {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'conformance-scanners-'));
  try {
    fs.writeFileSync(path.join(folder, 'pod.yaml'), INSECURE);
    const { length } = scan(scanner, folder);
    if (length === 0) {
      throw new Error('nothing');
    }
    return `${length} findings`;
  } finally {
    fs.rmSync(folder, { recursive: true });
  }
}

/** Prints all findings, by check, and fails for each that is not listed and each that is listed and not there. */
function compare(title: string, all: readonly Finding[], entries: readonly Expected[]): void {
  for (const { check, object, message } of all.filter(({ silenced }) => silenced)) {
    console.log(`${title}: ${check}\n    silenced: ${object}: ${message}`);
  }
  const findings = all.filter(({ silenced }) => !silenced);
  const checks = new Set([...findings, ...entries].map(({ check }) => check));
  for (const check of [...checks].sort()) {
    const found = findings.filter((finding) => finding.check === check);
    const listed = entries.filter((entry) => entry.check === check);
    console.log(`${title}: ${check}`);
    listed.forEach(({ reason }) => console.log(`    reason: ${reason}`));
    const lines = found.map(({ object, message }) => `    ${object}: ${message}`);
    lines.sort().forEach((line) => console.log(line)); // a scanner has no order of its own
    const foundObjects = found.map(({ object }) => object);
    const listedObjects = listed.flatMap(({ objects }) => objects);
    tally.check(`${title}: ${check}`, () => {
      const unexpected = without(foundObjects, listedObjects).map((object) => `not in expected.yaml: ${object}`);
      const vanished = without(listedObjects, foundObjects).map(
        (object) => `in expected.yaml, but not found: ${object}`,
      );
      if (unexpected.length + vanished.length) throw new Error([...unexpected, ...vanished].join('; '));
      return `${found.length} expected`;
    });
  }
  if (checks.size === 0) tally.pass(`${title}: finds nothing`);
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
