import type { Omission } from '../policy/omission';
import { errorsOf, Report } from '../policy/report';
import { titleOf } from '../report/finding-text';
import type { SummaryOptions } from '../report/summary';
import { summary } from './on-demand';
import { wantsColor } from './terminal';

/** How many objects are named that were left out; the report names all. */
const NAMED_OMISSIONS = 3;

/** Who is told what became of an app. */
export interface Listener {
  /** Tells the user something. */
  readonly print: (text: string) => void;
  /** The method that the user has called, where the stack trace of what was found ends. */
  readonly asked: (...parameters: never[]) => unknown;
}

/** Whether nothing may be written because of what was found. */
export function fails(report: Report): boolean {
  return errorsOf(report).length > 0 || report.vanished.length > 0;
}

/** @throws what was found, if that is to keep an app from being written */
export function refuse(report: Report, asked: Listener['asked'], options?: SummaryOptions): void {
  if (fails(report)) {
    throw withShortStack(new Error(summary().errorText(report, options).trimEnd()), asked);
  }
}

/** Says what the user should know although nothing is wrong. */
export function tellWarnings({ print }: Listener, warnings: readonly string[], omissions: readonly Omission[]): void {
  const all = omissions.length > 0 ? [...warnings, omissionText(omissions)] : warnings;
  print(all.map((warning) => `warning: ${warning}\n`).join(''));
}

/** Says what was found in an app that was written. */
export function tellSummary({ print }: Listener, report: Report, whole: string | undefined): void {
  if (report.objects > 0) {
    print(summary().summaryText(report, { whole, color: wantsColor(process.stderr) }));
  }
}

/** Says that the report could not be written, where something worse is thrown. */
export function tellUnwritten({ print }: Listener, reason: string | undefined): void {
  if (reason !== undefined) {
    print(`${summary().unwrittenText(reason)}\n`);
  }
}

/** @throws that the report could not be written, if it could not, where all else is in its place */
export function refuseUnwritten({ asked }: Listener, outdir: string, reason: string | undefined): void {
  if (reason !== undefined) {
    const message = `all manifests were written to "${outdir}", but ${summary().unwrittenText(reason)}`;
    throw withShortStack(new Error(message), asked);
  }
}

/** An error that shows only who asked for the manifests: what was found is elsewhere, and must stay in sight. */
function withShortStack(error: Error, asked: Listener['asked']): Error {
  const limit = Error.stackTraceLimit;
  Error.stackTraceLimit = 1;
  Error.captureStackTrace(error, asked);
  Error.stackTraceLimit = limit;
  return error;
}

function omissionText(omissions: readonly Omission[]): string {
  const first = omissions.slice(0, NAMED_OMISSIONS).map(({ resource, reason }) => `${titleOf(resource)}, ${reason}`);
  const left = omissions.length - first.length;
  return `left out: ${first.join('; ')}${left > 0 ? `; and ${left} more` : ''}`;
}
