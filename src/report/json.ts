import { pathText } from '../manifest/json';
import { baselinedOf, errorsOf, Finding, Report, Standing, standings, waivedOf, warningsOf } from '../policy/report';
import { fingerprintsOf } from './fingerprint';
import { jsonText } from './printable';
import { indentOf, writtenWhole } from './size';

/** The version of the report's shape, which changes with it; `schemas/report.schema.json` describes it. */
const FORMAT = { $schema: 'cdk8s-bulkhead/schemas/report.schema.json', version: 1 };

/**
 * A report for programs; with many findings or connections all in one line.
 *
 * @throws ReportTooLong if it would be longer than a text can be
 */
export function reportJson(report: Report): string {
  return writtenWhole('JSON', report, () =>
    jsonText(documentOf(report), indentOf(report, report.network?.edges.length)),
  );
}

/** Why there is no report, in the place of one. */
export function failureJson(failure: string): string {
  return jsonText({ ...FORMAT, failure });
}

function documentOf(report: Report): object {
  const standingOf = standings(report);
  const fingerprints = fingerprintsOf(report.findings);
  return {
    ...FORMAT,
    objects: report.objects,
    errors: errorsOf(report).length,
    warnings: warningsOf(report).length,
    baselined: baselinedOf(report).length,
    waived: waivedOf(report).length,
    findings: report.findings.map((finding, index) => findingJson(finding, standingOf(finding), fingerprints[index])),
    changes: report.changes.map(({ path, ...change }) => ({ ...change, path: pathText(path) })),
    waivers: report.waivers.map(({ waiver, state, findings }) => ({ ...waiver, state, findings })),
    vanished: report.vanished,
    omissions: report.omissions,
    rules: report.rules.map(({ rule, severity }) => {
      const { id, summary, why, standards, scanners } = rule;
      return { id, severity, summary, why, standards, scanners };
    }),
    network: report.network,
  };
}

function findingJson(finding: Finding, standing: Standing, fingerprint: string): object {
  const { rule, severity, message, resource, origin, container, path, field, seen, write, source, place, waiver } =
    finding;
  return {
    rule,
    severity,
    standing,
    message,
    resource,
    origin,
    container,
    path: pathText(path),
    field: field ?? pathText(path),
    seen,
    write,
    source,
    place,
    waiver,
    audit: finding.audit,
    fingerprint,
  };
}
