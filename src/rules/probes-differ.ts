import type { Container } from '../manifest/container';
import { fieldOf, listIn } from '../manifest/json';
import type { Rule } from '../policy/rule';
import { HYGIENE } from '../policy/severity';
import { ProbeAction, probeActionOf } from './parts/ports/probe-actions';

/**
 * Fields: containers and sidecars of all but Jobs: livenessProbe, readinessProbe
 * Allowed: different actions, the same with another path, port or command, and grpc, whose health service answers for the
 * whole server. How often and how long they ask does not count.
 */
export const probesDiffer: Rule = {
  id: 'probes-differ',
  summary: 'liveness and readiness probes ask for different things',
  why: 'What makes the container not ready for a while, like a database that is away, also gets it killed, and all of its copies with it.',
  severity: HYGIENE,
  scanners: { kubeScore: ['pod-probes-identical'], kyverno: ['validate-probes'] },
  podsOnly: true,
  onlyWith: ['livenessProbe'],
  check: ({ group, pods }) =>
    group === 'batch'
      ? []
      : pods
          .flatMap((pod) => pod.containers)
          .filter((container) => container.list !== 'ephemeralContainers' && asksTheSame(container))
          .map(({ name, path }) => ({
            message: `container "${name}": livenessProbe asks for the same as readinessProbe; ask for something that fails only if the process hangs`,
            path: [...path, 'livenessProbe'],
            container: name,
          })),
};

function asksTheSame(container: Container): boolean {
  const live = probeActionOf(container, 'livenessProbe');
  const ready = probeActionOf(container, 'readinessProbe');
  return live !== undefined && ready?.type === live.type && live.type !== 'grpc' && same(container, live, ready);
}

function same(container: Container, { type, spec: live }: ProbeAction, { spec: ready }: ProbeAction): boolean {
  if (type === 'exec') {
    const [one, other] = [live, ready].map((spec) => listIn(spec, 'command'));
    return one.length > 0 && one.length === other.length && one.every((word, index) => word === other[index]);
  }
  const [one, other] = [live, ready].map((spec) => [
    portOf(container, fieldOf(spec, 'port')),
    fieldOf(spec, 'host') || undefined,
    type === 'httpGet' ? fieldOf(spec, 'path') || '/' : undefined,
  ]);
  return one.every((value, index) => value === other[index]);
}

/** The number behind the name of a port. */
function portOf({ spec }: Container, port: unknown): unknown {
  const named = listIn(spec, 'ports').find(
    (declared) => typeof port === 'string' && fieldOf(declared, 'name') === port,
  );
  return named ? fieldOf(named, 'containerPort') : port;
}
