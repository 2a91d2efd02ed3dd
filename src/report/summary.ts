import { createColors } from 'picocolors';
import { entryText } from '../policy/baseline';
import { errorsOf, Finding, Report, WaiverStatus, warningsOf } from '../policy/report';
import { findingText, nearestPlace, objectText, unjudgedOf, waiverText } from './finding-text';
import { byName, bySize, count, groupBy } from './grouping';
import { headline } from './headline';
import { networkCountsText } from './network-text';
import { printable, shortened } from './printable';
import { TextOptions, WAIVE } from './text';

export interface SummaryOptions extends TextOptions {
  /** The file with the whole report. */
  readonly whole?: string;
  /** Why the report, or some of it, is not there. */
  readonly unwritten?: string;
}

/** How many lines a summary has at most. */
const SUMMARY_LINES = 20;

/** How many lines are thrown at most: with what Node prints around it, an error must not be longer than a summary. */
const ERROR_LINES = 12;

/** How long a line is at most that is an example of others. */
const EXAMPLE_LENGTH = 300;

/**
 * A report for people who have not asked for one: what was hardened, what remains, and what was waived, counted by rule.
 * Never longer than a screen: where there is more, it says how to go on.
 */
export function summaryText(report: Report, options: SummaryOptions = {}): string {
  const { bold, yellow, dim } = createColors(options.color ?? false);
  const title = [bold(headline(report, options.files)), ...networkLine(report)];
  const end = endOf(options).map(dim);
  const warnings = countedByRule(warningsOf(report));
  const unjudged = unjudgedOf(report);
  const everything = blocks(
    title,
    table('hardened', hardened(report)),
    table(yellow('warnings'), warnings),
    table('waivers', waiverRows(report.waivers, unjudged)),
    end,
  );
  if (everything.length <= SUMMARY_LINES) {
    return textOf(everything);
  }
  const urgent = waiverRows(
    report.waivers.filter((status) => status.state !== 'used' && !unjudged.has(status)),
    unjudged,
  );
  const waivers = table(
    'waivers to look at',
    rowsWithin(urgent, 4, (left) => count(left.length, 'more waiver')),
  );
  const ways = warnings.length > 0 ? waysOn(WAYS_WITH_WARNINGS) : [];
  const taken = blocks(title, ['warnings'], waivers, ways, end).length;
  const rows = rowsWithin(warnings, SUMMARY_LINES - taken, countOfRules);
  const found = [table(yellow('warnings'), rows), waivers, ways, end];
  const room = SUMMARY_LINES - blocks(title, ['hardened'], ...found).length;
  const added = room > 1 ? rowsWithin(hardened(report), room, countOfFields) : [];
  return textOf(blocks(title, table('hardened', added), ...found));
}

/** What is thrown when synth fails: what is wrong, and how to go on. */
export function errorText(report: Report, options: Pick<SummaryOptions, 'whole' | 'unwritten'> = {}): string {
  const errors = errorsOf(report);
  const vanished = report.vanished.map((entry) => `no longer found: ${printable(entryText(entry))}`);
  const title = [`${faultsText(report, errors)}; no manifest was written`];
  const end = endOf(options);
  const single = [
    ...(errors.length > 0 ? [`write the value, or waive the rule on the construct with a reason: ${WAIVE}`] : []),
    ...(vanished.length > 0 ? [`take what is no longer found out of the findings baseline: ${PRUNE}`] : []),
  ];
  const few = errors.slice(0, ERROR_LINES);
  for (const listed of [few.flatMap(errorLines), few.map(findingText)]) {
    const everything = blocks(title, [...listed, ...vanished], single, end);
    if (everything.length <= ERROR_LINES) {
      return textOf(everything);
    }
  }
  const ways = waysOn([
    ...(errors.length > 0 ? WAYS_WITH_ERRORS : []),
    ...(vanished.length > 0 ? [['prune the baseline', PRUNE] as const] : []),
  ]);
  const taken = blocks(title, ways, end).length + 1;
  const rows = rowsWithin(countedByRule(errors), ERROR_LINES - taken, countOfRules);
  return textOf(blocks(title, aligned(rows), ways, end));
}

function networkLine({ network }: Report): string[] {
  return network ? [`network: ${networkCountsText(network)}`] : [];
}

/** Where the report is, or why it is not there. */
function endOf({ whole, unwritten }: SummaryOptions): string[] {
  if (unwritten !== undefined) {
    return [unwrittenText(unwritten)];
  }
  return whole === undefined ? [] : [`report: ${whole}`];
}

/** Why there is no report, or not all of it, on one line. */
export function unwrittenText(reason: string): string {
  return `the report cannot be written: ${printable(reason)}`;
}

const PRUNE = 'npx bulkhead baseline --prune';

const WAYS_WITH_ERRORS = [
  ['waive', WAIVE],
  ['record them', 'npx bulkhead baseline'],
  ['only tell', 'Posture.restricted().audit()'],
] as const;

const WAYS_WITH_WARNINGS = [
  ['waive', WAIVE],
  ['harden what others made', 'Posture.restricted({ foreign: ForeignPolicy.HARDEN })'],
] as const;

type Row = readonly [string, string, ...unknown[]];

/** A rule, what to say of it, and how many findings it has, or fields it has added. */
type RuleRow = readonly [string, string, number];

function faultsText({ objects, vanished }: Report, errors: readonly Finding[]): string {
  const inObjects = `${count(errors.length, 'error')} in ${count(objects, 'object')}`;
  return vanished.length === 0
    ? inObjects
    : `${inObjects}, ${vanished.length} of the findings baseline no longer found`;
}

function errorLines(finding: Finding): string[] {
  const place = nearestPlace(finding);
  return [findingText(finding), ...(place === undefined ? [] : [`  at ${place}`])];
}

function hardened({ changes }: Report): RuleRow[] {
  return byName(groupBy(changes, ({ rule }) => rule)).map(([rule, added]) => {
    const objects = new Set(added.map(objectText)).size;
    return [rule, `${count(added.length, 'field')} in ${count(objects, 'object')}`, added.length];
  });
}

/** Each rule with the number of its findings and one of them as an example. */
function countedByRule(findings: readonly Finding[]): RuleRow[] {
  return bySize(groupBy(findings, ({ rule }) => rule)).map(([rule, [first, ...others]]) => {
    const example = findingText(first).slice(rule.length + 2);
    return [rule, `${others.length + 1} × e.g. ${shortened(example, EXAMPLE_LENGTH)}`, others.length + 1];
  });
}

function waiverRows(statuses: readonly WaiverStatus[], unjudged: ReadonlySet<WaiverStatus>): Row[] {
  return statuses.map((status) => [status.waiver.rule, waiverText(status, unjudged)]);
}

function waysOn(ways: readonly Row[]): string[] {
  return table('ways on', ways);
}

/** As many rows as there is room for; the last one says what is left out. */
function rowsWithin<Item extends Row>(
  rows: readonly Item[],
  room: number,
  textOfRest: (left: readonly Item[]) => string,
): readonly Row[] {
  if (rows.length <= room) {
    return rows;
  }
  const shown = Math.max(room - 1, 0);
  return [...rows.slice(0, shown), [`and ${textOfRest(rows.slice(shown))}`, '']];
}

function countOfRules(left: readonly RuleRow[]): string {
  return `${sumOf(left)} findings of ${count(left.length, 'more rule')}`;
}

function countOfFields(left: readonly RuleRow[]): string {
  return `${count(sumOf(left), 'field')} by ${count(left.length, 'more rule')}`;
}

function sumOf(rows: readonly RuleRow[]): number {
  return rows.reduce((sum, [, , number]) => sum + number, 0);
}

function table(title: string, rows: readonly Row[]): string[] {
  return rows.length === 0 ? [] : [title, ...aligned(rows)];
}

function aligned(rows: readonly Row[]): string[] {
  const width = rows.reduce((widest, [name, text]) => (text === '' ? widest : Math.max(widest, name.length)), 0);
  return rows.map(([name, text]) => `  ${name.padEnd(text === '' ? 0 : width)}  ${text}`.trimEnd());
}

/** The lines of several blocks, with an empty one between each two. */
function blocks(...parts: readonly (readonly string[])[]): string[] {
  return parts.filter((part) => part.length > 0).flatMap((part, index) => (index === 0 ? part : ['', ...part]));
}

function textOf(lines: readonly string[]): string {
  return `${lines.join('\n')}\n`;
}
