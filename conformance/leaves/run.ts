/**
 * Each field of the newest API server's document that is not deprecated, laid over an object of the library: it arrives
 * in the manifest under the postures none and restricted, and the server keeps it; so does the oldest where it has the
 * field. Which are refused everywhere, or need a feature gate, stands in expected.ts; with all gates on, the newest keeps
 * these too.
 */
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { installed, PROJECT, run } from '../command';
import { Tally } from '../tally';
import { expected, faultOf, Trying } from './expected';
import type { Outcome, Tried } from './outcome';
import type { PropOutcome } from './props/outcome';
import { typeFaults } from './typed';

const HARNESS = path.join(PROJECT, 'conformance', 'apiserver', 'kube-apiserver.sh');
const ALL_ON = '--runtime-config=api/all=true --feature-gates=AllAlpha=true,AllBeta=true';

const tally = new Tally();

const outcomes = judged('newest', ask('newest'));
judged('oldest', ask('oldest', { only: outcomes }));
const gated = outcomes.filter((outcome) => expected('newest', outcome) === 'gated');
judged('all features', ask('newest', { only: gated, flags: ALL_ON }));
judgeTypes(outcomes.filter(({ overrides }) => overrides));
judgeProps();
tally.close();

interface Options {
  readonly only?: readonly Tried[];
  readonly flags?: string;
}

function ask(version: string, { only, flags }: Options = {}): Outcome[] {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'leaves-'));
  const file = path.join(folder, 'only.json');
  fs.writeFileSync(file, JSON.stringify((only ?? []).map(({ kind, leaf }) => ({ kind, leaf }))));
  const answer = beside(version, ['beside.ts', ...(only ? [file] : [])], flags) as Outcome[];
  fs.rmSync(folder, { recursive: true });
  return answer;
}

/** What a program of this folder prints beside a server. */
function beside(version: string, [program, ...rest]: readonly string[], flags = ''): unknown {
  const command = [installed('tsx'), '--tsconfig', 'conformance/tsconfig.json', path.join(__dirname, program), ...rest];
  return JSON.parse(run(HARNESS, ['run', version, '--', ...command], { env: { KUBE_APISERVER_FLAGS: flags } }).stdout);
}

function judged(trying: Trying, found: readonly Outcome[]): readonly Outcome[] {
  const wrong = found.filter((outcome) => {
    const fault = faultOf(trying, outcome);
    if (fault !== undefined) {
      tally.fail(`${trying}: ${outcome.kind}: ${outcome.leaf}`, fault);
    }
    return fault !== undefined;
  });
  const right = found.filter((outcome) => !wrong.includes(outcome));
  for (const kind of new Set(right.map((outcome) => outcome.kind))) {
    const ofKind = right.filter((outcome) => outcome.kind === kind);
    tally.passAll(`${trying}: ${kind}: ${countsOf(trying, ofKind)}`, ofKind.length);
  }
  const once = right.filter(({ leaf }, index) => right.findIndex((other) => other.leaf === leaf) === index);
  console.log(
    `${trying}: in all kinds: ${countsOf(trying, right)}; each field of pods once: ${countsOf(trying, once)}`,
  );
  return found;
}

function countsOf(trying: Trying, found: readonly Outcome[]): string {
  return (['kept', 'gated', 'refused'] as const)
    .map((wanted) => `${found.filter((outcome) => expected(trying, outcome) === wanted).length} ${wanted}`)
    .join(', ');
}

function judgeTypes(found: readonly Outcome[]): void {
  const faults = typeFaults(found);
  for (const [index, fault] of faults) {
    tally.fail(`types: ${found[index]?.kind}: ${found[index]?.leaf}`, fault);
  }
  tally.passAll('overrides are of the types of lib/k8s', found.length - faults.size);
}

function judgeProps(): void {
  const tried = beside('newest', [path.join('props', 'beside.ts')]) as PropOutcome[];
  const wrong = tried.filter(({ fault }) => fault !== undefined);
  wrong.forEach(({ title, fault }) => tally.fail(`props: ${title}`, fault!));
  tally.passAll('props that are ours', tried.length - wrong.length);
}
