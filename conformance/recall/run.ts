/**
 * Blind recall: sets of manifests are mutated without regard to any rule, and the scanners judge each mutant with their
 * default configuration. What one of them finds in a mutant and not in the set, ours must find too, by a rule that says
 * it asks for the same. misses.yaml lists each exception with its reason.
 */
import { installScanners } from '../scanners/installed';
import { Tally } from '../tally';
import { Demand, UNREADABLE } from './demand';
import { judge, JudgedSet } from './judged-set';
import { acceptedMisses, checkMisses, missesByCheck, printMisses } from './misses';
import type { Family } from './mutants';
import { mutationSets } from './mutation-set';

/** With one value changed. */
const MIN_MUTANTS = 600;

/** Of what scanners find in these mutants. */
const MIN_PERCENT = 97;

const tally = new Tally();

void main().catch((error) => {
  tally.fail('recall', error instanceof Error ? (error.stack ?? error.message) : String(error));
  tally.close();
});

async function main(): Promise<void> {
  const scanners = installScanners();
  const sets = mutationSets(tally);
  const judged: JudgedSet[] = [];
  for (const set of sets) {
    judged.push(await judge(set, scanners, tally));
  }
  const names = scanners.all.map(({ name }) => name);
  console.log('\nmutants with a mapping, a list or a whole object removed:');
  const branches = demandsIn(judged, 'branch');
  printRecall(branches, names);
  missesByCheck(branches).forEach(({ scanner, check, missed }) => printMisses(scanner, check, missed));
  console.log('\nmutants with one value changed or removed:');
  const leaves = demandsIn(judged, 'leaf');
  const total = printRecall(leaves, names);
  checkMisses(leaves, acceptedMisses(sets.map(({ name }) => name)), tally);
  checkTotals(judged, total);
  tally.close();
}

function checkTotals(judged: readonly JudgedSet[], { met, all, text }: Share): void {
  tally.check(`at least ${MIN_MUTANTS} mutants with one value changed or removed`, () => {
    const { length } = judged.flatMap(({ mutants }) => mutants).filter(({ family }) => family === 'leaf');
    if (length < MIN_MUTANTS) throw new Error(`${length}`);
    return `${length}`;
  });
  tally.check(`ours raise at least ${MIN_PERCENT} % of what scanners find in them`, () => {
    if (all === 0 || met * 100 < all * MIN_PERCENT) throw new Error(text);
    return text;
  });
}

interface Share {
  readonly met: number;
  readonly all: number;
  readonly text: string;
}

/** Prints for each scanner and for all how much of what it finds ours raise. */
function printRecall(demands: readonly Demand[], scanners: readonly string[]): Share {
  const found = demands.filter(({ check }) => check !== UNREADABLE);
  for (const scanner of scanners) {
    console.log(`  ${scanner}: ours raise ${shareOf(found.filter((one) => one.scanner === scanner)).text}`);
    const unreadable = demands.filter((one) => one.scanner === scanner && one.check === UNREADABLE);
    const besides = unreadable.reduce((sum, one) => sum + (one.besides ?? 0), 0);
    console.log(`    of the mutants that it cannot read all of, ours find something in ${shareOf(unreadable).text}`);
    console.log(`    what it finds in the rest of these is not counted: ${besides}`);
  }
  const total = shareOf(found);
  console.log(`  all: ours raise ${total.text}`);
  return total;
}

function shareOf(demands: readonly Demand[]): Share {
  const met = demands.filter((demand) => demand.met).length;
  const percent = demands.length ? ` (${((met / demands.length) * 100).toFixed(2)} %)` : '';
  return { met, all: demands.length, text: `${met} of ${demands.length}${percent}` };
}

function demandsIn(judged: readonly JudgedSet[], family: Family): Demand[] {
  return judged.flatMap(({ demands }) => demands).filter(({ mutant }) => mutant.family === family);
}
