import type { Change } from '../policy/fixer';
import type { ManifestPlace, Source } from '../policy/location';
import { baselinedOf, errorsOf, Finding, Report, waivedOf, warningsOf } from '../policy/report';
import { Fingerprints } from './fingerprint';
import { documentOf, field, jsonOf, jsonText, listPieces } from './json-text';
import { joined } from './pieces';
import { SharedTexts } from './shared-texts';
import { indentOf, writtenInPieces, writtenWhole } from './size';
import { messageOf, oncePerStatement, Statement, statementsOf } from './statement';

/** The version of the report's shape, which changes with it; `schemas/report.schema.json` describes it. */
const FORMAT = { $schema: 'cdk8s-bulkhead/schemas/report.schema.json', version: 1 };

/**
 * A report for programs; with many findings or connections all in one line.
 *
 * @throws ReportTooLong if it would be longer than a text can be
 */
export function reportJson(report: Report): string {
  return writtenWhole('JSON', report, () => [...reportJsonPieces(report)].join(''));
}

/** The same in pieces, of which there may be more than fits into one text. */
export function reportJsonPieces(report: Report): Iterable<string> {
  return writtenInPieces('JSON', report, () =>
    documentOf(jsonOfReport(report), indentOf(report, report.network?.edges.length)),
  );
}

/** Why there is no report, in the place of one. */
export function failureJson(failure: string): string {
  return jsonText({ ...FORMAT, failure });
}

function* jsonOfReport(report: Report): Generator<string, void> {
  const statements = statementsOf(report);
  const fingerprints = Fingerprints.of(report);
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
  const texts = SharedTexts.of(report);
  const objects = new ObjectJson();
  const saidOf = oncePerStatement((statement) => saidJson(statement, texts));
  yield `${jsonOf(counts).slice(0, -1)},"findings":`;
  yield* listPieces(report.findings, (finding, index) =>
    findingJson(finding, saidOf(statements[index]), objects.of(finding), fingerprints.at(index), texts),
  );
  yield ',"changes":';
  yield* listPieces(report.changes, (change) => changeJson(change, texts, objects.of(change)));
  yield `,${jsonOf(rest).slice(1)}`;
}

/** The fields of a finding that are in its statement: up to its message, after those of its object, and at the end. */
interface SaidJson {
  readonly statement: Statement;
  readonly before: string;
  readonly after: string;
  readonly end: string;
}

function saidJson(statement: Statement, texts: SharedTexts): SaidJson {
  const { finding, standing, path } = statement;
  const { rule, severity, container, field: stable, waiver, audit } = finding;
  return {
    statement,
    before: joined(`{"rule":${texts.jsonOf(rule)},"severity":"${severity}"`, `,"standing":"${standing}","message":`),
    after: joined(
      field('container', texts.jsonOf(container)),
      `,"path":${path.json},"field":`,
      stable === undefined ? path.json : texts.jsonOf(stable),
    ),
    end: joined(field('waiver', texts.jsonOf(waiver)), field('audit', jsonOf(audit)), ',"fingerprint":"'),
  };
}

// Put together by hand: an object for each would cost more than all else, and most of it is said many times.
function findingJson(
  finding: Finding,
  said: SaidJson,
  object: string,
  fingerprint: string,
  texts: SharedTexts,
): string {
  const { seen, write, source, place } = finding;
  return (
    said.before +
    messageOf(finding, said.statement).json +
    object +
    said.after +
    field('seen', jsonOf(seen)) +
    field('write', jsonOf(write)) +
    (source ? `,"source":${sourceJson(source, texts)}` : '') +
    (place ? `,"place":${placeJson(place, texts)}` : '') +
    said.end +
    `${fingerprint}"}`
  );
}

function changeJson({ rule, effect, path, value }: Change, texts: SharedTexts, object: string): string {
  return (
    `{"rule":${texts.jsonOf(rule)},"effect":"${effect}"${object}` +
    `${field('value', jsonOf(value))},"path":${texts.path(path).json}}`
  );
}

/** Each object has a source of its own, and all that are made in a loop have the same frames. */
function sourceJson({ below, frames }: Source, texts: SharedTexts): string {
  return `{${below === undefined ? '' : `"below":${texts.jsonOf(below)},`}"frames":${texts.jsonOf(frames)}}`;
}

function placeJson({ file, line, column, output }: ManifestPlace, texts: SharedTexts): string {
  const end = `${column === undefined ? '' : `,"column":${column}`}${output ? ',"output":true}' : '}'}`;
  return `{"file":${texts.jsonOf(file)},"line":${line}${end}`;
}

type OfObject = Pick<Finding, 'resource' | 'origin'>;

/** The fields that tell the object, which stays the same for all that is said of it, mostly one after the other. */
class ObjectJson {
  private last: OfObject | undefined;
  private json = '';

  public of(next: OfObject): string {
    const { resource, origin } = next;
    if (resource !== this.last?.resource || origin !== this.last.origin) {
      this.json = joined(',"resource":', jsonOf(resource), ',"origin":', jsonOf(origin));
      this.last = next;
    }
    return this.json;
  }
}
