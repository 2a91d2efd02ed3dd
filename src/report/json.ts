import { pathText } from '../manifest/json';
import { errorsOf, Finding, Report, warningsOf } from '../policy/report';

/** The version of the JSON report's shape. */
const FORMAT_VERSION = 1;

/** A report for programs. */
export function reportJson(report: Report): string {
  const document = {
    version: FORMAT_VERSION,
    objects: report.objects,
    errors: errorsOf(report).length,
    warnings: warningsOf(report).length,
    findings: report.findings.map(findingJson),
    changes: report.changes.map(({ path, ...change }) => ({ ...change, path: pathText(path) })),
    waivers: report.waivers.map(({ waiver, state, findings }) => ({ ...waiver, state, findings })),
  };
  return `${JSON.stringify(document, undefined, 2)}\n`;
}

function findingJson({ path, waiver, ...finding }: Finding): object {
  return { ...finding, path: pathText(path), ...(waiver ? { waiver } : {}) };
}
