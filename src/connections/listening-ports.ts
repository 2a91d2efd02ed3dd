import * as kplus from 'cdk8s-plus-28';
import { fieldOf, JsonObject, listIn, stringIn } from '../manifest/json';
import type { Protocol } from '../network/port-range';
import type { ServedPort } from './peer-side';
import { overriddenSpec, withPodOverrides } from './pod-overrides';

/** The ports that the containers of pods declare, sidecars last, as overrides leave them. */
export function listeningPorts(pods: kplus.AbstractPod): ServedPort[] {
  return overriddenSpec(pods) ? portsIn(withPodOverrides(pods, specOf(pods))) : ownPorts(pods);
}

/** Those of them that overrides add. */
export function addedPorts(pods: kplus.AbstractPod): ServedPort[] {
  const own = ownPorts(pods);
  return listeningPorts(pods).filter(
    ({ port, protocol }) => !own.some((other) => other.port === port && other.protocol === protocol),
  );
}

function ownPorts({ containers, initContainers }: kplus.AbstractPod): ServedPort[] {
  const found: ServedPort[] = [];
  for (const { ports } of [...containers, ...initContainers.filter(isSidecar)]) {
    for (const { name, number: port, protocol = kplus.Protocol.TCP } of ports) {
      found.push({ name, protocol: protocol as string as Protocol, port });
    }
  }
  return found;
}

function portsIn(spec: JsonObject): ServedPort[] {
  const sidecars = listIn(spec, 'initContainers').filter(isSidecar);
  return [...listIn(spec, 'containers'), ...sidecars]
    .flatMap((container) => listIn(container, 'ports'))
    .filter((port) => typeof fieldOf(port, 'containerPort') === 'number')
    .map((port) => ({
      name: stringIn(port, 'name'),
      protocol: (stringIn(port, 'protocol') ?? kplus.Protocol.TCP) as Protocol,
      port: fieldOf(port, 'containerPort') as number,
    }));
}

function specOf({ containers, initContainers }: kplus.AbstractPod): JsonObject {
  return { containers: containers.map(portsOf), initContainers: initContainers.map(portsOf) };
}

function portsOf({ name, ports, restartPolicy }: kplus.Container): JsonObject {
  return {
    name,
    ports: ports.map(({ name: port, number, protocol = kplus.Protocol.TCP }) => ({
      containerPort: number,
      name: port,
      protocol,
    })),
    restartPolicy,
  };
}

function isSidecar(container: unknown): boolean {
  return stringIn(container, 'restartPolicy') === kplus.ContainerRestartPolicy.ALWAYS;
}
