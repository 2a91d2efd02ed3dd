import { pathText } from '../manifest/json';
import { Finding, Report, Standing, standings } from '../policy/report';
import type { Rule, Standards } from '../policy/rule';
import type { RuleSetting } from '../policy/subject';
import { nearestPlace, placesOf, titleOf } from './finding-text';
import { FINGERPRINT_KEY, fingerprintsOf } from './fingerprint';
import { count } from './grouping';
import { documentOf, field, jsonOf, listPieces, SharedJson } from './json-text';
import { printable } from './printable';
import { plain, SarifLocations } from './sarif-location';
import { indentOf, writtenWhole } from './size';
import { TextOptions, WAIVE, WAIVE_IN_FILE } from './text';

const NAME = 'cdk8s-bulkhead';

/** How a report is told to code scanning. */
interface SarifOptions extends Pick<TextOptions, 'files'> {
  /**
   * The whole path of the folder in which the report is made, for files outside of it.
   *
   * @default - findings in these have no file, and the report is the same on every machine
   */
  readonly folder?: string;
}

/** The most results of one run that GitHub takes; with more it refuses the file. */
const RESULTS = 25_000;

/** The gravest first. */
const ORDER: readonly Standing[] = ['error', 'warning', 'baselined', 'waived'];

/**
 * A report in the Static Analysis Results Interchange Format, 2.1.0, as code scanning reads it. A finding is where the
 * user's code made its object, or else in the file of the object; what else is known of it is a related location. Of
 * more findings than code scanning takes, it has the gravest, and says how many are left out.
 *
 * @see https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
 * @throws ReportTooLong if it would be longer than a text can be
 */
export function reportSarif(report: Report, options: SarifOptions = {}): string {
  return writtenWhole('SARIF', report, () => reportSarifPieces(report, options).join(''));
}

/** The same in pieces, of which there may be more than fits into one text. */
export function reportSarifPieces(report: Report, options: SarifOptions = {}): readonly string[] {
  return writtenWhole('SARIF', report, () => piecesOf(report, options));
}

function piecesOf(report: Report, { files = false, folder }: SarifOptions): readonly string[] {
  const { findings, rules } = report;
  const standingOf = standings(report);
  const fingerprints = fingerprintsOf(findings);
  const indexes = new Map(rules.map(({ rule }, index) => [rule.id, index]));
  const compared = findings.some(({ baselined }) => baselined);
  const shown = gravest(findings, standingOf);
  const texts: Texts = { shared: new SharedJson(), locations: new SarifLocations(folder) };
  const results = listPieces(shown, (index) => {
    const finding = findings[index];
    return (
      `{"ruleId":${texts.shared.of(finding.rule)}` +
      field('ruleIndex', jsonOf(indexes.get(finding.rule))) +
      resultFields(finding, standingOf(finding), texts) +
      field('partialFingerprints', `{"${FINGERPRINT_KEY}":"${fingerprints[index]}"}`) +
      // all results have one of these or none has
      `${compared ? `,"baselineState":"${finding.baselined ? 'unchanged' : 'new'}"` : ''}}`
    );
  });
  const left = findings.length - shown.length;
  const text = `${count(left, 'finding')} of ${findings.length} left out, the least grave: code scanning takes ${RESULTS}`;
  const notifications = left > 0 ? { toolExecutionNotifications: [{ level: 'warning', message: { text } }] } : {};
  const run = { invocations: [{ executionSuccessful: true, ...notifications }], results };
  return sarifOf(rules, run, { files, indent: indentOf(report) });
}

/** Why there is no report, in the place of one. */
export function failureSarif(failure: string): string {
  const notification = { level: 'error', message: { text: plain(failure) } };
  const run = {
    invocations: [{ executionSuccessful: false, toolExecutionNotifications: [notification] }],
    results: ['[]'],
  };
  return sarifOf([], run).join('');
}

/** Which findings are shown: all in their order, or of too many the gravest. */
function gravest(findings: readonly Finding[], standingOf: (finding: Finding) => Standing): number[] {
  const all = [...findings.keys()];
  return findings.length <= RESULTS
    ? all
    : ORDER.flatMap((standing) => all.filter((index) => standingOf(findings[index]) === standing)).slice(0, RESULTS);
}

/** A document, by the JSON of its results. */
function sarifOf(
  rules: readonly RuleSetting[],
  { invocations, results }: { readonly invocations: readonly object[]; readonly results: readonly string[] },
  { files = false, indent = 2 } = {},
): readonly string[] {
  const head = {
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
  };
  const run = {
    tool: { driver: { name: NAME, rules: rules.map((setting) => descriptorOf(setting, files)) } },
    columnKind: 'utf16CodeUnits',
    originalUriBaseIds: { '%SRCROOT%': { description: { text: 'the folder in which the report was made' } } },
    invocations,
  };
  const start = `${jsonOf(head).slice(0, -1)},"runs":[${jsonOf(run).slice(0, -1)},"results":`;
  return documentOf([start, ...results, '}]}'], indent);
}

function descriptorOf({ rule, severity }: RuleSetting, files: boolean): object {
  const { id, summary, why, standards, scanners } = rule;
  return {
    id,
    name: id.replace(/(^|-)(.)/g, (_, __, first: string) => first.toUpperCase()),
    shortDescription: { text: plain(summary) },
    fullDescription: { text: plain(`${summary}. ${why}`) },
    help: helpOf(rule, files),
    defaultConfiguration: { level: severity },
    properties: {
      tags: tagsOf(standards),
      ...(standards ? { standards } : {}),
      ...(scanners ? { scanners } : {}),
    },
  };
}

function helpOf({ id, summary, why }: Rule, files: boolean): object {
  if (files) {
    return { text: plain(`What must hold: ${summary}. ${why} ${WAIVE_IN_FILE}`) };
  }
  const waive = WAIVE.replace('rule,', `rule: '${id}',`);
  return {
    text: plain(`What must hold: ${summary}. ${why} To waive it: ${waive}`),
    markdown: `**What must hold:** ${summary}.\n\n${why}\n\nTo waive it, on the construct or above:\n\n\`\`\`ts\n${waive};\n\`\`\`\n`,
  };
}

/** What alerts can be filtered by. What no standard for security asks for is about running reliably. */
function tagsOf({ podSecurity, cis = [], nsa, owasp }: Standards = {}): string[] {
  const standards = [
    ...(podSecurity ? [`pod-security/${podSecurity.level}`] : []),
    ...cis.map((section) => `cis/${section}`),
    ...(nsa ? ['nsa-cisa'] : []),
    ...(owasp ? [`owasp/${owasp}`] : []),
  ];
  return ['kubernetes', standards.length > 0 ? 'security' : 'reliability', ...standards];
}

/** What results have in common. */
interface Texts {
  readonly shared: SharedJson;
  readonly locations: SarifLocations;
}

/** The fields of a result, in JSON. */
function resultFields(finding: Finding, standing: Standing, { shared, locations }: Texts): string {
  const { severity, message, resource, origin, container, path, write, source } = finding;
  const level = standing === 'error' ? 'error' : standing === 'waived' ? severity : 'warning';
  const title = titleOf(resource);
  const place = pathText(path);
  const [first, ...others] = placesOf(finding).flatMap((each) => locations.physical(each) ?? []);
  const construct = origin ? `,{"kind":"construct","fullyQualifiedName":${shared.of(origin)}}` : '';
  const logical =
    `[{"name":${shared.of(resource.name)},"kind":"resource"` +
    `,"fullyQualifiedName":${jsonOf(printable(`${title} ${place}`.trim()))}}${construct}]`;
  const related = others.map((other) => `{"physicalLocation":${other},"message":{"text":"also here"}}`);
  return (
    `,"level":"${level}","message":{"text":${jsonOf(plain(`${title}: ${message}`))}}` +
    `,"locations":[{${first ? `"physicalLocation":${first},` : ''}"logicalLocations":${logical}}]` +
    field('relatedLocations', related.length > 0 ? `[${related.join(',')}]` : undefined) +
    field('stacks', source && `[${locations.stack(source)}]`) +
    field('suppressions', shared.of(suppressionsOf(finding, standing))) +
    `,"properties":{"standing":"${standing}"` +
    field('container', shared.of(container)) +
    field('field', shared.of(finding.field ?? place)) +
    field('write', jsonOf(write)) +
    // what is no file that a reader of this could open
    `${first ? '' : field('place', jsonOf(nearestPlace(finding)))}}`
  );
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
