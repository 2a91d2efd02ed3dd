import { ApiObject, Chart } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { attachmentsOf } from './attachments';
import type { ConstructTree, TreeNode } from './construct-tree';
import { DependencyEdges, dependencyEdges } from './dependency-edges';
import { topologicalOrder } from './topological-order';

/** An object and its place in the tree. */
export interface ObjectNode extends TreeNode {
  readonly construct: ApiObject;
}

/** A chart and its own objects, in the order in which they must be applied. */
export interface OrderedChart {
  readonly node: TreeNode;
  readonly chart: Chart;
  readonly objects: readonly ObjectNode[];
}

export interface Ordering {
  /** The charts, those that others depend on first. */
  readonly charts: readonly OrderedChart[];
  /** Whether any chart depends on another, so that their order shows in file names. */
  readonly hasDependantCharts: boolean;
}

/**
 * The order of all charts of an app, and of their objects: exactly cdk8s's, whose way to it takes exponential time.
 * Nothing is written into the tree.
 *
 * @throws if dependencies form a cycle, naming the constructs
 */
export function orderingOf(tree: ConstructTree): Ordering {
  const edges = dependencyEdges(tree);
  const charts = topologicalOrder(edges, rootFirstIndices(tree))
    .map((index) => tree[index])
    .filter(({ construct }) => Chart.isChart(construct))
    .map((node) => orderedChart(tree, edges, node));
  return { charts, hasDependantCharts: edges.hasDependantCharts };
}

/** A chart and its own objects in order, as in the ordering of the whole app. The tree must hold the chart. */
export function orderingOfChart(tree: ConstructTree, chart: Chart): OrderedChart {
  const node = tree.find(({ construct }) => construct === chart)!;
  return orderedChart(tree, dependencyEdges(tree), node);
}

function orderedChart(tree: ConstructTree, edges: DependencyEdges, node: TreeNode): OrderedChart {
  const chart = node.construct as Chart;
  const indices = Array.from({ length: node.end - node.index }, (_, offset) => node.index + offset);
  const first: ObjectNode[] = [];
  const others: ObjectNode[] = [];
  for (const index of topologicalOrder(edges, indices)) {
    const each = tree[index];
    if (each.chart === chart && isObjectNode(each)) {
      (attachmentsOf(each.construct).first ? first : others).push(each);
    }
  }
  return { node, chart, objects: first.length === 0 ? others : [...first, ...others] };
}

function isObjectNode(node: TreeNode): node is ObjectNode {
  return ApiObject.isApiObject(node.construct);
}

/** All constructs in the order in which cdk8s starts from them: of an object keyed by path, numbers come first. */
function rootFirstIndices(tree: ConstructTree): number[] {
  const isNumber = ({ parent, construct }: TreeNode) => parent === 0 && isArrayIndex(construct);
  const numbers = tree.filter(isNumber).sort((a, b) => Number(a.construct.node.id) - Number(b.construct.node.id));
  if (numbers.length === 0) {
    return tree.map(({ index }) => index);
  }
  return [...numbers, ...tree.filter((node) => !isNumber(node))].map(({ index }) => index);
}

function isArrayIndex({ node }: IConstruct): boolean {
  const number = Number(node.id);
  return Number.isInteger(number) && number >= 0 && number < 2 ** 32 - 1 && String(number) === node.id;
}
