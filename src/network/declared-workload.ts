import type { Connection, Declarations, IsolatedWorkload } from './connection';

/** What the code declares of one workload. */
export interface DeclaredWorkload {
  /** What people call it; undefined where no connection names it. */
  readonly name?: string;
  /** Undefined where no policy is made for it. */
  readonly isolated?: IsolatedWorkload;
  /** Those that it opens. */
  readonly opened: readonly Connection[];
  /** Those that others open with it. */
  readonly received: readonly Connection[];
}

/** What is declared of the workload with an object, by the construct path of that; looked up without going through all. */
export function declaredWorkload(declared: Declarations, origin: string): DeclaredWorkload {
  let found = indexes.get(declared);
  if (!found) {
    found = indexOf(declared);
    indexes.set(declared, found);
  }
  return found.get(origin) ?? UNDECLARED;
}

const UNDECLARED: DeclaredWorkload = Object.freeze({ opened: [], received: [] });

const indexes = new WeakMap<Declarations, ReadonlyMap<string, DeclaredWorkload>>();

function indexOf({ workloads, connections }: Declarations): ReadonlyMap<string, DeclaredWorkload> {
  const index = new Map<
    string,
    { name?: string; isolated?: IsolatedWorkload; opened: Connection[]; received: Connection[] }
  >();
  const at = (origin: string) => {
    const found = index.get(origin) ?? { opened: [], received: [] };
    index.set(origin, found);
    return found;
  };
  for (const isolated of workloads) {
    const found = at(isolated.origin);
    found.isolated = isolated;
    found.name = isolated.name;
  }
  for (const connection of connections) {
    const { from, to } = connection;
    if (from.kind === 'workload') {
      at(from.origin).opened.push(connection);
    }
    if (to.kind === 'workload') {
      at(to.origin).received.push(connection);
    }
    for (const end of [from, to]) {
      if (end.kind === 'workload') {
        at(end.origin).name ??= end.name;
      }
    }
  }
  return index;
}
