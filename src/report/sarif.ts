import type { Report, Standing } from '../policy/report';
import type { Rule, Standards } from '../policy/rule';
import type { RuleSetting } from '../policy/subject';
import { count } from './grouping';
import { documentOf, jsonOf } from './json-text';
import { sarifResults } from './sarif-result';
import { plain } from './sarif-text';
import { indentOf, writtenInPieces, writtenWhole } from './size';
import { Statement, statementsOf } from './statement';
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
  return writtenWhole('SARIF', report, () => [...reportSarifPieces(report, options)].join(''));
}

/** The same in pieces, of which there may be more than fits into one text. */
export function reportSarifPieces(report: Report, options: SarifOptions = {}): Iterable<string> {
  return writtenInPieces('SARIF', report, () => documentPieces(report, options));
}

function documentPieces(report: Report, { files = false, folder }: SarifOptions): Iterable<string> {
  const { findings, rules } = report;
  const shown = gravest(statementsOf(report));
  const results = sarifResults(report, shown, folder);
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
  return [...sarifOf([], run)].join('');
}

/** Which findings are shown: all in their order, or of too many the gravest. */
function gravest(statements: readonly Statement[]): number[] {
  const all = [...statements.keys()];
  return statements.length <= RESULTS
    ? all
    : ORDER.flatMap((standing) => all.filter((index) => statements[index].standing === standing)).slice(0, RESULTS);
}

/** A document, by the JSON of its results. */
function sarifOf(
  rules: readonly RuleSetting[],
  { invocations, results }: { readonly invocations: readonly object[]; readonly results: Iterable<string> },
  { files = false, indent = 2 } = {},
): Iterable<string> {
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
  return documentOf(around(start, results, '}]}'), indent);
}

function* around(before: string, pieces: Iterable<string>, after: string): Generator<string, void> {
  yield before;
  yield* pieces;
  yield after;
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
