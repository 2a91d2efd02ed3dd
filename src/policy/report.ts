import type { ResourceId } from '../manifest/resource';
import type { Change } from './fixer';
import type { Violation } from './rule';
import type { SeverityLevel } from './severity';
import type { WaiverData } from './subject';

/** A violation, and everything that a reader needs to act on it. */
export interface Finding extends Violation {
  readonly rule: string;
  readonly severity: SeverityLevel;
  readonly resource: ResourceId;
  /** The construct or file that the object comes from. */
  readonly origin: string;
  /** The waiver that silences it. */
  readonly waiver?: WaiverData;
  /** Whether its posture only tells, so that it cannot fail synth. */
  readonly audit?: boolean;
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
}

/** How many days before its end a waiver is warned about. */
const EXPIRY_NOTICE_DAYS = 14;

const DAY = 24 * 60 * 60 * 1000;

/**
 * Puts a report together.
 *
 * @param waivers all waivers of the app, also those that silence nothing
 * @param today the day to judge expiry by, `YYYY-MM-DD`; bytes of manifests never depend on it
 */
export function reportOf(
  objects: number,
  changes: readonly Change[],
  findings: readonly Finding[],
  waivers: readonly WaiverData[],
  today: string,
): Report {
  return { objects, changes, findings, waivers: waivers.map((waiver) => statusOf(waiver, findings, today)) };
}

/** Findings that fail synth: errors that nobody waived, and all whose waiver has expired. */
export function errorsOf(report: Report): Finding[] {
  const expired = expiredOf(report);
  return report.findings.filter(
    ({ severity, waiver, audit }) => !audit && (waiver ? expired.has(waiver) : severity === 'error'),
  );
}

/** Findings that are printed and do not fail synth. */
export function warningsOf(report: Report): Finding[] {
  const expired = expiredOf(report);
  return report.findings.filter(({ severity, waiver, audit }) =>
    audit ? !waiver || expired.has(waiver) : !waiver && severity === 'warning',
  );
}

/** Findings that a waiver silences today. */
export function waivedOf(report: Report): Finding[] {
  const expired = expiredOf(report);
  return report.findings.filter(({ waiver }) => waiver && !expired.has(waiver));
}

function expiredOf(report: Report): ReadonlySet<WaiverData> {
  return new Set(report.waivers.filter(({ state }) => state === 'expired').map(({ waiver }) => waiver));
}

function statusOf(waiver: WaiverData, findings: readonly Finding[], today: string): WaiverStatus {
  const silenced = findings.filter((finding) => finding.waiver === waiver).length;
  const daysLeft = (Date.parse(waiver.expires) - Date.parse(today)) / DAY;
  return { waiver, findings: silenced, state: stateOf(silenced, daysLeft) };
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
