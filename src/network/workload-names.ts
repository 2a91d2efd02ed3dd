import type { Declarations } from './connection';

/** What the code calls its workloads, by the construct paths of their objects. */
export function workloadNames({ workloads, connections }: Declarations): ReadonlyMap<string, string> {
  const ends = connections.flatMap(({ from, to }) => [from, to]);
  return new Map([
    ...ends.flatMap((end): [string, string][] => (end.kind === 'workload' ? [[end.origin, end.name]] : [])),
    ...workloads.flatMap(({ origin, name }): [string, string][] => (name === undefined ? [] : [[origin, name]])),
  ]);
}
