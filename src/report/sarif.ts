import { pathText } from '../manifest/json';
import { Finding, Report, Standing, standings } from '../policy/report';
import type { Rule, Standards } from '../policy/rule';
import type { RuleSetting } from '../policy/subject';
import { nearestPlace, placesOf, titleOf } from './finding-text';
import { FINGERPRINT_KEY, fingerprintsOf } from './fingerprint';
import { count } from './grouping';
import { jsonText, printable } from './printable';
import { physicalLocationsOf, plain, stackOf } from './sarif-location';
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
export function reportSarif(report: Report, { files = false, folder }: SarifOptions = {}): string {
  return writtenWhole('SARIF', report, () => {
    const { findings, rules } = report;
    const standingOf = standings(report);
    const fingerprints = fingerprintsOf(findings);
    const indexes = new Map(rules.map(({ rule }, index) => [rule.id, index]));
    const compared = findings.some(({ baselined }) => baselined);
    const shown = gravest(findings, standingOf);
    const results = shown.map((index) => {
      const finding = findings[index];
      return {
        ruleId: finding.rule,
        ...(indexes.has(finding.rule) ? { ruleIndex: indexes.get(finding.rule) } : {}),
        ...resultOf(finding, standingOf(finding), folder),
        partialFingerprints: { [FINGERPRINT_KEY]: fingerprints[index] },
        // all results have one of these or none has
        ...(compared ? { baselineState: finding.baselined ? 'unchanged' : 'new' } : {}),
      };
    });
    const left = findings.length - shown.length;
    const text = `${count(left, 'finding')} of ${findings.length} left out, the least grave: code scanning takes ${RESULTS}`;
    const notifications = left > 0 ? { toolExecutionNotifications: [{ level: 'warning', message: { text } }] } : {};
    const run = { invocations: [{ executionSuccessful: true, ...notifications }], results };
    return documentOf(rules, run, { files, indent: indentOf(report) });
  });
}

/** Why there is no report, in the place of one. */
export function failureSarif(failure: string): string {
  const notification = { level: 'error', message: { text: plain(failure) } };
  return documentOf([], {
    invocations: [{ executionSuccessful: false, toolExecutionNotifications: [notification] }],
    results: [],
  });
}

/** Which findings are shown: all in their order, or of too many the gravest. */
function gravest(findings: readonly Finding[], standingOf: (finding: Finding) => Standing): number[] {
  const all = [...findings.keys()];
  return findings.length <= RESULTS
    ? all
    : ORDER.flatMap((standing) => all.filter((index) => standingOf(findings[index]) === standing)).slice(0, RESULTS);
}

function documentOf(
  rules: readonly RuleSetting[],
  run: { readonly invocations: object[]; readonly results: object[] },
  { files = false, indent = 2 } = {},
): string {
  const document = {
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: NAME, rules: rules.map((setting) => descriptorOf(setting, files)) } },
        columnKind: 'utf16CodeUnits',
        originalUriBaseIds: { '%SRCROOT%': { description: { text: 'the folder in which the report was made' } } },
        ...run,
      },
    ],
  };
  return jsonText(document, indent);
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

function resultOf(finding: Finding, standing: Standing, folder?: string): object {
  const { severity, message, resource, origin, container, path, field, write, source } = finding;
  const logicalLocations = [
    {
      name: resource.name,
      kind: 'resource',
      fullyQualifiedName: printable(`${titleOf(resource)} ${pathText(path)}`.trim()),
    },
    ...(origin ? [{ kind: 'construct', fullyQualifiedName: origin }] : []),
  ];
  const physical = placesOf(finding).flatMap((place) => physicalLocationsOf(place, folder));
  const [first, ...others] = physical;
  return {
    level: standing === 'error' ? 'error' : standing === 'waived' ? severity : 'warning',
    message: { text: plain(`${titleOf(resource)}: ${message}`) },
    locations: [{ ...(first ? { physicalLocation: first } : {}), logicalLocations }],
    ...(others.length > 0
      ? {
          relatedLocations: others.map((physicalLocation) => ({ physicalLocation, message: { text: 'also here' } })),
        }
      : {}),
    ...(source ? { stacks: [stackOf(source, folder)] } : {}),
    suppressions: suppressionsOf(finding, standing),
    properties: {
      standing,
      container,
      field: field ?? pathText(path),
      write,
      // what is no file that a reader of this could open
      ...(first ? {} : { place: nearestPlace(finding) }),
    },
  };
}

/** Waivers are written in the user's code, baselines in a file. One that has expired does not suppress. */
function suppressionsOf({ waiver }: Finding, standing: Standing): object[] {
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
