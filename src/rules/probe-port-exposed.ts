import { isBuiltInGroup } from '../manifest/api-group';
import type { Container } from '../manifest/container';
import { fieldOf, listIn } from '../manifest/json';
import type { Rule, Violation } from '../policy/rule';
import { HYGIENE } from '../policy/severity';
import { isUnset } from './parts/ports/port';
import { probeActionOf, PROBES } from './parts/ports/probe-actions';
import { violation } from './parts/violation';

/**
 * Fields: containers and sidecars: port of httpGet, tcpSocket and grpc in their probes
 * Allowed: the number or name of a TCP port that the container declares; any where the probe asks another host. Custom
 * kinds may fill in a port that is not written.
 */
export const probePortExposed: Rule = {
  id: 'probe-port-exposed',
  summary: 'probes ask ports that their container declares',
  why: 'A probe by a name that is not declared always fails, so the pod is never ready or restarted again and again; a number that is not declared may be the wrong one.',
  severity: HYGIENE,
  scanners: { kubeLinter: ['liveness-port', 'readiness-port', 'startup-port'] },
  podsOnly: true,
  onlyWith: ['grpc', 'httpGet', 'tcpSocket'],
  check: ({ group, pods }) =>
    pods
      .flatMap((pod) => pod.containers)
      .filter(({ list, isSidecar }) => list === 'containers' || isSidecar)
      .flatMap((container) => undeclaredPorts(container, isBuiltInGroup(group))),
};

function undeclaredPorts(container: Container, required: boolean): Violation[] {
  return PROBES.flatMap((probe) => {
    const action = probeActionOf(container, probe);
    const port = fieldOf(action?.spec, 'port');
    return !action || action.type === 'exec' || fieldOf(action.spec, 'host') || (isUnset(port) && !required)
      ? []
      : declares(container, port)
        ? []
        : [violation(container, [probe, action.type, 'port'], 'must be a TCP port that the container declares')];
  });
}

function declares({ spec }: Container, port: unknown): boolean {
  return listIn(spec, 'ports').some(
    (declared) =>
      !isUnset(port) &&
      (fieldOf(declared, 'protocol') || 'TCP') === 'TCP' &&
      (fieldOf(declared, 'containerPort') === port || fieldOf(declared, 'name') === port),
  );
}
