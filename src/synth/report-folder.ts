import { existsSync } from 'fs';
import { join } from 'path';
import type { Report } from '../policy/report';
import { reportJson } from '../report/json';
import { reportText } from '../report/text';
import { writeFiles } from './file-writer';

/** Writes a report, for people and for programs. */
export function writeReport(folder: string, report: Report): void {
  write(folder, reportText(report), reportJson(report));
}

/** Whether an earlier synth has left a report, which must not be taken for a later one's. */
export function hasReport(folder: string): boolean {
  return existsSync(join(folder, 'report.txt'));
}

/** Writes why there is no report, so that nobody takes that of an earlier synth for this one's. */
export function writeFailure(folder: string, error: unknown): void {
  const failure = error instanceof Error ? error.message : String(error);
  write(
    folder,
    `cdk8s-bulkhead: synth failed before there was a report\n\n${failure}\n`,
    `${JSON.stringify({ version: 1, failure }, undefined, 2)}\n`,
  );
}

function write(folder: string, text: string, json: string): void {
  writeFiles(folder, [
    { path: 'report.txt', text },
    { path: 'report.json', text: json },
  ]);
}
