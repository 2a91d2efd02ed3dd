import type { ResourceId } from '../manifest/resource';
import type { Contract } from '../network/contract/contract';
import type { NetworkReport } from '../network/network-report';
import { BaselineEntry, withBaseline } from './baseline';
import type { Change } from './fixer';
import type { ManifestPlace, Source } from './location';
import type { Omission } from './omission';
import type { Violation } from './rule';
import type { SeverityLevel } from './severity';
import type { RuleSetting, WaiverData } from './subject';

/** A violation, and everything that a reader needs to act on it. */
export interface Finding extends Violation {
  readonly rule: string;
  readonly severity: SeverityLevel;
  readonly resource: ResourceId;
  /** The construct or file that the object comes from. */
  readonly origin: string;
  /** The field, with the names of items in place of their numbers, so that it outlives their moving about. */
  readonly field?: string;
  readonly source?: Source;
  readonly place?: ManifestPlace;
  /** The waiver that silences it. */
  readonly waiver?: WaiverData;
  /** Whether its posture only tells, so that it cannot fail synth. */
  readonly audit?: boolean;
  /** Whether the findings baseline has recorded it, so that it only warns. */
  readonly baselined?: true;
}

/** How a waiver stands on the day of the report. */
export type WaiverState = 'used' | 'unused' | 'expiring' | 'expired';

export interface WaiverStatus {
  readonly waiver: WaiverData;
  readonly state: WaiverState;
  /** How many findings it silences. */
  readonly findings: number;
}

/** What was seen and done on the way from constructs to manifests. */
export interface Report {
  /** How many objects were looked at. */
  readonly objects: number;
  readonly changes: readonly Change[];
  readonly findings: readonly Finding[];
  readonly waivers: readonly WaiverStatus[];
  /** What the findings baseline has recorded and nobody finds any more. */
  readonly vanished: readonly BaselineEntry[];
  /** What was included and is not written. */
  readonly omissions: readonly Omission[];
  /** The rules that objects were judged by. */
  readonly rules: readonly RuleSetting[];
  /** Who talks to whom; undefined where the code declares no connections. */
  readonly network?: NetworkReport;
  /**
   * What other repositories need to know to connect to the app; asked only where it is written. Undefined where only a part
   * of the app is known.
   */
  readonly contract?: () => Contract;
}

/** What a report is put together from. */
export interface Observations {
  readonly objects: number;
  readonly changes: readonly Change[];
  readonly findings: readonly Finding[];
  /** All waivers of the app, also those that silence nothing. */
  readonly waivers: readonly WaiverData[];
  readonly rules: readonly RuleSetting[];
  /** What was recorded of earlier findings. */
  readonly baseline?: readonly BaselineEntry[];
  /** The objects that could have failed, by which is told what has vanished. */
  readonly judged?: readonly ResourceId[];
  /** @default - nothing was left out */
  readonly omissions?: readonly Omission[];
  /** @default - the code declares no connections */
  readonly network?: NetworkReport;
  /** @default - only a part of the app is known */
  readonly contract?: () => Contract;
}

/** How a finding stands: what it does to synth, and why. */
export type Standing = 'error' | 'warning' | 'baselined' | 'waived';

/** How many days before its end a waiver is warned about. */
const EXPIRY_NOTICE_DAYS = 14;

const DAY = 24 * 60 * 60 * 1000;

/**
 * Puts a report together.
 *
 * @param today the day to judge expiry by, `YYYY-MM-DD`; bytes of manifests never depend on it
 */
export function reportOf(observations: Observations, today: string): Report {
  const {
    objects,
    changes,
    findings,
    waivers,
    rules,
    baseline = [],
    judged = [],
    omissions = [],
    network,
    contract,
  } = observations;
  return {
    objects,
    changes,
    ...withBaseline(findings, baseline, {
      objects: judged,
      rules: rules.filter(({ severity }) => severity === 'error').map(({ rule }) => rule.id),
    }),
    waivers: statusesOf(waivers, findings, today),
    omissions,
    rules,
    network,
    contract,
  };
}

/** Tells how each finding of a report stands. */
export function standings(report: Report): (finding: Finding) => Standing {
  const expired = new Set(report.waivers.filter(({ state }) => state === 'expired').map(({ waiver }) => waiver));
  return ({ severity, waiver, audit, baselined }) => {
    if (waiver && !expired.has(waiver)) {
      return 'waived';
    }
    if (audit) {
      return 'warning';
    }
    if (baselined) {
      return 'baselined';
    }
    return waiver ? 'error' : severity;
  };
}

/** Findings that fail synth: errors that nobody waived, and all whose waiver has expired. */
export function errorsOf(report: Report): readonly Finding[] {
  return byStanding(report).error;
}

/** Findings that are printed and do not fail synth. */
export function warningsOf(report: Report): readonly Finding[] {
  return byStanding(report).printed;
}

/** Warnings that are errors which the findings baseline has recorded. */
export function baselinedOf(report: Report): readonly Finding[] {
  return byStanding(report).baselined;
}

/** Findings that a waiver silences today. */
export function waivedOf(report: Report): readonly Finding[] {
  return byStanding(report).waived;
}

/** Findings by how they stand, and those together that are printed. */
type ByStanding = Readonly<Record<Exclude<Standing, 'warning'> | 'printed', Finding[]>>;

/** Every format asks for them, some several times. */
const SORTED = new WeakMap<Report, ByStanding>();

function byStanding(report: Report): ByStanding {
  const known = SORTED.get(report);
  if (known) {
    return known;
  }
  const standingOf = standings(report);
  const sorted: ByStanding = { error: [], printed: [], baselined: [], waived: [] };
  for (const finding of report.findings) {
    const standing = standingOf(finding);
    if (standing !== 'warning') {
      sorted[standing].push(finding);
    }
    if (standing === 'warning' || standing === 'baselined') {
      sorted.printed.push(finding);
    }
  }
  SORTED.set(report, sorted);
  return sorted;
}

function statusesOf(waivers: readonly WaiverData[], findings: readonly Finding[], today: string): WaiverStatus[] {
  const silenced = new Map<WaiverData, number>();
  for (const { waiver } of findings) {
    if (waiver) {
      silenced.set(waiver, (silenced.get(waiver) ?? 0) + 1);
    }
  }
  return waivers.map((waiver) => {
    const count = silenced.get(waiver) ?? 0;
    const daysLeft = (Date.parse(waiver.expires) - Date.parse(today)) / DAY;
    return { waiver, findings: count, state: stateOf(count, daysLeft) };
  });
}

function stateOf(silenced: number, daysLeft: number): WaiverState {
  if (silenced === 0) {
    return 'unused';
  }
  if (daysLeft < 0) {
    return 'expired';
  }
  return daysLeft <= EXPIRY_NOTICE_DAYS ? 'expiring' : 'used';
}
