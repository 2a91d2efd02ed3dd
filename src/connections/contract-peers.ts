import { sameNamespace } from '../manifest/inventory';
import type { Contract, ContractService, ContractWorkload } from '../network/contract/contract';
import type { PodsEnd } from '../network/end';
import { namespaceName } from '../network/namespaces';
import type { ConnectedWorkload } from './connected-workload';
import { readContract } from './contract-file';
import { Peer } from './peer';
import type { PeerSide, ServedPort } from './peer-side';
import { hostName, ServiceAddress } from './service-address';

/** The workloads of another repository, as its synth has described them. */
export class ContractPeers {
  /** @internal */
  public static _read(path: string): ContractPeers {
    return new ContractPeers(path, readContract(path));
  }

  private constructor(
    private readonly path: string,
    private readonly contract: Contract,
  ) {}

  /**
   * One of them, with its ports and its address. It has to declare the connection too, in its own repository: joining the
   * contracts of both by `bulkhead connections` tells whether it does.
   *
   * @param name as the other repository calls it
   * @param namespace needed only where it has several of that name
   * @throws if there is none, there are several, or it has the network of its node, where no policy finds it
   */
  public component(name: string, namespace?: string): Peer {
    const found = this.contract.workloads.filter(
      (workload) =>
        workload.title === name && (namespace === undefined || sameNamespace(workload.namespace, namespace)),
    );
    const [workload] = found;
    if (!workload) {
      const names = [...new Set(this.contract.workloads.map(({ title }) => `"${title}"`))];
      const where = namespace === undefined ? '' : ` in namespace "${namespace}"`;
      throw new Error(
        `the contract "${this.path}" has no component ${JSON.stringify(name)}${where}; it has ${names.join(', ') || 'none'}`,
      );
    }
    if (found.length > 1) {
      const places = found.map((one) => `${one.kind} in namespace "${one.namespace ?? 'default'}"`);
      throw new Error(
        `the contract "${this.path}" has ${found.length} components "${name}": ${places.join(', ')}; name the namespace, or ` +
          'rename one there',
      );
    }
    if (workload.hostNetwork) {
      throw new Error(
        `"${name}" of the contract "${this.path}" has the network of its node, where no policy finds it; write Peers.cidr ` +
          'with the addresses of the nodes',
      );
    }
    return Peer._of(sideOf(workload));
  }
}

function sideOf(workload: ContractWorkload): PeerSide {
  const { title: name, namespace, podSelector } = workload;
  const services = servicesOf(workload);
  const served = servedBy(workload, services);
  const address = addressOf(workload, services);
  return {
    name,
    end: (asking): PodsEnd => ({ kind: 'pods', name, ...placeOf(namespace, asking), podSelector }),
    served: () => served,
    // as of a component of this app, the main one
    usual: () => served.slice(0, 1),
    host: (asking, port, pod) => hostName({ name, namespace }, address, { asking, port, pod }),
  };
}

/** The namespace, which is left out only where neither repository names one. */
function placeOf(namespace: string | undefined, asking: ConnectedWorkload): Pick<PodsEnd, 'namespace'> {
  return namespace === undefined && asking.namespace === undefined ? {} : { namespace: namespaceName(namespace) };
}

/** That which is named as the workload is the first. */
function servicesOf({ name, services }: ContractWorkload): readonly ContractService[] {
  return [...services.filter((one) => one.name === name), ...services.filter((one) => one.name !== name)];
}

/** The ports of its Services, then those that its pods have beside. */
function servedBy({ ports }: ContractWorkload, services: readonly ContractService[]): ServedPort[] {
  const offered = services.flatMap((service) =>
    service.ports.map(({ name, protocol, port, targetPort }): ServedPort => ({
      name,
      protocol,
      port: targetPort,
      servicePort: port,
      service: service.name,
    })),
  );
  const isOffered = (port: ServedPort) =>
    offered.some((other) => other.protocol === port.protocol && other.port === port.port);
  return [...offered, ...ports.filter((port) => !isOffered(port))];
}

function addressOf({ kind, name }: ContractWorkload, services: readonly ContractService[]): ServiceAddress | undefined {
  const [service] = services;
  // the name of a pod is known to a headless Service alone
  const governing = kind === 'StatefulSet' ? services.find(({ headless }) => headless) : undefined;
  return service && { service: service.name, ...(governing ? { single: { name, service: governing.name } } : {}) };
}
