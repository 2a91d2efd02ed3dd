import { createColors } from 'picocolors';
import type { ResourceId } from '../manifest/resource';
import { entryText } from '../policy/baseline';
import type { Change, Effect } from '../policy/fixer';
import type { Finding, Report, Standing } from '../policy/report';
import { objectText, placeText, sourceLines, unjudgedOf, waiverText } from './finding-text';
import { headline } from './headline';
import { networkCountsText, openOf, openText, widerOf, widerText } from './network-text';
import { joined, piecesOf } from './pieces';
import { printable, printableJson } from './printable';
import { SharedTexts } from './shared-texts';
import { writtenInPieces, writtenWhole } from './size';
import { messageOf, oncePerStatement, Statement, statementsOf } from './statement';

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
  return writtenWhole('text', report, () => [...reportTextPieces(report, options)].join(''));
}

/** The same in pieces, of which there may be more than fits into one text. */
export function reportTextPieces(report: Report, options: TextOptions = {}): Iterable<string> {
  return writtenInPieces('text', report, () => textOf(report, options));
}

function textOf(report: Report, { color = false, files = false }: TextOptions): Iterable<string> {
  const unjudged = unjudgedOf(report);
  const colors = createColors(color);
  const texts = SharedTexts.of(report);
  const statements = statementsOf(report);
  const saidOf = oncePerStatement((statement) => saidText(statement, colors));
  const shown: Shown = { findings: report.findings, statements, colors, saidOf };
  const indexes = indexesByStanding(statements);
  return blocks([
    [colors.bold(headline(report, files))],
    findingList(colors.red('errors'), indexes.error, shown),
    findingList(colors.yellow('warnings'), indexes.warning, shown),
    findingList('errors in the findings baseline, which only warn', indexes.baselined, shown),
    list('recorded in the findings baseline and not found any more', report.vanished, (entry) =>
      printable(entryText(entry)),
    ),
    findingList('waived', indexes.waived, shown),
    list('waivers', report.waivers, (status) => `${status.waiver.rule}  ${waiverText(status, unjudged)}`),
    report.findings.length > 0
      ? [files ? WAIVE_IN_FILE : `to waive a finding, on its construct or above: ${WAIVE}`]
      : [],
    ...networkBlocks(report),
    list(
      'included and left out',
      report.omissions,
      (omission) => `${objectText(omission)}: ${printable(omission.reason)}`,
    ),
    fieldsAdded(report, 'neutral', texts),
    fieldsAdded(report, 'behavioural', texts),
  ]);
}

/** Why there is no report, in the place of one. */
export function failureText(failure: string): string {
  // lines of a message stay lines
  const lines = failure.split('\n').map(printable);
  return `cdk8s-bulkhead: synth failed before there was a report\n\n${lines.join('\n')}\n`;
}

/** How one waives a finding, as one writes it. */
export const WAIVE = 'Waivers.of(construct).add({ rule, reason, owner, expires })';

/** How one waives a finding where there are no constructs. */
export const WAIVE_IN_FILE =
  'to waive a finding, in metadata.annotations of its object: ' +
  `cdk8s-bulkhead/waivers: '[{"rule": "...", "reason": "...", "owner": "...", "expires": "YYYY-MM-DD"}]'`;

/** How findings are shown. */
interface Shown {
  readonly findings: readonly Finding[];
  readonly statements: readonly Statement[];
  readonly colors: Colors;
  readonly saidOf: (statement: Statement) => SaidText;
}

/** The lines of a finding, as far as they are in its statement: up to its message, after that, and after its place. */
interface SaidText {
  readonly rule: string;
  readonly waiver: string;
  readonly field: string;
}

function saidText({ finding: { rule, waiver }, path }: Statement, colors: Colors): SaidText {
  return {
    rule: joined('\n    ', colors.cyan(rule), ': '),
    waiver: waiver
      ? joined('\n      ', printable(`waiver: of ${waiver.owner} until ${waiver.expires}: ${waiver.reason}`))
      : '',
    field: path.shown && joined('\n      field: ', path.shown),
  };
}

/** Which findings stand how. */
function indexesByStanding(statements: readonly Statement[]): Readonly<Record<Standing, readonly number[]>> {
  const indexes: Record<Standing, number[]> = { error: [], warning: [], baselined: [], waived: [] };
  for (let index = 0; index < statements.length; index++) {
    indexes[statements[index].standing].push(index);
  }
  return indexes;
}

function* findingList(title: string, indexes: readonly number[], shown: Shown): Generator<string, void> {
  if (indexes.length > 0) {
    yield `${title} (${indexes.length})`;
    yield* piecesOf(byObject(indexes, shown.findings), (group) => objectBlock(group, shown));
  }
}

/** An object with its findings, by their indexes. */
interface ObjectFindings extends Pick<Finding, 'resource' | 'origin'> {
  readonly indexes: number[];
}

/** Findings of the same object, which mostly come one after the other. */
function byObject(indexes: readonly number[], findings: readonly Finding[]): readonly ObjectFindings[] {
  const groups = new Map<string, ObjectFindings>();
  let group: ObjectFindings | undefined;
  for (const index of indexes) {
    const { origin, resource } = findings[index];
    if (resource !== group?.resource || origin !== group.origin) {
      let key = origin;
      group = groups.get(key);
      if (group && !isSame(group.resource, resource)) {
        key = `${origin}\0${JSON.stringify(resource)}`; // as in files of several objects
        group = groups.get(key);
      }
      if (!group) {
        group = { resource, origin, indexes: [] };
        groups.set(key, group);
      }
    }
    group.indexes.push(index);
  }
  return [...groups.values()];
}

function isSame(left: ResourceId, right: ResourceId): boolean {
  return (
    left.name === right.name &&
    left.kind === right.kind &&
    left.namespace === right.namespace &&
    left.apiVersion === right.apiVersion
  );
}

/** An object with everything that was found in it, so that one place in the code is visited once. */
function objectBlock({ indexes }: ObjectFindings, { findings, statements, colors, saidOf }: Shown): string {
  const first = findings[indexes[0]];
  let text = `\n  ${colors.bold(objectText(first))}`;
  for (const line of first.source ? sourceLines(first.source) : []) {
    text += `\n    ${colors.dim(line)}`;
  }
  for (const index of indexes) {
    text += findingLines(findings[index], statements[index], saidOf(statements[index]));
  }
  return text;
}

function findingLines(finding: Finding, statement: Statement, { rule, waiver, field }: SaidText): string {
  const { place, write } = finding;
  const value = write === undefined || field === '' ? '' : `; write ${printableJson(write)}`;
  const at = place ? `\n      at: ${placeText(place)}` : '';
  return rule + messageOf(finding, statement).shown + waiver + at + field + value;
}

function fieldsAdded({ changes }: Report, effect: Effect, texts: SharedTexts): Iterable<string> {
  const added = changes.filter((change) => change.effect === effect);
  return list(`fields added, ${effect}`, added, (change) => changeText(change, texts));
}

function changeText(change: Change, texts: SharedTexts): string {
  const { rule, path, value } = change;
  return `${rule}: ${objectText(change)}: ${texts.path(path).shown}: ${printableJson(value)}`;
}

/** What is declared of the network, how far that holds, and what is left open. */
function networkBlocks({ network }: Report): Iterable<string>[] {
  if (!network) {
    return [];
  }
  return [
    [`network: ${networkCountsText(network)}\n  ${network.scope}`],
    list('workloads that no policy isolates', openOf(network), openText),
    list('connections for which more is allowed than was meant', widerOf(network), widerText(network)),
  ];
}

function* list<Item>(title: string, items: readonly Item[], lineOf: (item: Item) => string): Generator<string, void> {
  if (items.length > 0) {
    yield `${title} (${items.length})`;
    yield* piecesOf(items, (item) => `\n  ${lineOf(item)}`);
  }
}

/** Several blocks, as far as there is anything in them, with an empty line between each two. */
function* blocks(parts: readonly Iterable<string>[]): Generator<string, void> {
  let gap = '';
  for (const part of parts) {
    let before = gap;
    for (const piece of part) {
      yield before + piece;
      before = '';
      gap = '\n\n';
    }
  }
  yield '\n';
}
