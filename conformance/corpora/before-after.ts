/**
 * Manifests of others as they are, with what cannot stop a process added, and with everything added (`foreign: harden`):
 * how much real scanners and `bulkhead check` find in each, why the rest remains, and what ours do not find. The tables
 * are those of docs/foreign-manifests.md; `--update` writes them there.
 */
import { errorsOf, warningsOf } from '../../src/policy/report';
import { installScanners } from '../scanners/installed';
import { Tally } from '../tally';
import { foreignSets } from './corpus';
import { examplesTable } from './examples';
import { Judged, JudgedSet, judgedSets } from './judged-set';
import { checkTable, tableOf } from './page';
import { remainderTable } from './remainder';
import { findingsIn } from './scanner-check';
import { sharedTables } from './unshared';

const tally = new Tally();

void main().catch((error) => {
  tally.fail('before and after', error instanceof Error ? (error.stack ?? error.message) : String(error));
  tally.close();
});

async function main(): Promise<void> {
  const folders = foreignSets(tally);
  if (folders.length > 0) {
    const scanners = installScanners();
    const sets = await judgedSets(folders, scanners);
    const names = scanners.all.map(({ name }) => name);
    checkTable(tally, 'findings before and after hardening', findingsTable(sets, names));
    checkTable(tally, 'what remains of them', remainderTable(sets, tally));
    const { shares, exceptions } = sharedTables(sets, tally);
    checkTable(tally, 'what ours find of them too', shares);
    checkTable(tally, 'what ours do not find of them', exceptions);
  }
  checkTable(tally, 'what remains in examples', examplesTable(['plain-cdk8s', 'include']));
  tally.close();
}

/** A row for each set: how much is found before, with neutral fixes, and with all. */
function findingsTable(sets: readonly JudgedSet[], scanners: readonly string[]): string {
  const counters = [
    ({ report }: Judged) => errorsOf(report).length,
    ({ report }: Judged) => warningsOf(report).length,
    ...scanners.map((scanner) => ({ verdicts }: Judged) => {
      return findingsIn(verdicts.filter((verdict) => verdict.scanner === scanner)).length;
    }),
  ];
  const row = (name: string, some: readonly JudgedSet[]) => [
    name,
    `${sum(some, ({ asTheyAre }) => asTheyAre.report.objects)}`,
    ...counters.map((count) => {
      const states = (['asTheyAre', 'neutral', 'hardened'] as const).map((state) =>
        sum(some, (set) => count(set[state])),
      );
      return states.join(' → ');
    }),
  ];
  return tableOf(
    ['set', 'objects', 'our errors', 'our warnings', ...scanners],
    [...sets.map((set) => row(set.name, [set])), row('all', sets)],
  );
}

function sum(sets: readonly JudgedSet[], count: (set: JudgedSet) => number): number {
  return sets.reduce((total, set) => total + count(set), 0);
}
