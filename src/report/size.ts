import type { Report } from '../policy/report';
import { count } from './grouping';

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
export function writtenWhole<Written>(format: string, { findings, changes }: Report, write: () => Written): Written {
  try {
    return write();
  } catch (error) {
    if (error instanceof RangeError && error.message === 'Invalid string length') {
      throw new ReportTooLong(
        `the report of ${count(findings.length, 'finding')} and ${count(changes.length, 'added field')} is too long for ` +
          `one text as ${format}; judge fewer objects at a time`,
        { cause: error },
      );
    }
    throw error;
  }
}
