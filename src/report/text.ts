import { pathText } from '../manifest/json';
import type { ResourceId } from '../manifest/resource';
import type { Change, Effect } from '../policy/fixer';
import { errorsOf, Finding, Report, waivedOf, warningsOf, WaiverStatus } from '../policy/report';

/** A report for people: what was hardened, what remains, what was waived. Counts and one example each. */
export function summaryText(report: Report): string {
  return blocks(headline(report), hardened(report), warnings(report), waivers(report));
}

/** A report for people, whole: every finding and every field that was added. */
export function reportText(report: Report): string {
  return blocks(
    headline(report),
    list('errors', errorsOf(report).map(unwaivedText)),
    list('warnings', warningsOf(report).map(unwaivedText)),
    list('waived', waivedOf(report).map(waivedText)),
    waivers(report),
    list('fields added, neutral', fieldsAdded(report, 'neutral')),
    list('fields added, behavioural', fieldsAdded(report, 'behavioural')),
  );
}

/** What is thrown when synth fails: every error, and how to go on. */
export function errorText(report: Report): string {
  const errors = errorsOf(report);
  return blocks(
    `${count(errors.length, 'error')} in ${count(report.objects, 'object')}; no manifest was written`,
    errors.map(unwaivedText).join('\n'),
    'write the value, or waive the rule on the construct with a reason: Waivers.of(construct).add({ rule, reason, owner, expires })',
  );
}

function headline(report: Report): string {
  const counts = [
    count(report.objects, 'object'),
    `${count(report.changes.length, 'field')} hardened`,
    count(errorsOf(report).length, 'error'),
    count(warningsOf(report).length, 'warning'),
    `${waivedOf(report).length} waived`,
  ];
  return `cdk8s-bulkhead: ${counts.join(', ')}`;
}

function hardened({ changes }: Report): string {
  return table(
    'hardened',
    [...groupBy(changes, ({ rule }) => rule)].map(([rule, added]) => [
      rule,
      `${count(added.length, 'field')} in ${count(new Set(added.map(({ origin, resource }) => `${origin} ${titleOf(resource)}`)).size, 'object')}`,
    ]),
  );
}

function warnings(report: Report): string {
  return table(
    'warnings',
    [...groupBy(warningsOf(report), ({ rule }) => rule)].map(([rule, findings]) => [
      rule,
      `${findings.length} × e.g. ${titleOf(findings[0].resource)}: ${findings[0].message}`,
    ]),
  );
}

function waivers({ waivers: statuses }: Report): string {
  return table(
    'waivers',
    statuses.map((status) => [status.waiver.rule, waiverText(status)]),
  );
}

function waiverText({ waiver, state, findings }: WaiverStatus): string {
  const { scope, reason, owner, expires, container } = waiver;
  const where = `${scope || 'App'}${container ? ` container "${container}"` : ''}`;
  const states = {
    used: `until ${expires}`,
    expiring: `EXPIRES ${expires}`,
    expired: `EXPIRED ${expires}`,
    unused: 'silences nothing: remove it',
  };
  return `${where}: ${reason} (${owner}, ${count(findings, 'finding')}, ${states[state]})`;
}

function findingText({ rule, message, resource, origin }: Finding): string {
  return `${rule}: ${titleOf(resource)} (${origin}): ${message}`;
}

function waivedText(finding: Finding): string {
  const { owner, expires, reason } = finding.waiver!;
  return `${findingText(finding)} [waived until ${expires} by ${owner}: ${reason}]`;
}

/** A finding that counts. If it has a waiver, that has expired. */
function unwaivedText(finding: Finding): string {
  const { waiver } = finding;
  return findingText(finding) + (waiver ? ` [the waiver of ${waiver.owner} expired on ${waiver.expires}]` : '');
}

function fieldsAdded({ changes }: Report, effect: Effect): string[] {
  return changes.filter((change) => change.effect === effect).map(changeText);
}

function changeText({ rule, resource, origin, path, value }: Change): string {
  return `${rule}: ${titleOf(resource)} (${origin}): ${pathText(path)}: ${JSON.stringify(value)}`;
}

function titleOf({ kind, namespace, name }: ResourceId): string {
  return `${kind} "${namespace ? `${namespace}/` : ''}${name}"`;
}

function blocks(...parts: string[]): string {
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

function list(title: string, lines: readonly string[]): string {
  return lines.length === 0 ? '' : [`${title} (${lines.length})`, ...lines.map((line) => `  ${line}`)].join('\n');
}

function table(title: string, rows: readonly (readonly [string, string])[]): string {
  const width = Math.max(0, ...rows.map(([name]) => name.length));
  return rows.length === 0 ? '' : [title, ...rows.map(([name, text]) => `  ${name.padEnd(width)}  ${text}`)].join('\n');
}

function groupBy<Item>(items: readonly Item[], key: (item: Item) => string): Map<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    groups.set(key(item), [...(groups.get(key(item)) ?? []), item]);
  }
  return new Map([...groups].sort(([left], [right]) => (left < right ? -1 : 1)));
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
