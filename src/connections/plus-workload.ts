import { type ApiObject, Chart } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import type { JsonObject } from '../manifest/json';
import { Note } from '../synth/note';
import { ConnectedWorkload, WorkloadFacts } from './connected-workload';
import { listeningPorts } from './listening-ports';
import { Peer } from './peer';
import type { ServedPort } from './peer-side';
import { objectOf } from './plus-object';
import { labelSelectorOf } from './plus-selector';
import { PlusVariables } from './plus-variables';
import { overriddenSpec } from './pod-overrides';
import { isHeadless, portsOfService, servicesOf, unknownServiceFault } from './pod-services';
import type { ServiceAddress } from './service-address';

// A global symbol: with two copies of this package in an application, each must know what the other has connected.
const WORKLOAD = Symbol.for('cdk8s-bulkhead.connected-workload');

/** What is known of the connections of a pod or workload of cdk8s-plus, whether its class is one of ours or not. */
export function workloadOf(pods: kplus.AbstractPod): ConnectedWorkload {
  return knownWorkload(pods) ?? belongsTo(pods, new ConnectedWorkload(new PlusWorkload(pods)));
}

/**
 * Pods as the other end of a connection.
 *
 * @throws if they have the network of their node
 */
export function peerOf(pods: kplus.AbstractPod): Peer {
  const workload = workloadOf(pods);
  if (isOnNode(workload)) {
    throw new Error(
      `"${workload.name}" has the network of its node, where no policy finds it; write Peers.cidr with the addresses of ` +
        'the nodes',
    );
  }
  return Peer._of(workload);
}

/**
 * Refuses what the policy of the other end could not let through, since it does not find the pods at this end.
 *
 * @throws if these have the network of their node
 */
export function refuseOnNode(own: ConnectedWorkload, other: ConnectedWorkload): void {
  if (isOnNode(own)) {
    throw new Error(
      `"${own.name}" has the network of its node, where the policy of "${other.name}" does not find it; give "${other.name}" ` +
        'Peers.cidr with the addresses of the nodes',
    );
  }
}

function isOnNode({ scope }: ConnectedWorkload): boolean {
  return scope instanceof kplus.AbstractPod && hasNodeNetwork(scope);
}

/** Whether pods have the network of their node, as their props or overrides say. */
export function hasNodeNetwork(pods: kplus.AbstractPod): boolean {
  return (overriddenSpec(pods)?.hostNetwork ?? pods.hostNetwork) === true;
}

/** Says that some pods are those of a workload that is known already, as a component's are. */
export function belongsTo(pods: kplus.AbstractPod, workload: ConnectedWorkload): ConnectedWorkload {
  Object.defineProperty(pods, WORKLOAD, { value: workload, enumerable: false });
  const waiting = WAITING.of(pods);
  if (waiting) {
    WAITING.write(pods, []);
    waiting.forEach((run) => run(workload));
  }
  return workload;
}

/**
 * Runs a function once somebody has to know of the connections of some pods. Of most that are not isolated nobody ever
 * does.
 */
export function onceConnectable(pods: kplus.AbstractPod, run: (workload: ConnectedWorkload) => void): void {
  const known = knownWorkload(pods);
  if (known) {
    run(known);
  } else {
    WAITING.write(pods, [...(WAITING.of(pods) ?? []), run]);
  }
}

const WAITING = new Note<kplus.AbstractPod, readonly ((workload: ConnectedWorkload) => void)[]>('waiting');

function knownWorkload(pods: kplus.AbstractPod): ConnectedWorkload | undefined {
  return (pods as unknown as { [WORKLOAD]?: ConnectedWorkload })[WORKLOAD];
}

/** A class, as most workloads of an app have one: functions for each would keep more. */
class PlusWorkload implements WorkloadFacts {
  public readonly through = 'connections';
  public readonly name: string;
  public readonly object: ApiObject;
  private variables: PlusVariables | undefined;

  constructor(public readonly scope: kplus.AbstractPod) {
    this.name = scope.node.path.slice(Chart.of(scope).node.path.length).replace(/^\//, '');
    this.object = objectOf(scope);
  }

  public selector(): JsonObject {
    return labelSelectorOf(this.scope.toPodSelectorConfig().labelSelector);
  }

  public served(): ServedPort[] {
    return servedBy(this.scope);
  }

  public address(): ServiceAddress | undefined {
    return addressOf(this.scope, this.name);
  }

  public setVariable(name: string, value: string, containers?: readonly string[]): void {
    this.variables ??= new PlusVariables(this.name, this.scope, this.object);
    this.variables.set(name, value, containers);
  }
}

/** What Services make of the ports of its containers, then those that no Service leads to. */
function servedBy(pods: kplus.AbstractPod): ServedPort[] {
  const listening = listeningPorts(pods);
  const served: ServedPort[] = [];
  for (const service of servicesOf(pods)) {
    for (const port of portsOfService(service)) {
      // a Service with one port needs no name for it
      served.push(port.name === undefined ? { ...port, name: sameAmong(listening, port)?.name } : port);
    }
  }
  return served.concat(listening.filter((port) => !sameAmong(served, port)));
}

function sameAmong(ports: readonly ServedPort[], { port, protocol }: ServedPort): ServedPort | undefined {
  return ports.find((other) => other.port === port && other.protocol === protocol);
}

/** @throws if a Service seems to lead to them, and is not known to */
function addressOf(pods: kplus.AbstractPod, name: string): ServiceAddress | undefined {
  const [service] = servicesOf(pods);
  if (!service) {
    const fault = unknownServiceFault(pods, name);
    if (fault) {
      throw new Error(fault);
    }
    return undefined;
  }
  const isNamed = pods instanceof kplus.StatefulSet && isHeadless(pods.service);
  return {
    service: service.name,
    ...(isNamed ? { single: { name: pods.name, service: pods.service.name } } : {}),
  };
}
