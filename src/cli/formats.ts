import type { Report } from '../policy/report';
import { Fault } from './fault';

/** How a report can be written. Each is loaded when it is asked for. */
const WRITERS: { readonly [format: string]: (report: Report, color: boolean) => string } = {
  text: (report, color) =>
    (require('../report/text') as typeof import('../report/text')).reportText(report, { color, files: true }),
  json: (report) => (require('../report/json') as typeof import('../report/json')).reportJson(report),
  sarif: (report) =>
    (require('../report/sarif') as typeof import('../report/sarif')).reportSarif(report, {
      files: true,
      folder: process.cwd(),
    }),
  markdown: (report) =>
    (require('../report/markdown') as typeof import('../report/markdown')).reportMarkdown(report, { files: true }),
};

/** Their names, as users type them. */
export const FORMATS = Object.keys(WRITERS);

/**
 * Refuses what is no format, before any work is done.
 *
 * @throws Fault if there is no such format
 */
export function checkFormat(format: string): void {
  if (!FORMATS.includes(format)) {
    throw new Fault(`--format must be ${FORMATS.join(', ')}, not "${format}"`);
  }
}

/**
 * A report as text of some format.
 *
 * @throws Fault if it is longer than a text can be
 */
export function formatted(report: Report, format: string, coloured: boolean): string {
  try {
    return WRITERS[format](report, coloured);
  } catch (error) {
    if (error instanceof Error && error.name === 'ReportTooLong') {
      throw new Fault(error.message);
    }
    throw error;
  }
}
