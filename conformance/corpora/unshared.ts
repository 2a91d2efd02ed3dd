import { deepStrictEqual } from 'node:assert';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { parse } from 'yaml';
import type { Finding as OwnFinding } from '../../src/policy/report';
import type { ScannerChecks } from '../../src/policy/rule';
import { CATALOGUE } from '../../src/rules/catalogue';
import type { Finding } from '../scanners/finding';
import type { Tally } from '../tally';
import type { Judged, JudgedSet } from './judged-set';
import { tableOf } from './page';
import { checkOf, ChecksByScanner, checksIn, checksText, findingsIn } from './scanner-check';

/** An entry of unshared.yaml. */
interface Unshared {
  readonly why: string;
  readonly checks: ChecksByScanner;
}

/** A finding of a scanner, and whether a rule of ours that asks for the same finds something in that object. */
interface Compared {
  readonly scanner: string;
  /** `SCANNER CHECK` */
  readonly check: string;
  readonly shared: boolean;
}

const entries = parse(fs.readFileSync(path.join(__dirname, 'unshared.yaml'), 'utf8')) as Unshared[];

/** What rules call the scanners. */
const FIELDS: Readonly<Record<string, keyof ScannerChecks>> = {
  'kube-linter': 'kubeLinter',
  'kube-score': 'kubeScore',
  checkov: 'checkov',
};

/** How much of what scanners find is found by us too, and why the rest is not, of which each check must have a reason. */
export function sharedTables(sets: readonly JudgedSet[], tally: Tally): { shares: string; exceptions: string } {
  const compared = sets.flatMap(({ asTheyAre }) => comparedIn(asTheyAre));
  const missed = compared.filter(({ shared }) => !shared);
  tally.check('each check that finds what we do not has one reason', () => {
    deepStrictEqual(
      entries.flatMap(({ checks }) => checksIn(checks)).sort(),
      [...new Set(missed.map(({ check }) => check))].sort(),
    );
  });
  const scanners = [...new Set(compared.map(({ scanner }) => scanner))];
  const rows = scanners.map((scanner) => [scanner, ...share(compared.filter((one) => one.scanner === scanner))]);
  return {
    shares: tableOf(['scanner', 'findings', 'also found by us'], [...rows, ['all', ...share(compared)]]),
    exceptions: tableOf(
      ['findings', 'why we have none', 'checks'],
      entries.map((entry) => {
        const checks = checksIn(entry.checks);
        return [`${missed.filter(({ check }) => checks.includes(check)).length}`, entry.why, checksText(checks)];
      }),
    ),
  };
}

function comparedIn({ verdicts, report }: Judged): Compared[] {
  const ours = new Set(report.findings.map((finding) => `${finding.rule} ${placeOf(finding)}`));
  return findingsIn(verdicts).map((finding) => ({
    scanner: finding.scanner,
    check: checkOf(finding),
    shared: rulesFor(finding).some((rule) => ours.has(`${rule} ${scannedPlaceOf(finding)}`)),
  }));
}

function rulesFor({ scanner, check }: Finding): string[] {
  return CATALOGUE.filter(({ scanners }) => scanners?.[FIELDS[scanner]]?.includes(check)).map(({ id }) => id);
}

/** `NAMESPACE/NAME`; without its kind, which checkov gives as Pod for what makes pods. */
function placeOf({ resource: { namespace, name } }: OwnFinding): string {
  return `${namespace ?? 'default'}/${name}`;
}

/** The same of `KIND NAMESPACE/NAME` or `KIND NAME`. */
function scannedPlaceOf({ object }: Finding): string {
  const place = object.slice(object.indexOf(' ') + 1);
  return place.includes('/') ? place : `default/${place}`;
}

function share(compared: readonly Compared[]): string[] {
  const shared = compared.filter((one) => one.shared).length;
  return [`${compared.length}`, `${shared} (${((shared / compared.length) * 100).toFixed(1)} %)`];
}
