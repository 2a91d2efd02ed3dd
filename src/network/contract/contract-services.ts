import type { Inventory } from '../../manifest/inventory';
import type { Pod } from '../../manifest/pod';
import type { Resource } from '../../manifest/resource';
import { podsOfService } from '../selected-pods';
import { Backend, backendsOf, isHeadless } from '../service-backends';
import { orderedByTexts } from '../text-order';
import type { ContractService } from './contract';

/** The Services in front of each pod of an app by their names, with the ports of that pod behind them. */
export function servicesByPod(app: Inventory): (pod: Pod) => readonly ContractService[] {
  const services = new Map<Pod, ContractService[]>();
  for (const service of app.ofKind('/Service')) {
    const pods = podsOfService(app, service);
    const backends = backendsOf(app, service);
    const byPod = pods.length > 1 ? groupedByPod(backends) : undefined;
    for (const { pod } of pods) {
      const found = services.get(pod) ?? [];
      found.push(serviceOf(service, byPod ? (byPod.get(pod) ?? []) : backends));
      services.set(pod, found);
    }
  }
  return (pod) => orderedByTexts(services.get(pod) ?? [], ({ name }) => [name]);
}

function groupedByPod(all: readonly Backend[]): ReadonlyMap<Pod, Backend[]> {
  const backends = new Map<Pod, Backend[]>();
  for (const backend of all) {
    const found = backends.get(backend.pod.pod) ?? [];
    found.push(backend);
    backends.set(backend.pod.pod, found);
  }
  return backends;
}

function serviceOf(service: Resource, backends: readonly Backend[]): ContractService {
  return {
    name: service.name,
    headless: isHeadless(service),
    ports: backends.map(({ portName, protocol, servicePort, port }) => ({
      ...(portName === undefined ? {} : { name: portName }),
      protocol,
      port: servicePort,
      targetPort: port,
    })),
  };
}
