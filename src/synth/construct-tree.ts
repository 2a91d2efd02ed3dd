import { Chart } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { DEFAULT_POSTURE, postureOn, waiversOn } from '../posture/scope';
import type { Scope } from './render';

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
}

/** A construct and everything below, each before its children. */
export type ConstructTree = readonly TreeNode[];

/** The construct tree of an app. */
export function treeOf(app: IConstruct): ConstructTree {
  return walk(app, { posture: DEFAULT_POSTURE, waivers: [] });
}

/**
 * Walks a construct tree once, without recursion: trees can be deeper than a stack.
 *
 * @param inherited what holds at the root unless it says otherwise
 */
export function walk(root: IConstruct, inherited: Scope): ConstructTree {
  const tree: TreeNode[] = [];
  const pending: { construct: IConstruct; parent: number }[] = [{ construct: root, parent: -1 }];
  for (let next = pending.pop(); next; next = pending.pop()) {
    const { construct, parent } = next;
    tree.push(nodeOf(construct, tree.length, parent, tree[parent] ?? inherited));
    const { children } = construct.node;
    for (let child = children.length - 1; child >= 0; child--) {
      pending.push({ construct: children[child], parent: tree.length - 1 });
    }
  }
  for (let index = tree.length - 1; index > 0; index--) {
    const node = tree[index];
    const scope = tree[node.parent];
    scope.end = Math.max(scope.end, node.end);
  }
  return tree;
}

function nodeOf(construct: IConstruct, index: number, parent: number, above: Scope & { chart?: Chart }): TreeNode {
  const waivers = waiversOn(construct);
  return {
    construct,
    index,
    parent,
    end: index + 1,
    chart: Chart.isChart(construct) ? construct : above.chart,
    posture: postureOn(construct) ?? above.posture,
    waivers: waivers.length > 0 ? [...waivers, ...above.waivers] : above.waivers,
  };
}
