import type { ApiObject, Chart } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { attachmentsOf } from './attachments';
import { ConstructTree, isChart, TreeNode } from './construct-tree';
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
  const charts: OrderedChart[] = [];
  for (const index of topologicalOrder(edges, rootFirstIndices(tree))) {
    if (isChart(tree[index])) {
      charts.push(orderedChart(tree, edges, tree[index]));
    }
  }
  return { charts, hasDependantCharts: edges.hasDependantCharts };
}

/** A chart and its own objects in order, as in the ordering of the whole app. The tree must hold the chart. */
export function orderingOfChart(tree: ConstructTree, chart: Chart): OrderedChart {
  const node = tree.find(({ construct }) => construct === chart)!;
  return orderedChart(tree, dependencyEdges(tree), node);
}

/** All objects of a tree, in its order. */
export function objectsIn(tree: ConstructTree): ApiObject[] {
  const objects: ApiObject[] = [];
  for (const node of tree) {
    if (isObjectNode(node)) {
      objects.push(node.construct);
    }
  }
  return objects;
}

function orderedChart(tree: ConstructTree, edges: DependencyEdges, node: TreeNode): OrderedChart {
  const chart = node.construct as Chart;
  const first: ObjectNode[] = [];
  const others: ObjectNode[] = [];
  for (const index of topologicalOrder(edges, range(node.index, node.end))) {
    const each = tree[index];
    if (each.chart === chart && isObjectNode(each)) {
      (attachmentsOf(each.construct).first ? first : others).push(each);
    }
  }
  return { node, chart, objects: first.length === 0 ? others : [...first, ...others] };
}

function isObjectNode(node: TreeNode): node is ObjectNode {
  return node.isObject;
}

/** All constructs in the order in which cdk8s starts from them: of an object keyed by path, numbers come first. */
function rootFirstIndices(tree: ConstructTree): number[] {
  const isNumber = ({ parent, construct }: TreeNode) => parent === 0 && isArrayIndex(construct);
  const numbers = tree.filter(isNumber).sort((a, b) => Number(a.construct.node.id) - Number(b.construct.node.id));
  if (numbers.length === 0) {
    return range(0, tree.length);
  }
  return [...numbers, ...tree.filter((node) => !isNumber(node))].map(({ index }) => index);
}

function range(start: number, end: number): number[] {
  const indices: number[] = [];
  for (let index = start; index < end; index++) {
    indices.push(index);
  }
  return indices;
}

function isArrayIndex({ node }: IConstruct): boolean {
  const number = Number(node.id);
  return Number.isInteger(number) && number >= 0 && number < 2 ** 32 - 1 && String(number) === node.id;
}
