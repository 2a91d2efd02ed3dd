import type { PodOfResource } from '../manifest/inventory';
import { fieldOf, isAbsent, listIn, Path, pathText, stringIn } from '../manifest/json';
import type { Pod } from '../manifest/pod';
import type { Resource } from '../manifest/resource';
import { podsOfService } from '../network/selected-pods';
import type { Rule, Violation } from '../policy/rule';
import { HYGIENE } from '../policy/severity';
import { objectTarget } from './parts/object-target';
import { statement } from './parts/statement';
import { violation } from './parts/violation';

/**
 * Fields: Service: targetPort of spec.ports, else port; of the pods that it selects: ports of containers and sidecars
 * Allowed: names and numbers that one of the pods declares for the protocol. Pods that declare no ports may listen on any
 * number; a headless Service needs none.
 */
export const serviceTargetPortExists: Rule = {
  id: 'service-target-port-exists',
  summary: 'Services send requests to ports that their pods declare',
  why: 'A name that no container has leads nowhere, and on a number that none declares mostly nobody listens: connections are refused.',
  severity: HYGIENE,
  standards: { owasp: 'K07' },
  kinds: ['/Service'],
  onlyWith: ['ports'],
  wholeApp: true,
  check: (resource, context) => {
    const pods = podsOfService(context.app, resource);
    return pods.length === 0 || resource.spec.clusterIP === 'None'
      ? []
      : listIn(resource.spec, 'ports').flatMap((port, index) => portViolations(pods, resource, port, index));
  },
};

function portViolations(pods: readonly PodOfResource[], service: Resource, port: unknown, index: number): Violation[] {
  const written = fieldOf(port, 'targetPort');
  const isWritten = !isAbsent(written) && written !== '' && written !== 0;
  const wanted = isWritten ? written : fieldOf(port, 'port');
  const protocol = stringIn(port, 'protocol') || DEFAULT_PROTOCOL;
  if (typeof wanted !== 'number' && typeof wanted !== 'string') {
    return [];
  }
  if (pods.some(({ pod }) => mayServe(pod, wanted, protocol))) {
    return [];
  }
  const path: Path = ['spec', 'ports', index, isWritten ? 'targetPort' : 'port'];
  const target = objectTarget(service);
  const [first] = pods;
  const workload = `${first.resource.kind} "${first.resource.name}"`;
  return typeof wanted === 'string'
    ? [violation(target, path, `must be the name of a ${protocol} port of ${workload}`)]
    : [
        statement(
          target,
          path,
          `${pathText(path)} ${wanted} is no ${protocol} port that ${workload} declares; write the targetPort, or declare it as containerPort`,
        ),
      ];
}

const DEFAULT_PROTOCOL = 'TCP';

function mayServe({ containers }: Pod, wanted: number | string, protocol: unknown): boolean {
  const running = containers.filter(({ list, isSidecar }) => list === 'containers' || isSidecar);
  const ports = running.flatMap(({ spec }) => listIn(spec, 'ports'));
  return (
    (typeof wanted === 'number' && ports.length === 0) ||
    ports.some(
      (port) =>
        fieldOf(port, typeof wanted === 'number' ? 'containerPort' : 'name') === wanted &&
        (fieldOf(port, 'protocol') || DEFAULT_PROTOCOL) === protocol,
    )
  );
}
