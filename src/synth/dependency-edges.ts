import { Chart } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { ConstructTree, isChart, TreeNode } from './construct-tree';

/**
 * Who must come after whom, in vertices. The first n are the constructs of a tree, by index. Beyond are vertices that
 * stand for many edges at once, so that a chart of a thousand objects which depends on another takes thousands of edges
 * and not a million: n + i for all objects of construct i, 2n + i for all that construct i depends on.
 */
export interface DependencyEdges {
  readonly tree: ConstructTree;
  readonly hasDependantCharts: boolean;
  /** Whether nothing depends on anything, as in most apps. */
  readonly isEmpty: boolean;
  /** Whether anything within a part of the tree depends on anything else there. */
  hasWithin(start: number, end: number): boolean;
  /** What a vertex depends on, in cdk8s's order. */
  successors(vertex: number): readonly number[];
  /** Whether anything within a part of the tree depends on each construct there. */
  dependedOn(start: number, end: number): ReadonlySet<number>;
}

/**
 * What cdk8s writes into the tree before it orders it: the user's dependencies, then those of charts on nested charts,
 * of charts on charts across which something depends, and of objects on objects.
 */
export function dependencyEdges(tree: ConstructTree): DependencyEdges {
  return new Edges(tree);
}

class Edges implements DependencyEdges {
  public hasDependantCharts = false;
  private indices: ReadonlyMap<IConstruct, number> | undefined;
  /** Construct to construct, for constructs that depend on any. */
  private readonly direct = new Map<number, Set<number>>();
  private readonly objects = new Map<number, readonly number[]>();
  private readonly overlapping = new Map<number, boolean>();

  constructor(public readonly tree: ConstructTree) {
    this.addUsers();
    const users = [...this.direct].map(([source, targets]) => [source, [...targets]] as const);
    this.addNestedCharts();
    this.addAcrossCharts(users);
  }

  public get isEmpty(): boolean {
    return this.direct.size === 0;
  }

  public hasWithin(start: number, end: number): boolean {
    for (let source = start; source < end; source++) {
      for (const target of this.targetsOf(source)) {
        if (target >= start && target < end) {
          return true;
        }
      }
    }
    return false;
  }

  public successors(vertex: number): readonly number[] {
    const n = this.tree.length;
    if (vertex >= 2 * n) {
      return [...this.targetsOf(vertex - 2 * n)].map((target) => n + target);
    }
    if (vertex >= n) {
      return this.objectsOf(vertex - n);
    }
    const targets = this.targetsOf(vertex);
    const own = targets.size === 0 ? NO_VERTICES : [...targets];
    const inherited = this.tree[vertex].isObject ? this.inherited(vertex) : NO_VERTICES;
    return inherited.length === 0 ? own : [...own, ...inherited];
  }

  public dependedOn(start: number, end: number): ReadonlySet<number> {
    const found = new Set<number>();
    const wholes = new Set<number>();
    for (let source = start; source < end; source++) {
      for (const target of this.targetsOf(source)) {
        if (target < start || target >= end) {
          continue;
        }
        found.add(target);
        const sources = this.objectsOf(source);
        const objects = sources.length > 0 && !wholes.has(target) ? this.objectsOf(target) : [];
        // no object depends on itself
        const others = sources.length === 1 ? objects.filter((object) => object !== sources[0]) : objects;
        others.forEach((object) => found.add(object));
        if (others.length === objects.length && sources.length > 0) {
          wholes.add(target);
        }
      }
    }
    return found;
  }

  private addUsers(): void {
    for (const { construct, index } of this.tree) {
      for (const target of construct.node.dependencies) {
        const targetIndex = this.indexOf(target);
        if (targetIndex !== undefined) {
          this.add(index, targetIndex);
        } else if (Chart.of(target) !== this.tree[index].chart) {
          this.hasDependantCharts = true; // of another app, or of what was removed from this one
        }
      }
    }
  }

  private addNestedCharts(): void {
    for (const node of this.tree) {
      if (node.parent >= 0 && isChart(node) && isChart(this.tree[node.parent])) {
        this.add(node.parent, node.index);
        this.hasDependantCharts = true;
      }
    }
  }

  private addAcrossCharts(users: readonly (readonly [number, readonly number[]])[]): void {
    for (const [source, targets] of users) {
      for (const target of targets) {
        const from = chartOf(this.tree[source]);
        const to = chartOf(this.tree[target]);
        if (from !== to) {
          this.add(this.indexOf(from)!, this.indexOf(to)!);
          this.hasDependantCharts = true;
        }
      }
    }
  }

  /** Most apps have no dependencies, and nobody looks for a construct. */
  private indexOf(construct: IConstruct): number | undefined {
    this.indices ??= new Map(this.tree.map((node) => [node.construct, node.index]));
    return this.indices.get(construct);
  }

  private add(source: number, target: number): void {
    const targets = this.direct.get(source);
    if (targets) {
      targets.add(target);
    } else {
      this.direct.set(source, new Set([target]));
    }
  }

  private targetsOf(index: number): ReadonlySet<number> {
    return this.direct.get(index) ?? NO_TARGETS;
  }

  /** What an object depends on because it, or what it is part of, depends on something. */
  private inherited(object: number): readonly number[] {
    const n = this.tree.length;
    const { chart } = this.tree[object];
    const sources: number[] = [];
    for (let index = object; index >= 0 && this.tree[index].chart === chart; index = this.tree[index].parent) {
      if (this.direct.has(index)) {
        sources.unshift(index);
      }
    }
    if (sources.length === 0) {
      return NO_VERTICES;
    }
    return sources.flatMap((source) =>
      this.overlaps(source)
        ? [...this.targetsOf(source)].flatMap((target) => this.objectsOf(target).filter((other) => other !== object))
        : [2 * n + source],
    );
  }

  /** Whether a construct depends on what it is part of, or on a part of itself: then no object may depend on itself. */
  private overlaps(source: number): boolean {
    let overlaps = this.overlapping.get(source);
    if (overlaps === undefined) {
      const from = this.tree[source];
      overlaps = [...this.targetsOf(source)]
        .map((target) => this.tree[target])
        .some((to) => to.chart === from.chart && (contains(to, source) || contains(from, to.index)));
      this.overlapping.set(source, overlaps);
    }
    return overlaps;
  }

  /** The objects of a construct: itself or below, in its own chart. */
  private objectsOf(index: number): readonly number[] {
    let objects = this.objects.get(index);
    if (!objects) {
      const { chart, end } = this.tree[index];
      objects = this.tree
        .slice(index, end)
        .filter((node) => node.chart === chart && node.isObject)
        .map((node) => node.index);
      this.objects.set(index, objects);
    }
    return objects;
  }
}

const NO_VERTICES: readonly number[] = [];

const NO_TARGETS: ReadonlySet<number> = new Set();

function contains(outer: TreeNode, index: number): boolean {
  return index >= outer.index && index < outer.end;
}

function chartOf({ construct, chart }: TreeNode): Chart {
  if (!chart) {
    const name = construct.node.path || 'App';
    throw new Error(`"${name}" is in no chart, but there is a dependency of or on it; depend on what is in a chart`);
  }
  return chart;
}
