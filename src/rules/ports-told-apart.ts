import type { Container } from '../manifest/container';
import { fieldOf, listIn, stringIn } from '../manifest/json';
import { podRule, Violation } from '../policy/rule';
import { HYGIENE } from '../policy/severity';
import { violation } from './parts/violation';

/**
 * Fields: containers and sidecars: ports: containerPort, protocol, name
 * Allowed: numbers and names that no other container of the pod declares
 */
export const portsToldApart = podRule({
  id: 'ports-told-apart',
  summary: 'containers of a pod listen on ports of their own',
  why: 'The containers of a pod have one network between them: of two that listen on one port, the second fails to start. And a Service that leads to a port by its name finds only the first of that name.',
  severity: HYGIENE,
  onlyWith: ['ports'],
  check: (pod) => {
    const running = pod.containers.filter(({ isSidecar, list }) => list === 'containers' || isSidecar);
    return running.length < 2 ? [] : [...takenNumbers(running), ...takenNames(running)];
  },
});

function takenNumbers(containers: readonly Container[]): Violation[] {
  return taken(containers, 'containerPort', (port) => {
    const number = fieldOf(port, 'containerPort');
    return typeof number === 'number' ? `${number}/${stringIn(port, 'protocol') ?? 'TCP'}` : undefined;
  });
}

function takenNames(containers: readonly Container[]): Violation[] {
  return taken(containers, 'name', (port) => stringIn(port, 'name') || undefined);
}

/** Ports whose key another container has already. */
function taken(
  containers: readonly Container[],
  field: string,
  keyOf: (port: unknown) => string | undefined,
): Violation[] {
  const first = new Map<string, Container>();
  return containers.flatMap((container) =>
    listIn(container.spec, 'ports').flatMap((port, index) => {
      const key = keyOf(port);
      const other = key === undefined ? undefined : first.get(key);
      if (key !== undefined && !other) {
        first.set(key, container);
      }
      return other && other !== container
        ? [violation(container, ['ports', index, field], `must not be that of container "${other.name}" too`)]
        : [];
    }),
  );
}
