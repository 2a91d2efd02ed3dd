import type { ScannerChecks } from '../../src/policy/rule';
import { CATALOGUE } from '../../src/rules/catalogue';
import type { Finding } from '../scanners/finding';
import type { Mutant } from './mutants';
import { newFindings, OwnFinding, ownFindings } from './own-findings';
import type { Verdict } from './verdicts';

/** One thing that a scanner finds in a mutant and not in the set that it was made of: what it asks of ours. */
export interface Demand {
  readonly mutant: Mutant;
  readonly scanner: string;
  /** The scanner's own name of what it checks, or `UNREADABLE`. */
  readonly check: string;
  /** What it finds it in; empty if it cannot read the mutant. */
  readonly object: string;
  /** Our new findings in the same mutant. */
  readonly ours: readonly OwnFinding[];
  /** Whether one of them is by a rule that says it asks for the same. */
  readonly met: boolean;
  /** How much else a scanner finds that cannot read all of the mutant. */
  readonly besides?: number;
}

/** The scanner cannot read all of the mutant. Ours meet that with any new finding. */
export const UNREADABLE = 'unreadable';

/** What everybody says of a set before it is mutated. */
export interface Before {
  readonly findings: readonly Finding[];
  readonly ours: readonly OwnFinding[];
}

/** The names that rules have for the scanners. */
const KEYS: Readonly<Record<string, keyof ScannerChecks>> = {
  'kube-linter': 'kubeLinter',
  'kube-score': 'kubeScore',
  checkov: 'checkov',
};

/** The rules that ask for the same as a check. */
export function rulesFor(scanner: string, check: string): string[] {
  return CATALOGUE.filter(({ scanners }) => scanners?.[KEYS[scanner]]?.includes(check)).map(({ id }) => id);
}

/**
 * What scanners newly find in a mutant. Of one that cannot read all of it, only that: to it, what it did not read is
 * missing, and what it finds in the rest says nothing of the mutant.
 */
export function demandsOf(mutant: Mutant, verdicts: readonly Verdict[], before: Before): Demand[] {
  const ours = newFindings(ownFindings(mutant.text), before.ours);
  const known = new Set(before.findings.map(keyOf));
  return verdicts.flatMap((verdict) => {
    const { scanner, findings } = verdict;
    const found = findings.filter((finding) => !finding.silenced && !known.has(keyOf(finding)));
    const once = new Map(found.map((finding) => [keyOf(finding), finding]));
    if (cannotRead(verdict, verdicts)) {
      return [{ mutant, scanner, check: UNREADABLE, object: '', ours, met: ours.length > 0, besides: once.size }];
    }
    return [...once.values()].map(({ check, object }) => {
      const rules = rulesFor(scanner, check);
      return { mutant, scanner, check, object, ours, met: ours.some(({ rule }) => rules.includes(rule)) };
    });
  });
}

/**
 * kube-linter and kube-score read into the same types of Kubernetes. Where a manifest does not fit them kube-score says
 * so, while kube-linter may go on with an object whose type it does not know, and misses what that stood for.
 */
function cannotRead({ scanner, refusal }: Verdict, verdicts: readonly Verdict[]): boolean {
  const typed = scanner === 'kube-linter' && verdicts.some((other) => other.scanner === 'kube-score' && other.refusal);
  return refusal !== undefined || typed;
}

function keyOf({ scanner, check, object }: Finding): string {
  return [scanner, check, object].join(' ');
}
