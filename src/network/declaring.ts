import type { Connection, Declarations, IsolatedWorkload } from './connection';

/** A construct whose code declares connections: asked once everything is there. */
export interface Declaring {
  /** What it is isolated by; undefined where no policy is made for it. */
  isolated(): IsolatedWorkload | undefined;
  /** Those that its policy enforces. One between two workloads is told by one of them. */
  connections(): readonly Connection[];
}

// A global symbol: with two copies of this package in an application, each must know what was declared with the other.
const DECLARING = Symbol.for('cdk8s-bulkhead.connections');

/** Has a construct declare connections. */
export function declareOn(construct: object, declaring: Declaring): void {
  Object.defineProperty(construct, DECLARING, { value: declaring, enumerable: false });
}

/** Everything that some constructs declare. */
export function declarationsOf(constructs: readonly object[]): Declarations {
  const found: Declaring[] = [];
  for (const construct of constructs) {
    const declaring = (construct as { [DECLARING]?: Declaring })[DECLARING];
    if (declaring) {
      found.push(declaring);
    }
  }
  return {
    workloads: found.flatMap((declaring) => declaring.isolated() ?? []),
    connections: found.flatMap((declaring) => declaring.connections()),
  };
}
