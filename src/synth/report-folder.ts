import type { Report } from '../policy/report';
import { contractJson } from '../report/connections-json';
import { failureJson, reportJsonPieces } from '../report/json';
import { failureMarkdown, reportMarkdown } from '../report/markdown';
import { repeatable } from '../report/pieces';
import { failureSarif, reportSarifPieces } from '../report/sarif';
import { failureText, reportTextPieces } from '../report/text';
import { trivyIgnore } from '../scanners/trivy-ignore';
import { OutputFile, writeFiles } from './file-writer';

/**
 * Writes a report: for people, for programs, for code scanning and for pull requests; and what Trivy shall leave out.
 * A file that cannot be written does not keep the others from being written, nor the caller from going on.
 *
 * @returns why the report, or some of it, could not be written
 */
export function writeReport(folder: string, report: Report): string | undefined {
  const faults: string[] = [];
  const files = FORMATS.map(({ path, write, failure }) => ({
    path,
    // not before it is written, so that only one of them is there at a time
    text: repeatable(() => write(report)[Symbol.iterator]()),
    // so that nobody takes the file of an earlier synth for this one's
    instead: (error: unknown) => {
      const reason = reasonOf(error);
      faults.push(reason);
      return failure(reason);
    },
  }));
  const unwritten = writeAllPossible(folder, files);
  return textOf([...faults, ...unwritten]);
}

/**
 * Writes why there is no report, so that nobody takes that of an earlier synth for this one's.
 *
 * @returns why that could not be written
 */
export function writeFailure(folder: string, error: unknown): string | undefined {
  const files = FORMATS.map(({ path, failure }) => ({ path, text: failure(reasonOf(error)) }));
  return textOf(writeAllPossible(folder, files));
}

/** A file of the report: how it is made, and what is there when there is no report. */
interface Format {
  readonly path: string;
  readonly write: (report: Report) => Iterable<string>;
  readonly failure: (reason: string) => string;
}

const FORMATS: readonly Format[] = [
  { path: 'report.txt', write: (report) => reportTextPieces(report), failure: failureText },
  { path: 'report.json', write: reportJsonPieces, failure: failureJson },
  { path: 'report.sarif', write: (report) => reportSarifPieces(report), failure: failureSarif },
  { path: 'report.md', write: (report) => [reportMarkdown(report)], failure: failureMarkdown },
  { path: 'connections.json', write: connectionsJson, failure: failureJson },
  { path: '.trivyignore', write: trivyIgnoreOf, failure: () => '' },
];

/** The contract of the app; a part of one has none. */
function connectionsJson({ contract }: Report): Iterable<string> {
  return contract ? [contractJson(contract())] : [];
}

function trivyIgnoreOf({ findings, rules }: Report): Iterable<string> {
  const judged = rules.map(({ rule }) => rule);
  return [trivyIgnore(findings, judged)];
}

/** Writes all files at once or, where that cannot be, each that can be written; and says what is wrong with the others. */
function writeAllPossible(folder: string, files: readonly OutputFile[]): string[] {
  if (faultOf(() => writeFiles(folder, files)) === undefined) {
    return [];
  }
  return files.flatMap((file) => faultOf(() => writeFiles(folder, [file])) ?? []);
}

function faultOf(run: () => void): string | undefined {
  try {
    run();
    return undefined;
  } catch (error) {
    return reasonOf(error);
  }
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** What is wrong, each once: a folder that cannot be written to is so for every file. */
function textOf(faults: readonly string[]): string | undefined {
  return faults.length === 0 ? undefined : [...new Set(faults)].join('; ');
}
