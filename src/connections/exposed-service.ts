import { ApiObject } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import type { IConstruct } from 'constructs';
import { objectIn, stringIn } from '../manifest/json';
import type { PortRange } from '../network/port-range';
import { effectivePosture } from '../posture/scope';
import { render } from '../synth/render';
import { remember } from './connect';
import type { ConnectedWorkload } from './connected-workload';
import { controllerOf, loadBalancerClients } from './outside';
import type { PeerSide } from './peer-side';
import { workloadOf } from './plus-workload';
import { isBeside, leadTo, podsBehind, portsOfService } from './pod-services';

/** An Ingress that leads to a Service. */
interface Route {
  readonly ingress: kplus.Ingress;
  readonly service: string;
  readonly port: number;
}

// Whichever comes first, the Service or what exposes it, is kept here for the other.
const ROUTES = new WeakMap<IConstruct, Map<string, Route[]>>();
const SERVICES = new WeakMap<IConstruct, Map<string, kplus.Service[]>>();

/**
 * Remembers that a Service leads to some pods, and lets those in whom it brings from outside of the cluster.
 *
 * @throws if the load balancer is for addresses that are no CIDRs
 */
export function lead(service: kplus.Service, pods: kplus.AbstractPod): void {
  if (!leadTo(service, pods)) {
    return;
  }
  named(SERVICES, service.node.root, service.name).push(service);
  if (OUTWARD.includes(service.type)) {
    openToClients(service, pods);
  }
  for (const route of named(ROUTES, service.node.root, service.name)) {
    openToRoute(route, service, pods);
  }
}

/** Lets those in who bring requests of an Ingress to one port of a Service, also where that leads to pods only later. */
export function leadFromIngress(ingress: kplus.Ingress, service: string, port: number): void {
  const route = { ingress, service, port };
  named(ROUTES, ingress.node.root, service).push(route);
  for (const found of new Set(named(SERVICES, ingress.node.root, service))) {
    podsBehind(found).forEach((pods) => openToRoute(route, found, pods));
  }
}

const OUTWARD = [kplus.ServiceType.LOAD_BALANCER, kplus.ServiceType.NODE_PORT];

function openToClients(service: kplus.Service, pods: kplus.AbstractPod): void {
  const isBalanced = service.type === kplus.ServiceType.LOAD_BALANCER;
  const workload = workloadOf(pods);
  expose(service, pods, {
    from: clientsOf(service, isBalanced ? sourceRangesOf(service) : undefined),
    ports: () => portsOfService(service),
    reason: `${isBalanced ? 'load balancer' : 'node ports'} ${service.name} of ${workload.name}`,
    declaredBy: service.node.path,
  });
}

function openToRoute({ ingress, port }: Route, service: kplus.Service, pods: kplus.AbstractPod): void {
  if (ingress.metadata.namespace !== service.metadata.namespace) {
    return; // it can reach none in other namespaces
  }
  expose(service, pods, {
    from: controllerOf(workloadOf(pods), undefined).toPeer()._side,
    ports: () => portsOfService(service).filter((_, index) => service.ports[index].port === port),
    reason: `ingress ${ingress.name}`,
    declaredBy: ingress.node.path,
  });
}

/** Who exposes pods to whom. */
interface Opening {
  readonly from: PeerSide;
  readonly ports: () => readonly PortRange[];
  readonly reason: string;
  readonly declaredBy: string;
}

function expose(service: kplus.Service, pods: kplus.AbstractPod, { ports, ...opening }: Opening): void {
  if (isBeside(service, pods)) {
    remember({
      ...opening,
      to: workloadOf(pods),
      ports: () => ports().map(({ protocol, port }) => ({ protocol, port })),
      purpose: 'exposure',
      adds: true,
    });
  }
}

/**
 * Those who call through a load balancer or node ports. Only when it is rendered can be known whose addresses pods see: no
 * class of cdk8s-plus says it, so patches do.
 */
function clientsOf(service: kplus.Service, sourceRanges: readonly string[] | undefined): PeerSide {
  const [nodes, clients] = [false, true].map(
    (seen) => loadBalancerClients(sourceRanges, seen, LOCAL_BY_PATCH).toPeer()._side,
  );
  if (!sourceRanges) {
    return nodes; // which is everybody
  }
  const side = () => (isLocal(service) ? clients : nodes);
  return {
    name: nodes.name,
    purpose: 'exposure',
    end: (asking: ConnectedWorkload) => side().end(asking),
    wider: (asking: ConnectedWorkload) => side().wider?.(asking),
  };
}

const LOCAL_BY_PATCH = 'externalTrafficPolicy: Local by a patch of the Service';

function isLocal(service: kplus.Service): boolean {
  const [manifest] = render(ApiObject.of(service), { posture: effectivePosture(service), waivers: [] }).manifests;
  return stringIn(objectIn(manifest, 'spec'), 'externalTrafficPolicy') === 'Local';
}

/** What cdk8s-plus keeps to itself. */
function sourceRangesOf(service: kplus.Service): readonly string[] | undefined {
  return (service as unknown as { readonly _loadBalancerSourceRanges?: readonly string[] })._loadBalancerSourceRanges;
}

/** What is kept in an app under a name. */
function named<Value>(kept: WeakMap<IConstruct, Map<string, Value[]>>, root: IConstruct, name: string): Value[] {
  const values = kept.get(root) ?? new Map<string, Value[]>();
  const found = values.get(name) ?? [];
  kept.set(root, values.set(name, found));
  return found;
}
