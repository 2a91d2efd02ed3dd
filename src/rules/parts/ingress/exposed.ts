import type { Inventory, PodOfResource } from '../../../manifest/inventory';
import { fieldOf, listIn, Path, stringIn } from '../../../manifest/json';
import type { Resource } from '../../../manifest/resource';
import { portsOfPod } from '../../../network/pod-ports';
import { podsOfService } from '../../../network/selected-pods';
import { Backend, backendsOf as podsBehind } from '../../../network/service-backends';
import { ASKING_KINDS, askedServices } from '../references/asked-services';
import { monitoredPods, POD_MONITOR } from '../references/monitored-pods';
import { monitoredServices, SERVICE_MONITOR } from '../references/monitored-services';
import { backendsOf, INGRESS_KINDS } from './backends';
import { ROUTE_KINDS, routeBackends } from './routes';

/** Who asks pods that objects of an app expose: somebody from outside, the API server, or what collects metrics. */
export type Asking = 'outside' | 'apiServer' | 'scraper';

/** Pods that an object exposes, to whom, and where it does so. */
export interface Exposed {
  readonly to: Asking;
  readonly path: Path;
  readonly backends: readonly Backend[];
}

/** The kinds of objects that expose pods. */
export const EXPOSING_KINDS: readonly string[] = [
  '/Service',
  ...INGRESS_KINDS,
  ...ROUTE_KINDS,
  ...ASKING_KINDS,
  SERVICE_MONITOR,
  POD_MONITOR,
];

/** Whether an object of one of these kinds can expose anything: most Services are for the cluster alone. */
export function mayExpose(resource: Resource): boolean {
  return resource.groupKind !== '/Service' || isOpenService(resource);
}

/** What an object of one of these kinds exposes. */
export function exposedBy(app: Inventory, resource: Resource): Exposed[] {
  const { groupKind } = resource;
  if (groupKind === '/Service') {
    return exposedByService(app, resource);
  }
  if (groupKind === SERVICE_MONITOR) {
    return exposedByMonitor(app, resource);
  }
  if (groupKind === POD_MONITOR) {
    return exposedByPodMonitor(app, resource);
  }
  const to = ASKING_KINDS.includes(groupKind) ? 'apiServer' : 'outside';
  return targetsOf(app, resource).flatMap(({ path, service, namespace, port }) => {
    const found = service === undefined ? undefined : app.find('/Service', namespace, service);
    const isPort = typeof port === 'number' || typeof port === 'string';
    return found && isPort ? [{ to, path, backends: podsBehind(app, found, port) }] : [];
  });
}

function exposedByService(app: Inventory, service: Resource): Exposed[] {
  return isOpenService(service) ? [{ to: 'outside', path: ['spec', 'type'], backends: podsBehind(app, service) }] : [];
}

function isOpenService({ spec }: Resource): boolean {
  return spec.type === 'LoadBalancer' || spec.type === 'NodePort';
}

/** A Service that requests are sent to. */
interface Target {
  readonly path: Path;
  readonly service: string | undefined;
  readonly namespace: string | undefined;
  readonly port: unknown;
}

function targetsOf(app: Inventory, resource: Resource): Target[] {
  if (ROUTE_KINDS.includes(resource.groupKind)) {
    return routeBackends(resource);
  }
  if (ASKING_KINDS.includes(resource.groupKind)) {
    return askedServices(resource).map(({ path, name, namespace, port }) => ({
      path: [...path, 'name'],
      service: name,
      namespace,
      port,
    }));
  }
  const { namespace } = resource;
  return backendsOf(app, resource).map(({ servicePath: path, service, port }) => ({ path, service, namespace, port }));
}

/** By each endpoint, which names a port of the Service, or of its pods. */
function exposedByMonitor(app: Inventory, monitor: Resource): Exposed[] {
  const services = monitoredServices(app, monitor);
  return listIn(monitor.spec, 'endpoints').map((endpoint, index): Exposed => {
    const port = stringIn(endpoint, 'port');
    const target = fieldOf(endpoint, 'targetPort');
    const backends = services.flatMap((service) =>
      port ? podsBehind(app, service, port) : backendsOn(app, service, target),
    );
    return { to: 'scraper', path: ['spec', 'endpoints', index], backends };
  });
}

/** By each endpoint, which names a port of the pods. */
function exposedByPodMonitor(app: Inventory, monitor: Resource): Exposed[] {
  const pods = monitoredPods(app, monitor);
  return listIn(monitor.spec, 'podMetricsEndpoints').map((endpoint, index): Exposed => {
    const target = fieldOf(endpoint, 'port') ?? fieldOf(endpoint, 'portNumber') ?? fieldOf(endpoint, 'targetPort');
    const backends = pods.flatMap((pod) => portsOn(pod, target));
    return { to: 'scraper', path: ['spec', 'podMetricsEndpoints', index], backends };
  });
}

/** The pods behind a Service that have a port by its number or name, whether the Service has it or not. */
function backendsOn(app: Inventory, service: Resource, target: unknown): Backend[] {
  return podsOfService(app, service).flatMap((pod) => portsOn(pod, target));
}

function portsOn(pod: PodOfResource, target: unknown): Backend[] {
  return portsOfPod(pod.pod)
    .filter(({ name, port }) => target === port || (name !== undefined && target === name))
    .map(({ name, port, protocol }) => ({ pod, port, protocol, servicePort: port, portName: name }));
}
