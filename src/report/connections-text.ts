import { createColors } from 'picocolors';
import type {
  Duplicate,
  HalfOpen,
  Joined,
  JoinedEdge,
  JoinedWorkload,
  Unpaired,
} from '../network/contract/contract-join';
import { allowFrom, allowMethod, connectMethod, connectTo, identifier, InCode, portsInCode } from '../network/in-code';
import type { PortRange } from '../network/port-range';
import { PortSet } from '../network/port-set';
import { count } from './grouping';
import { printable } from './printable';

/** What joined contracts say, for people. */
export function joinedText({ edges, halfOpen, unpaired, duplicates }: Joined, { color = false } = {}): string {
  const { bold, red } = createColors(color);
  return [
    block(bold(count(edges.length, 'connection')), table(edges.map(edgeRow))),
    block(red(`${halfOpen.length} half-open`), halfOpen.flatMap(halfOpenLines), halfOpen.length),
    block(
      red(`${count(duplicates.length, 'workload')} in several contracts`),
      duplicates.map(duplicateLine),
      duplicates.length,
    ),
    block(
      `${unpaired.length} with pods of no contract, or with a whole namespace`,
      table(unpaired.map(unpairedRow)),
      unpaired.length,
    ),
  ]
    .flatMap((lines, index) => (lines.length > 0 && index > 0 ? ['', ...lines] : lines))
    .map((line) => `${line}\n`)
    .join('');
}

/** Only the number of connections is told also where there are none. */
function block(title: string, lines: readonly string[], number = 1): string[] {
  return number === 0 ? [] : [title, ...lines.map((line) => `  ${line}`)];
}

type Row = readonly [from: string, arrow: string, to: string, about: string];

function edgeRow({ from, to, ports, notIsolated }: JoinedEdge): Row {
  const ends = { from, to };
  const free = notIsolated.map((end) => titleOf(ends[end]));
  const remark = free.length === 0 ? '' : `  (${free.join(' and ')} not isolated)`;
  return [titleOf(from), '->', titleOf(to), `${portsText(ports)}${remark}`];
}

function unpairedRow({ workload, direction, peer, ports, reason }: Unpaired): Row {
  const about = `${portsText(ports)}  (${printable(reason)})`;
  return [titleOf(workload), direction === 'need' ? '->' : '<-', printable(peer), about];
}

function table(rows: readonly Row[]): string[] {
  const widest = (column: 0 | 2) => rows.reduce((width, row) => Math.max(width, row[column].length), 0);
  const [left, right] = [widest(0), widest(2)];
  return rows.map(([from, arrow, to, about]) => `${from.padEnd(left)} ${arrow} ${to.padEnd(right)}  ${about}`);
}

function halfOpenLines(half: HalfOpen): string[] {
  const { from, to, needed, offered, declaredBy } = half;
  return [
    `${titleOf(from)} -> ${titleOf(to)}: ${printable(from.contract)} needs ${portsText(needed, 'nothing')}, ` +
      `${printable(to.contract)} offers ${portsText(offered, 'nothing')}`,
    `  ${toWrite(half)}`,
    `  declared by ${declaredBy.map(printable).join(', ')}`,
  ];
}

function toWrite({ from, to, missing, needed, offered, portsInCode: ports }: HalfOpen): string {
  if (missing === 'offer' && offered?.length === 0) {
    return `${placeOf(to, from)}write ${allowFrom(codeOf(to), peerOf(from, to), portsInCode(ports))}`;
  }
  if (missing === 'need' && needed?.length === 0) {
    const call = connectTo(codeOf(from), peerOf(to, from), portsInCode(ports));
    return `${placeOf(from, to)}write ${call}, or remove ${allowMethod(codeOf(to))}`;
  }
  const [caller, callee] =
    from.contract === to.contract ? ['', ''] : [from, to].map(({ contract }) => ` of ${contract}`);
  return printable(
    `name the same ports in ${connectMethod(codeOf(from))}${caller} and in ${allowMethod(codeOf(to))}${callee}`,
  );
}

function codeOf({ title: name, through }: JoinedWorkload): InCode {
  return { name, through };
}

/** In which repository, if there are several. */
function placeOf(workload: JoinedWorkload, other: JoinedWorkload): string {
  return workload.contract === other.contract ? '' : `in the repository of ${printable(workload.contract)} `;
}

/** A workload as the code of another one names it. */
function peerOf(workload: JoinedWorkload, other: JoinedWorkload): string {
  const { contract, title } = workload;
  return contract === other.contract
    ? identifier(title)
    : printable(`Peers.contract(${JSON.stringify(contract)}).component(${JSON.stringify(title)})`);
}

function duplicateLine({ workload, contracts }: Duplicate): string {
  return `${workload.kind} ${titleOf(workload)} is in ${contracts.map(printable).join(' and in ')}; keep it in one`;
}

function titleOf({ namespace, title }: JoinedWorkload): string {
  return printable(namespace === undefined ? title : `${namespace}/${title}`);
}

function portsText(ports: readonly PortRange[] | undefined, none?: string): string {
  const set = PortSet.of(ports);
  return set.isEmpty && none !== undefined ? none : set.text;
}
