import type { ResourceId } from '../manifest/resource';
import type { Finding, Report, Standing } from '../policy/report';
import { nearestPlace, placesOf, titleOf } from './finding-text';
import { FINGERPRINT_KEY, Fingerprints } from './fingerprint';
import { field, jsonOf, listPieces } from './json-text';
import { joined } from './pieces';
import { SarifLocations } from './sarif-location';
import { plain } from './sarif-text';
import { SharedTexts } from './shared-texts';
import { messageOf, oncePerStatement, Statement, statementsOf } from './statement';

/**
 * Findings as results of the format, in JSON.
 *
 * @param shown which of the findings, by their indexes
 * @param folder the whole path of the working directory, for files outside of it
 */
export function sarifResults(report: Report, shown: readonly number[], folder?: string): Iterable<string> {
  const { findings, rules } = report;
  const indexes = new Map(rules.map(({ rule }, index) => [rule.id, index]));
  const compared = findings.some(({ baselined }) => baselined);
  const statements = statementsOf(report);
  const fingerprints = Fingerprints.of(report);
  const texts = SharedTexts.of(report);
  const objects = new ObjectFields();
  const locations = new SarifLocations(folder);
  const saidOf = oncePerStatement((statement) => saidFields(statement, indexes, compared, texts));
  return listPieces(shown, (index) => {
    const finding = findings[index];
    return resultOf(finding, saidOf(statements[index]), objects.of(finding), fingerprints.at(index), locations);
  });
}

/** The fields of a result, as far as they are in the statement of its finding: what is between those of its object. */
interface SaidFields {
  readonly statement: Statement;
  readonly start: string;
  /** Where it is in the object. */
  readonly path: string;
  readonly properties: string;
  readonly end: string;
}

function saidFields(
  statement: Statement,
  ruleIndexes: ReadonlyMap<string, number>,
  compared: boolean,
  texts: SharedTexts,
): SaidFields {
  const { finding, standing, path } = statement;
  const { rule, severity, container, field: stable, baselined } = finding;
  const level = standing === 'error' ? 'error' : standing === 'waived' ? severity : 'warning';
  return {
    statement,
    start: joined(
      `{"ruleId":${texts.jsonOf(rule)}`,
      field('ruleIndex', jsonOf(ruleIndexes.get(rule))),
      `,"level":"${level}","message":{"text":"`,
    ),
    path: joined(path.sarif && ' ', path.sarif, '"}'),
    properties: joined(
      field('suppressions', texts.jsonOf(suppressionsOf(finding, standing))),
      `,"properties":{"standing":"${standing}"`,
      field('container', texts.jsonOf(container)),
      field('field', stable === undefined ? path.json : texts.jsonOf(stable)),
    ),
    // all results have a state or none has
    end: joined('"}', compared ? `,"baselineState":"${baselined ? 'unchanged' : 'new'}"` : '', '}'),
  };
}

// Put together by hand, as in the report for programs.
function resultOf(
  finding: Finding,
  said: SaidFields,
  object: ObjectFields,
  fingerprint: string,
  locations: SarifLocations,
): string {
  const { write, source } = finding;
  let first: string | undefined;
  let related = '';
  for (const place of placesOf(finding)) {
    const location = locations.physical(place);
    if (first === undefined) {
      first = location;
    } else if (location !== undefined) {
      // there are no more than two
      related = `,"relatedLocations":[{"physicalLocation":${location},"message":{"text":"also here"}}]`;
    }
  }
  return (
    said.start +
    object.title +
    `: ${messageOf(finding, said.statement).sarif}"},"locations":[{` +
    (first === undefined ? '' : `"physicalLocation":${first},`) +
    object.name +
    said.path +
    object.construct +
    related +
    (source ? `,"stacks":[${locations.stack(source)}]` : '') +
    said.properties +
    field('write', jsonOf(write)) +
    // what is no file that a reader of this could open
    (first === undefined ? field('place', jsonOf(nearestPlace(finding))) : '') +
    FINGERPRINT +
    fingerprint +
    said.end
  );
}

const FINGERPRINT = `},"partialFingerprints":{"${FINGERPRINT_KEY}":"`;

/** What tells the object in a result, in JSON: it stays the same for all that is found in it, one after the other. */
class ObjectFields {
  /** Within quotes. */
  public title = '';
  /** The fields of its location, of which the last goes on with a path; and what comes after that. */
  public name = '';
  public construct = '';
  private resource: ResourceId | undefined;
  private origin: string | undefined;

  public of({ resource, origin }: Finding): this {
    if (resource !== this.resource || origin !== this.origin) {
      const title = titleOf(resource);
      const [told, named] = [plain(title), title.trimStart()];
      const json = jsonOf(title); // nearly always of all of them
      this.title = (told === title ? json : jsonOf(told)).slice(1, -1);
      this.name = joined(
        `"logicalLocations":[{"name":${jsonOf(resource.name)},"kind":"resource"`,
        `,"fullyQualifiedName":${(named === title ? json : jsonOf(named)).slice(0, -1)}`,
      );
      this.construct = joined(origin ? `,{"kind":"construct","fullyQualifiedName":${jsonOf(origin)}}` : '', ']}]');
      this.resource = resource;
      this.origin = origin;
    }
    return this;
  }
}

const NONE: readonly object[] = [];

/** Waivers are written in the user's code, baselines in a file. One that has expired does not suppress. */
function suppressionsOf({ waiver }: Finding, standing: Standing): readonly object[] {
  if (!waiver && standing !== 'baselined') {
    return NONE;
  }
  const waivers = waiver
    ? [
        {
          kind: 'inSource',
          status: standing === 'waived' ? 'accepted' : 'rejected',
          justification: waiver.reason,
          properties: { owner: waiver.owner, expires: waiver.expires, scope: waiver.scope },
        },
      ]
    : [];
  const baseline = { kind: 'external', status: 'accepted', justification: 'it is recorded in the findings baseline' };
  return standing === 'baselined' ? [...waivers, baseline] : waivers;
}
