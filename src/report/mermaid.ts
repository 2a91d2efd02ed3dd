import type { NetworkReport } from '../network/network-report';
import { labelOf, NodeIds } from './mermaid-text';
import { Arrow, Drawing, Group, Look, namespacesDrawn, Node, workloadsDrawn } from './network-drawing';
import { shortened } from './printable';

/** A flowchart as Mermaid's text. */
export interface Picture {
  readonly text: string;
  /** What its nodes are: where there are too many workloads to be told apart, namespaces. */
  readonly nodes: 'workloads' | 'namespaces';
}

/** What Mermaid draws at most where a page does not say otherwise. @see https://mermaid.js.org/config/schema-docs/config.html */
const EDGES = 500;
const LENGTH = 50_000;

/** How long the text at an arrow is at most. */
const LABEL = 60;

/** The opening and the end of each shape, and the first letter of ids. */
const SHAPES: Readonly<Record<Node['sort'], readonly [open: string, close: string, letter: string]>> = {
  workload: ['[', ']', 'w'],
  namespace: ['[[', ']]', 'n'],
  pods: ['([', '])', 'p'],
  addresses: ['{{', '}}', 'a'],
  anyone: ['((', '))', 'p'],
  named: ['>', ']', 'h'],
  server: ['[/', '/]', 'd'],
  others: ['[', ']', 'p'],
};

/** Colours that can be seen on white as on black. */
const LOOKS: Readonly<Record<Look, string>> = {
  open: 'stroke:#cf222e,stroke-width:3px',
  partly: 'stroke:#bf8700,stroke-width:3px',
  absent: 'stroke-dasharray:4',
};

/** The network of an app as a picture; undefined where it is too large for one. */
export function pictureOf(network: NetworkReport): Picture | undefined {
  const whole = flowchart(workloadsDrawn(network));
  if (whole !== undefined) {
    return { text: whole, nodes: 'workloads' };
  }
  const text = flowchart(namespacesDrawn(network));
  return text === undefined ? undefined : { text, nodes: 'namespaces' };
}

function flowchart(drawing: Drawing | undefined): string | undefined {
  if (!drawing || drawing.arrows.length > EDGES) {
    return undefined;
  }
  const { groups, nodes, arrows } = drawing;
  const ids = new NodeIds();
  const lines = [
    'flowchart LR',
    ...groups.flatMap((group) => groupLines(group, ids)),
    ...nodes.map((node) => `  ${nodeText(node, ids)}`),
    ...arrows.map((arrow) => `  ${arrowText(arrow, ids)}`),
    ...lookLines([...groups.flatMap((group) => group.nodes), ...nodes], ids),
  ];
  const text = `${lines.join('\n')}\n`;
  return text.length > LENGTH ? undefined : text;
}

function groupLines({ name, nodes }: Group, ids: NodeIds): string[] {
  return [
    `  subgraph ${ids.add(`group ${name}`, ['g', name])}[${labelOf([name])}]`,
    ...nodes.map((node) => `    ${nodeText(node, ids)}`),
    '  end',
  ];
}

function nodeText({ key, sort, names, lines }: Node, ids: NodeIds): string {
  const [open, close, letter] = SHAPES[sort];
  return `${ids.add(key, [letter, ...names])}${open}${labelOf(lines)}${close}`;
}

function arrowText({ from, to, text, wider }: Arrow, ids: NodeIds): string {
  return `${ids.of(from)} ${wider ? '-.->' : '-->'}|${shortened(text, LABEL)}| ${ids.of(to)}`;
}

function lookLines(nodes: readonly Node[], ids: NodeIds): string[] {
  return Object.entries(LOOKS).flatMap(([look, style]) => {
    const looking = nodes.filter((node) => node.look === look).map(({ key }) => ids.of(key));
    return looking.length === 0 ? [] : [`  classDef ${look} ${style}`, `  class ${looking.join(',')} ${look}`];
  });
}
