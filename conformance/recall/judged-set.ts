import { deepStrictEqual } from 'node:assert';
import type { Finding } from '../scanners/finding';
import type { InstalledScanners } from '../scanners/installed';
import type { Tally } from '../tally';
import { Before, Demand, demandsOf } from './demand';
import { Mutant, mutantsOf, unmutated, withoutAnnotations } from './mutants';
import type { MutationSet } from './mutation-set';
import { ownFindings } from './own-findings';
import { checkovFindings, Verdict, verdictsOn } from './verdicts';

/** A set, its mutants, and what scanners ask of ours in them. */
export interface JudgedSet {
  readonly mutants: readonly Mutant[];
  readonly demands: readonly Demand[];
}

/** Lets everybody judge a set and all its mutants. */
export async function judge(set: MutationSet, scanners: InstalledScanners, tally: Tally): Promise<JudgedSet> {
  const mutants = mutantsOf(set);
  console.log(`${set.name}: ${set.objects.length} objects, ${mutants.length} mutants`);
  const texts = [unmutated(set), withoutAnnotations(set), ...mutants.map(({ text }) => text)];
  const verdicts = await verdictsOn(texts, scanners);
  const [asItIs, unsilenced, ...ofMutants] = verdicts;
  // What an annotation silences is found as soon as a mutation takes the annotation away, and is nothing new.
  const findings = [...asItIs, ...unsilenced].flatMap((verdict) => verdict.findings);
  const before: Before = { findings, ours: ownFindings(texts[0]) };
  checkUnmutated(set, before, tally);
  checkCheckov(set.name, texts, verdicts, scanners, tally);
  return { mutants, demands: mutants.flatMap((mutant, index) => demandsOf(mutant, ofMutants[index], before)) };
}

/** In a hardened set nobody finds anything. In the others, ours find what their authors know. */
function checkUnmutated({ name, hardened, known }: MutationSet, { findings, ours }: Before, tally: Tally): void {
  if (hardened) {
    tally.check(`${name}: scanners find nothing in it`, () => deepStrictEqual(findings, []));
  }
  tally.check(`${name}: ours find ${known.join(', ') || 'nothing'} in it`, () => {
    const unexpected = ours.filter(({ rule }) => !known.includes(rule));
    const vanished = known.filter((id) => !ours.some(({ rule }) => rule === id));
    if (unexpected.length) throw new Error(unexpected.map(({ rule, place }) => `${rule} ${place}`).join('; '));
    if (vanished.length) throw new Error(`not found: ${vanished.join(', ')}`);
  });
}

/** One start of checkov for many folders must find what its command line does: looked at where it finds most. */
function checkCheckov(
  name: string,
  texts: readonly string[],
  verdicts: readonly (readonly Verdict[])[],
  scanners: InstalledScanners,
  tally: Tally,
): void {
  const findings = verdicts.map((all) => all.find(({ scanner }) => scanner === scanners.checkov.name)?.findings ?? []);
  const most = Math.max(...findings.map(({ length }) => length));
  const index = findings.findIndex(({ length }) => length === most);
  tally.check(`${name}: checkov's command line finds the same`, () => {
    deepStrictEqual(sorted(findings[index]), sorted(checkovFindings(texts[index], scanners)));
    return `${most} findings`;
  });
}

function sorted(findings: readonly Finding[]): string[] {
  return findings.map(({ check, object }) => `${check} ${object}`).sort();
}
