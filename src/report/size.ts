import type { Report } from '../policy/report';
import { count } from './grouping';
import { repeatable } from './pieces';

/** With more findings than this nobody reads a report for programs, and indenting it makes it half as long again. */
const READ_BY_PEOPLE = 1000;

/** Says that a report would be longer than a text can be. */
export class ReportTooLong extends Error {}

/**
 * By how many blanks the levels of a document for programs are indented.
 *
 * @param others how much is in it beside findings and changes
 */
export function indentOf({ findings, changes }: Report, others = 0): number {
  return findings.length + changes.length + others > READ_BY_PEOPLE ? 0 : 2;
}

/**
 * What is written of a report.
 *
 * @throws ReportTooLong if it would be longer than a text can be
 */
export function writtenWhole<Written>(format: string, report: Report, write: () => Written): Written {
  try {
    return write();
  } catch (error) {
    throw tooLong(format, report, error);
  }
}

/**
 * The same, in pieces that are made while they are asked for.
 *
 * @throws ReportTooLong, when it is asked for, if one of them would be longer than a text can be
 */
export function writtenInPieces(format: string, report: Report, pieces: () => Iterable<string>): Iterable<string> {
  return repeatable(function* () {
    try {
      yield* pieces();
    } catch (error) {
      throw tooLong(format, report, error);
    }
  });
}

/** The same error, or what it says of a text that cannot be that long. */
function tooLong(format: string, { findings, changes }: Report, error: unknown): unknown {
  return error instanceof RangeError && error.message === 'Invalid string length'
    ? new ReportTooLong(
        `the report of ${count(findings.length, 'finding')} and ${count(changes.length, 'added field')} is too long for ` +
          `one text as ${format}; judge fewer objects at a time`,
        { cause: error },
      )
    : error;
}
