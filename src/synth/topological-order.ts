import type { DependencyEdges } from './dependency-edges';

/**
 * Constructs with everything that they depend on before them. Starts from those that nothing depends on, in the order
 * given, and goes depth first. Linear, and without recursion: a chain of dependencies can be longer than a stack.
 *
 * @param indices the constructs of a whole subtree
 * @throws if dependencies form a cycle
 */
export function topologicalOrder(edges: DependencyEdges, indices: readonly number[]): readonly number[] {
  if (edges.isEmpty) {
    return indices;
  }
  const n = edges.tree.length;
  const start = indices.reduce((least, index) => Math.min(least, index), n);
  const end = start + indices.length;
  if (!edges.hasWithin(start, end)) {
    return indices;
  }
  const dependedOn = edges.dependedOn(start, end);
  const states = new States(n, start, end);
  const order: number[] = [];

  function visit(root: number): void {
    const stack: Visit[] = [{ vertex: root, successors: edges.successors(root), next: 0 }];
    states.open(root);
    for (let top = stack[0]; top; top = stack[stack.length - 1]) {
      if (top.next === top.successors.length) {
        stack.pop();
        states.close(top.vertex);
        if (top.vertex < n) {
          order.push(top.vertex);
        }
        continue;
      }
      const successor = top.successors[top.next++];
      const state = states.of(successor);
      if (state === OPEN) {
        throw cycleError(
          edges,
          stack.map(({ vertex }) => vertex),
          successor,
        );
      }
      if (state === NEW) {
        stack.push({ vertex: successor, successors: edges.successors(successor), next: 0 });
        states.open(successor);
      }
    }
  }

  indices.filter((index) => !dependedOn.has(index)).forEach(visit);
  // what is part of a cycle, or hangs on one alone, has not been reached
  indices.filter((index) => states.of(index) === NEW).forEach(visit);
  return order;
}

/** A vertex that is being visited, and which of its successors comes next. */
interface Visit {
  readonly vertex: number;
  readonly successors: readonly number[];
  next: number;
}

const NEW = 0;
const OPEN = 1;
const DONE = 2;

/** How far the vertices of a part of the tree have been visited; those elsewhere need no visit. */
class States {
  private readonly size: number;
  private readonly states: Uint8Array;

  constructor(
    private readonly n: number,
    private readonly start: number,
    end: number,
  ) {
    this.size = end - start;
    this.states = new Uint8Array(3 * this.size);
  }

  public of(vertex: number): number {
    const place = this.placeOf(vertex);
    return place < 0 ? DONE : this.states[place];
  }

  public open(vertex: number): void {
    this.states[this.placeOf(vertex)] = OPEN;
  }

  public close(vertex: number): void {
    this.states[this.placeOf(vertex)] = DONE;
  }

  private placeOf(vertex: number): number {
    const offset = (vertex % this.n) - this.start;
    return offset >= 0 && offset < this.size ? Math.floor(vertex / this.n) * this.size + offset : -1;
  }
}

/** @param path the vertices from the start to the one whose successor closes the cycle */
function cycleError({ tree }: DependencyEdges, path: readonly number[], closing: number): Error {
  const cycle = path.slice(path.indexOf(closing)).filter((vertex) => vertex < tree.length);
  const names = [...cycle, cycle[0]].map((vertex) => tree[vertex].construct.node.path);
  return new Error(`Dependency cycle detected: ${names.join(' => ')}`);
}
