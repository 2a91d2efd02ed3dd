import type { Verdict } from '../recall/verdicts';
import type { Finding } from '../scanners/finding';

/** Checks, by the scanner that has them. */
export type ChecksByScanner = Readonly<Record<string, readonly string[]>>;

/** One check of one scanner, as `SCANNER CHECK`. */
export function checkOf({ scanner, check }: Finding): string {
  return `${scanner} ${check}`;
}

export function checksIn(byScanner: ChecksByScanner): string[] {
  return Object.entries(byScanner).flatMap(([scanner, checks]) => checks.map((check) => `${scanner} ${check}`));
}

/** What scanners find, without what an annotation silences. */
export function findingsIn(verdicts: readonly Verdict[]): Finding[] {
  return verdicts.flatMap(({ findings }) => findings).filter(({ silenced }) => !silenced);
}

/** ``kube-linter `a` `b`; checkov `c` ``, of `SCANNER CHECK` each. */
export function checksText(keys: readonly string[]): string {
  const byScanner = new Map<string, string[]>();
  for (const [scanner, check] of keys.map((key) => key.split(' '))) {
    byScanner.set(scanner, [...(byScanner.get(scanner) ?? []), `\`${check}\``]);
  }
  return [...byScanner].map(([scanner, checks]) => `${scanner} ${checks.join(' ')}`).join('; ');
}
