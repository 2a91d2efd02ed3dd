import { createColors } from 'picocolors';
import { pathText } from '../manifest/json';
import { entryText } from '../policy/baseline';
import type { Change, Effect } from '../policy/fixer';
import { baselinedOf, errorsOf, Finding, Report, waivedOf, warningsOf } from '../policy/report';
import { objectText, placeText, sourceLines, unjudgedOf, waiverText } from './finding-text';
import { headline } from './headline';
import { SharedJson } from './json-text';
import { networkCountsText, openOf, openText, widerOf, widerText } from './network-text';
import { printable, printableJson } from './printable';
import { writtenWhole } from './size';

/** How a report is shown. */
export interface TextOptions {
  /** Whether it is for a terminal that shows colours. */
  readonly color?: boolean;
  /** Whether it is of files and not of an app: there are no constructs in which anything could be written. */
  readonly files?: boolean;
}

type Colors = ReturnType<typeof createColors>;

/**
 * A report for people, whole: every finding by its object, and every field that was added.
 *
 * @throws ReportTooLong if it would be longer than a text can be
 */
export function reportText(report: Report, options: TextOptions = {}): string {
  return writtenWhole('text', report, () => textOf(report, options));
}

function textOf(report: Report, { color = false, files = false }: TextOptions): string {
  const unjudged = unjudgedOf(report);
  const colors = createColors(color);
  const baselined = new Set(baselinedOf(report));
  const warnings = warningsOf(report).filter((finding) => !baselined.has(finding));
  return blocks(
    colors.bold(headline(report, files)),
    findingList(colors.red('errors'), errorsOf(report), colors),
    findingList(colors.yellow('warnings'), warnings, colors),
    findingList('errors in the findings baseline, which only warn', [...baselined], colors),
    list('recorded in the findings baseline and not found any more', report.vanished.map(entryText).map(printable)),
    findingList('waived', waivedOf(report), colors),
    list(
      'waivers',
      report.waivers.map((status) => `${status.waiver.rule}  ${waiverText(status, unjudged)}`),
    ),
    report.findings.length > 0
      ? files
        ? WAIVE_IN_FILE
        : `to waive a finding, on its construct or above: ${WAIVE}`
      : '',
    ...networkBlocks(report),
    list(
      'included and left out',
      report.omissions.map((omission) => `${objectText(omission)}: ${printable(omission.reason)}`),
    ),
    list('fields added, neutral', fieldsAdded(report, 'neutral')),
    list('fields added, behavioural', fieldsAdded(report, 'behavioural')),
  );
}

/** Why there is no report, in the place of one. */
export function failureText(failure: string): string {
  // lines of a message stay lines
  const lines = failure.split('\n').map(printable);
  return blocks('cdk8s-bulkhead: synth failed before there was a report', lines.join('\n'));
}

/** How one waives a finding, as one writes it. */
export const WAIVE = 'Waivers.of(construct).add({ rule, reason, owner, expires })';

/** How one waives a finding where there are no constructs. */
export const WAIVE_IN_FILE =
  'to waive a finding, in metadata.annotations of its object: ' +
  `cdk8s-bulkhead/waivers: '[{"rule": "...", "reason": "...", "owner": "...", "expires": "YYYY-MM-DD"}]'`;

function findingList(title: string, findings: readonly Finding[], colors: Colors): string {
  if (findings.length === 0) {
    return '';
  }
  let text = `${title} (${findings.length})`;
  for (const group of byObject(findings)) {
    text += objectBlock(group, colors);
  }
  return text;
}

/** Findings of the same object, which mostly come one after the other. */
function byObject(findings: readonly Finding[]): Iterable<readonly Finding[]> {
  const shared = new SharedJson();
  const groups = new Map<string, Finding[]>();
  let last: Finding | undefined;
  let group: Finding[] = [];
  for (const finding of findings) {
    const { origin, resource } = finding;
    if (resource !== last?.resource || origin !== last.origin) {
      const key = shared.of(resource) + origin;
      group = groups.get(key) ?? [];
      groups.set(key, group);
    }
    group.push(finding);
    last = finding;
  }
  return groups.values();
}

/** An object with everything that was found in it, so that one place in the code is visited once. */
function objectBlock(findings: readonly Finding[], colors: Colors): string {
  const [first] = findings;
  let text = `\n  ${colors.bold(objectText(first))}`;
  for (const line of first.source ? sourceLines(first.source) : []) {
    text += `\n    ${colors.dim(line)}`;
  }
  for (const finding of findings) {
    text += findingLines(finding, colors);
  }
  return text;
}

function findingLines({ rule, message, path, place, write, waiver }: Finding, colors: Colors): string {
  let text = `\n    ${colors.cyan(rule)}: ${printable(message)}`;
  if (waiver) {
    text += `\n      ${printable(`waiver: of ${waiver.owner} until ${waiver.expires}: ${waiver.reason}`)}`;
  }
  if (place) {
    text += `\n      at: ${placeText(place)}`;
  }
  const field = pathText(path);
  if (field) {
    text += `\n      field: ${printable(field)}${write === undefined ? '' : `; write ${printableJson(write)}`}`;
  }
  return text;
}

function fieldsAdded({ changes }: Report, effect: Effect): string[] {
  return changes.filter((change) => change.effect === effect).map(changeText);
}

function changeText(change: Change): string {
  const { rule, path, value } = change;
  return `${rule}: ${objectText(change)}: ${printable(pathText(path))}: ${printableJson(value)}`;
}

/** What is declared of the network, how far that holds, and what is left open. */
function networkBlocks({ network }: Report): string[] {
  if (!network) {
    return [];
  }
  return [
    `network: ${networkCountsText(network)}\n  ${network.scope}`,
    list('workloads that no policy isolates', openOf(network).map(openText)),
    list('connections for which more is allowed than was meant', widerOf(network).map(widerText(network))),
  ];
}

function list(title: string, lines: readonly string[]): string {
  return lines.length === 0 ? '' : [`${title} (${lines.length})`, ...lines.map((line) => `  ${line}`)].join('\n');
}

function blocks(...parts: readonly string[]): string {
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}
