import { ApiObject, Chart } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { DEFAULT_POSTURE, postureOn, waiversOn } from '../posture/scope';
import type { Scope } from './rendered-subject';

/** A construct, and what it inherits from its scopes. */
export interface TreeNode extends Scope {
  readonly construct: IConstruct;
  readonly index: number;
  /** The index of its scope; -1 at the root of the walk. */
  readonly parent: number;
  /** The index after its last descendant. */
  end: number;
  /** The nearest chart: itself, or a scope. */
  readonly chart: Chart | undefined;
  /** Whether it is an object, not what holds some. */
  readonly isObject: boolean;
}

/** A construct and everything below, each before its children. */
export type ConstructTree = readonly TreeNode[];

/** The construct tree of an app. */
export function treeOf(app: IConstruct): ConstructTree {
  return walk(app, { posture: DEFAULT_POSTURE, waivers: [] });
}

/** A construct and everything below, each before its children, and nothing of what they inherit. */
export function constructsOf(root: IConstruct): IConstruct[] {
  const constructs: IConstruct[] = [];
  const pending = [root];
  for (let next = pending.pop(); next; next = pending.pop()) {
    constructs.push(next);
    const { children } = next.node;
    for (let child = children.length - 1; child >= 0; child--) {
      pending.push(children[child]);
    }
  }
  return constructs;
}

/**
 * Walks a construct tree once, without recursion: trees can be deeper than a stack.
 *
 * @param inherited what holds at the root unless it says otherwise
 */
export function walk(root: IConstruct, inherited: Scope): ConstructTree {
  const tree: TreeNode[] = [];
  const pending = [root];
  const parents = [-1]; // of those that are pending
  for (let next = pending.pop(); next; next = pending.pop()) {
    const parent = parents.pop()!;
    const index = tree.length;
    tree.push(nodeOf(next, index, parent, tree[parent] ?? inherited));
    const { children } = next.node;
    for (let child = children.length - 1; child >= 0; child--) {
      pending.push(children[child]);
      parents.push(index);
    }
  }
  setEnds(tree);
  return tree;
}

function setEnds(tree: readonly TreeNode[]): void {
  for (let index = tree.length - 1; index > 0; index--) {
    const { parent, end } = tree[index];
    if (end > tree[parent].end) {
      tree[parent].end = end;
    }
  }
}

/** Whether a construct is a chart. */
export function isChart({ construct, chart }: TreeNode): boolean {
  return construct === chart;
}

/** The root of the tree that a construct is in, without the lists that `node.root` makes for it. */
export function rootOf(construct: IConstruct): IConstruct {
  let root = construct;
  for (let { scope } = root.node; scope; { scope } = root.node) {
    root = scope;
  }
  return root;
}

function nodeOf(construct: IConstruct, index: number, parent: number, above: Scope & { chart?: Chart }): TreeNode {
  const waivers = waiversOn(construct);
  return {
    construct,
    index,
    parent,
    end: index + 1,
    chart: Chart.isChart(construct) ? construct : above.chart,
    isObject: ApiObject.isApiObject(construct),
    posture: postureOn(construct) ?? above.posture,
    waivers: waivers.length > 0 ? [...waivers, ...above.waivers] : above.waivers,
  };
}
