import type { DependencyEdges } from './dependency-edges';

/**
 * Constructs with everything that they depend on before them. Starts from those that nothing depends on, in the order
 * given, and goes depth first. Linear, and without recursion: a chain of dependencies can be longer than a stack.
 *
 * @param indices the constructs of a whole subtree
 * @throws if dependencies form a cycle
 */
export function topologicalOrder(edges: DependencyEdges, indices: readonly number[]): number[] {
  const n = edges.tree.length;
  const start = indices.reduce((least, index) => Math.min(least, index), n);
  const end = start + indices.length;
  const dependedOn = edges.dependedOn(start, end);
  const within = (vertex: number) => vertex % n >= start && vertex % n < end;

  const order: number[] = [];
  const done = new Set<number>();
  const open = new Set<number>();

  function visit(root: number): void {
    const stack = [{ vertex: root, next: edges.successors(root)[Symbol.iterator]() }];
    open.add(root);
    while (stack.length > 0) {
      const { vertex, next } = stack[stack.length - 1];
      const { value: successor, done: last } = next.next();
      if (last) {
        stack.pop();
        open.delete(vertex);
        done.add(vertex);
        if (vertex < n) {
          order.push(vertex);
        }
      } else if (open.has(successor)) {
        throw cycleError(edges, [...open], successor);
      } else if (within(successor) && !done.has(successor)) {
        stack.push({ vertex: successor, next: edges.successors(successor)[Symbol.iterator]() });
        open.add(successor);
      }
    }
  }

  indices.filter((index) => !dependedOn.has(index)).forEach(visit);
  // what is part of a cycle, or hangs on one alone, has not been reached
  indices.filter((index) => !done.has(index)).forEach(visit);
  return order;
}

/** @param path the vertices from the start to the one whose successor closes the cycle */
function cycleError({ tree }: DependencyEdges, path: readonly number[], closing: number): Error {
  const cycle = path.slice(path.indexOf(closing)).filter((vertex) => vertex < tree.length);
  const names = [...cycle, cycle[0]].map((vertex) => tree[vertex].construct.node.path);
  return new Error(`Dependency cycle detected: ${names.join(' => ')}`);
}
