import { pathText } from '../manifest/json';
import type { Change } from '../policy/fixer';
import type { ManifestPlace, Source } from '../policy/location';
import { baselinedOf, errorsOf, Finding, Report, Standing, standings, waivedOf, warningsOf } from '../policy/report';
import { fingerprintsOf } from './fingerprint';
import { documentOf, field, jsonOf, jsonText, listPieces, SharedJson } from './json-text';
import { indentOf, writtenWhole } from './size';

/** The version of the report's shape, which changes with it; `schemas/report.schema.json` describes it. */
const FORMAT = { $schema: 'cdk8s-bulkhead/schemas/report.schema.json', version: 1 };

/**
 * A report for programs; with many findings or connections all in one line.
 *
 * @throws ReportTooLong if it would be longer than a text can be
 */
export function reportJson(report: Report): string {
  return writtenWhole('JSON', report, () => reportJsonPieces(report).join(''));
}

/** The same in pieces, of which there may be more than fits into one text. */
export function reportJsonPieces(report: Report): readonly string[] {
  return writtenWhole('JSON', report, () =>
    documentOf(jsonOfReport(report), indentOf(report, report.network?.edges.length)),
  );
}

/** Why there is no report, in the place of one. */
export function failureJson(failure: string): string {
  return jsonText({ ...FORMAT, failure });
}

function jsonOfReport(report: Report): string[] {
  const standingOf = standings(report);
  const fingerprints = fingerprintsOf(report.findings);
  const counts = {
    ...FORMAT,
    objects: report.objects,
    errors: errorsOf(report).length,
    warnings: warningsOf(report).length,
    baselined: baselinedOf(report).length,
    waived: waivedOf(report).length,
  };
  const rest = {
    waivers: report.waivers.map(({ waiver, state, findings }) => ({ ...waiver, state, findings })),
    vanished: report.vanished,
    omissions: report.omissions,
    rules: report.rules.map(({ rule, severity }) => {
      const { id, summary, why, standards, scanners } = rule;
      return { id, severity, summary, why, standards, scanners };
    }),
    network: report.network,
  };
  const shared = new SharedJson();
  const findings = listPieces(report.findings, (finding, index) =>
    findingJson(finding, standingOf(finding), fingerprints[index], shared),
  );
  const changes = listPieces(report.changes, (change) => changeJson(change, shared));
  return [
    `${jsonOf(counts).slice(0, -1)},"findings":`,
    ...findings,
    ',"changes":',
    ...changes,
    `,${jsonOf(rest).slice(1)}`,
  ];
}

// Written out field by field: an object for each would cost more than all else, and most of these are said many times.
function findingJson(finding: Finding, standing: Standing, fingerprint: string, shared: SharedJson): string {
  const { rule, severity, message, resource, origin, container, seen, write, source, place, waiver, audit } = finding;
  const path = shared.of(pathText(finding.path));
  return (
    `{"rule":${shared.of(rule)},"severity":"${severity}","standing":"${standing}","message":${jsonOf(message)}` +
    `,"resource":${shared.of(resource)},"origin":${shared.of(origin)}` +
    field('container', shared.of(container)) +
    `,"path":${path},"field":${finding.field === undefined ? path : shared.of(finding.field)}` +
    field('seen', jsonOf(seen)) +
    field('write', jsonOf(write)) +
    field('source', source && sourceJson(source, shared)) +
    field('place', place && placeJson(place, shared)) +
    field('waiver', shared.of(waiver)) +
    field('audit', jsonOf(audit)) +
    `,"fingerprint":"${fingerprint}"}`
  );
}

function changeJson({ rule, effect, resource, origin, path, value }: Change, shared: SharedJson): string {
  return (
    `{"rule":${shared.of(rule)},"effect":"${effect}","resource":${shared.of(resource)},"origin":${shared.of(origin)}` +
    `${field('value', jsonOf(value))},"path":${shared.of(pathText(path))}}`
  );
}

/** Each object has a source of its own, and all that are made in a loop have the same frames. */
function sourceJson({ below, frames }: Source, shared: SharedJson): string {
  return `{${below === undefined ? '' : `"below":${shared.of(below)},`}"frames":${shared.of(frames)}}`;
}

function placeJson({ file, line, column, output }: ManifestPlace, shared: SharedJson): string {
  return (
    `{"file":${shared.of(file)},"line":${line}` + field('column', jsonOf(column)) + `${output ? ',"output":true' : ''}}`
  );
}
