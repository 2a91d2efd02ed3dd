import type { NetworkEdge, NetworkReport } from '../network/network-report';
import { count } from './grouping';
import { codeSpan, prose } from './markdown-text';
import { Picture, pictureOf } from './mermaid';
import { endNames, networkCountsText, openOf, openText, portsText, widerOf, widerText } from './network-text';
import { printable, shortened } from './printable';

/** How many lines of a list are shown, and how many rows of the table. */
const LINES = 50;
const ROWS = 100;

/** How long the list of those is at most who look up names. */
const LENGTH = 1000;

/** The network of an app: a picture, what is open, and a table of what is declared. */
export function networkBlocks(network: NetworkReport): string[] {
  return [
    `#### network: ${networkCountsText(network)}`,
    prose(network.scope),
    pictureBlock(network, pictureOf(network)),
    listBlock('workloads that no policy isolates', openOf(network), openText),
    listBlock('connections for which more is allowed than was meant', widerOf(network), widerText(network)),
    tableBlock(network),
  ];
}

function pictureBlock(network: NetworkReport, picture: Picture | undefined): string {
  const { workloads, open, wider } = network.counts;
  if (!picture) {
    return `${count(workloads, 'workload')} and their connections are too many for a picture`;
  }
  const namespaces = picture.nodes === 'namespaces';
  const legend = [
    ...(namespaces ? [`${workloads} workloads are too many for one picture: each node is a namespace`] : []),
    ...(open > 0 ? [`${namespaces ? 'a namespace with what' : 'what'} no policy isolates has a red border`] : []),
    ...(wider > 0 ? ['a dashed arrow allows more than was meant'] : []),
  ];
  return [`\`\`\`mermaid\n${picture.text}\`\`\``, ...(legend.length > 0 ? [legend.join('; ')] : [])].join('\n\n');
}

function listBlock<Item>(title: string, items: readonly Item[], textOf: (item: Item) => string): string {
  const left = items.length - LINES;
  return items.length === 0
    ? ''
    : [
        `${title}:`,
        '',
        ...items.slice(0, LINES).map((item) => `- ${codeSpan(textOf(item))}`),
        ...(left > 0 ? [`- and ${left} more`] : []),
      ].join('\n');
}

/** Every connection, and who looks up names. */
function tableBlock(network: NetworkReport): string {
  const nameOf = endNames(network);
  const number = network.edges.length + network.lookups.length;
  const edges = network.edges.slice(0, ROWS);
  const rows = [
    ...edges.map((edge) => [nameOf(edge.from), nameOf(edge.to), portsText(edge), whyText(edge)]),
    ...network.lookups
      .slice(0, ROWS - edges.length)
      .map((lookup) => [
        shortened(lookup.from.map(nameOf).join(', '), LENGTH),
        nameOf(lookup.server),
        portsText(lookup),
        'DNS',
      ]),
  ];
  const left = number - ROWS;
  return number === 0
    ? ''
    : [
        `<details><summary>what is declared: ${count(number, 'row')}</summary>`,
        '',
        '| from | to | ports | why |',
        '|---|---|---|---|',
        ...rows.map((cells) => `| ${cells.map((cell) => codeSpan(cell, true)).join(' | ')} |`),
        ...(left > 0 ? ['', `and ${left} more`] : []),
        '',
        '</details>',
      ].join('\n');
}

function whyText({ reason, onlyAt }: NetworkEdge): string {
  const ends = { from: 'sender', to: 'receiver' };
  return printable(onlyAt ? `${reason}, allowed at the ${ends[onlyAt]} only` : reason);
}
