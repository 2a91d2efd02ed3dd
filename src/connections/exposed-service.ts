import { ApiObject } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import type { IConstruct } from 'constructs';
import { objectIn, stringIn } from '../manifest/json';
import { addressFault } from '../network/address-block';
import type { PortRange, Protocol } from '../network/port-range';
import { effectivePosture } from '../posture/scope';
import { Note } from '../synth/note';
import { leavesAsIs, render } from '../synth/render';
import { remember } from './connect';
import type { ConnectedWorkload } from './connected-workload';
import { controllerOf, loadBalancerClients, scraperOf } from './outside';
import type { IPeer } from './peer';
import type { PeerSide } from './peer-side';
import { onceConnectable, workloadOf } from './plus-workload';
import { isBeside, leadTo, podsBehind, portsBehind } from './pod-services';

/** An object that has somebody connect to a Service: an Ingress, a route of a Gateway, a ServiceMonitor. */
interface Route {
  readonly by: kplus.Resource;
  readonly service: string;
  /** The Service itself, where that is known, which may then be in another namespace. @default - any of the name */
  readonly known?: kplus.Service;
  /** A port of the Service, by its number or name. */
  readonly port: number | string;
  readonly reason: string;
  /** Who connects; undefined where nobody knows. */
  readonly from: (workload: ConnectedWorkload) => PeerSide | undefined;
  readonly purpose: 'exposure' | 'scraping';
}

// Whichever comes first, the Service or what exposes it, is kept here for the other.
const KEPT = new Note<IConstruct, Kept>('exposed-services');
const COMPONENTS = new Note<kplus.Service, ConnectedWorkload>('component');

/** What is kept of an app, by the names of Services. */
interface Kept {
  readonly routes: Map<string, Route[]>;
  readonly services: Map<string, kplus.Service[]>;
}

/**
 * Remembers that a Service leads to some pods, and lets those in whom it brings from outside of the cluster.
 *
 * @throws if the load balancer is for addresses that are no CIDRs
 */
export function lead(service: kplus.Service, pods: kplus.AbstractPod): void {
  if (!leadTo(service, pods)) {
    return;
  }
  const { name } = service;
  const { routes, services } = keptOf(service);
  append(services, name, service);
  if (OUTWARD.includes(service.type)) {
    openToClients(service, pods);
  }
  routes.get(name)?.forEach((route) => openToRoute(route, service, pods));
}

/** Lets those in who bring requests of an Ingress to one port of a Service, also where that leads to pods only later. */
export function leadFromIngress(ingress: kplus.Ingress, service: string, port: number | string): void {
  leadFrom({
    by: ingress,
    service,
    port,
    reason: `ingress ${ingress.name}`,
    from: (workload) => controllerOf(workload, undefined)._side,
    purpose: 'exposure',
  });
}

/** Says whose Service it is: that of a component leads to its pods by their label. */
export function belongsToComponent(service: kplus.Service, workload: ConnectedWorkload): void {
  COMPONENTS.write(service, workload);
}

/** Lets those in who bring requests of a route to one port of a Service, also where that leads to pods only later. */
export function leadFromRoute(route: kplus.Resource, through: IPeer, service: kplus.Service, port: number): void {
  leadFromKnown(service, {
    by: route,
    service: service.name,
    known: service,
    port,
    reason: `${route.kind} ${route.name}`,
    from: (workload) => controllerOf(workload, through)._side,
    purpose: 'exposure',
  });
}

/**
 * Lets those in who collect metrics from one port of a Service, also where that leads to pods only later.
 *
 * @param scraper who that is; by default whom the posture names, and without one nobody is let in
 */
export function leadFromMonitor(
  monitor: kplus.Resource,
  scraper: IPeer | undefined,
  service: kplus.Service,
  port: number,
): void {
  leadFromKnown(service, {
    by: monitor,
    service: service.name,
    known: service,
    port,
    reason: `metrics for ${monitor.kind} ${monitor.name}`,
    from: (workload) => collectorOf(workload, scraper),
    purpose: 'scraping',
  });
}

/** Lets those in who collect metrics from one port of some pods, unless nobody knows who that is. */
export function leadMonitorToPods(
  monitor: kplus.Resource,
  scraper: IPeer | undefined,
  pods: kplus.AbstractPod,
  { number: port, protocol = kplus.Protocol.TCP }: kplus.ContainerPort,
): void {
  const workload = workloadOf(pods);
  const from = collectorOf(workload, scraper);
  if (from) {
    expose(workload, {
      from,
      ports: () => [{ protocol: protocol as string as Protocol, port }],
      reason: `metrics for ${monitor.kind} ${monitor.name}`,
      declaredBy: monitor.node.path,
      purpose: 'scraping',
    });
  }
}

function collectorOf(workload: ConnectedWorkload, scraper: IPeer | undefined): PeerSide | undefined {
  return scraper || workload.network.scraper ? scraperOf(workload, scraper)._side : undefined;
}

function leadFromKnown(service: kplus.Service, route: Route): void {
  const component = COMPONENTS.of(service);
  if (component) {
    open(route, service, component);
  } else {
    leadFrom(route);
  }
}

function leadFrom(route: Route): void {
  const { routes, services } = keptOf(route.by);
  append(routes, route.service, route);
  for (const found of new Set(services.get(route.service))) {
    podsBehind(found).forEach((pods) => openToRoute(route, found, pods));
  }
}

const OUTWARD = [kplus.ServiceType.LOAD_BALANCER, kplus.ServiceType.NODE_PORT];

function openToClients(service: kplus.Service, pods: kplus.AbstractPod): void {
  if (!isBeside(service, pods)) {
    return;
  }
  const isBalanced = service.type === kplus.ServiceType.LOAD_BALANCER;
  const workload = workloadOf(pods);
  expose(workload, {
    from: clientsOf(service, isBalanced ? usableRangesOf(service) : undefined),
    ports: () => portsBehind(service, service.ports),
    reason: `${isBalanced ? 'load balancer' : 'node ports'} ${service.name} of ${workload.name}`,
    declaredBy: service.node.path,
    purpose: 'exposure',
  });
}

function openToRoute(route: Route, service: kplus.Service, pods: kplus.AbstractPod): void {
  const isMeant = route.known ? route.known === service : route.by.metadata.namespace === service.metadata.namespace;
  if (!isMeant || !isBeside(service, pods)) {
    return;
  }
  if (route.known) {
    open(route, service, workloadOf(pods)); // at once, as whom it comes from may be refused
  } else {
    onceConnectable(pods, (workload) => open(route, service, workload));
  }
}

function open({ by, port, reason, from, purpose }: Route, service: kplus.Service, workload: ConnectedWorkload): void {
  const side = from(workload);
  if (side) {
    expose(workload, {
      from: side,
      ports: () =>
        portsBehind(
          service,
          service.ports.filter((one) => isCalled(one, port)),
        ),
      reason,
      declaredBy: by.node.path,
      purpose,
    });
  }
}

function isCalled({ port, name }: kplus.ServicePort, wanted: number | string): boolean {
  return typeof wanted === 'number' ? port === wanted : name === wanted;
}

/** Who is let in, and what for. */
interface Opening {
  readonly from: PeerSide;
  readonly ports: () => readonly PortRange[];
  readonly reason: string;
  readonly declaredBy: string;
  readonly purpose: 'exposure' | 'scraping';
}

function expose(to: ConnectedWorkload, { from, ports, reason, declaredBy, purpose }: Opening): void {
  remember({ from, to, ports, reason, declaredBy, purpose, adds: true });
}

/**
 * Those who call through a load balancer or node ports. Only when it is rendered can be known whose addresses pods see, as
 * patches may say so too.
 */
function clientsOf(service: kplus.Service, sourceRanges: readonly string[] | undefined): PeerSide {
  const [nodes, clients] = [false, true].map((seen) => loadBalancerClients(sourceRanges, seen, LOCAL).toPeer()._side);
  if (!sourceRanges) {
    return nodes; // which is everybody
  }
  const side = () => (isLocal(service) ? clients : nodes);
  return {
    name: nodes.name,
    purpose: 'exposure',
    neverNamed: true,
    end: (asking: ConnectedWorkload) => side().end(asking),
    wider: (asking: ConnectedWorkload) => side().wider?.(asking),
  };
}

const LOCAL = 'externalTrafficPolicy of the Service to LOCAL';

function isLocal(service: kplus.Service): boolean {
  const [manifest] = render(ApiObject.of(service), { posture: effectivePosture(service), waivers: [] }).manifests;
  return stringIn(objectIn(manifest, 'spec'), 'externalTrafficPolicy') === 'Local';
}

/**
 * Where the posture leaves objects as they are, so are ranges that are none: then nobody knows who the clients are.
 *
 * @throws elsewhere, if a range is none
 */
function usableRangesOf(service: kplus.Service): readonly string[] | undefined {
  const ranges = sourceRangesOf(service);
  if (leavesAsIs(effectivePosture(service))) {
    return ranges?.length === 0 || ranges?.some(addressFault) ? undefined : ranges;
  }
  const fault = ranges?.map(addressFault).find((found) => found !== undefined);
  if (fault) {
    throw new Error(`[${service.node.path}] ${fault}`);
  }
  return ranges;
}

/** What cdk8s-plus keeps to itself. */
function sourceRangesOf(service: kplus.Service): readonly string[] | undefined {
  return (service as unknown as { readonly _loadBalancerSourceRanges?: readonly string[] })._loadBalancerSourceRanges;
}

function keptOf({ node: { root } }: IConstruct): Kept {
  const found = KEPT.of(root);
  if (found) {
    return found;
  }
  const kept: Kept = { routes: new Map(), services: new Map() };
  KEPT.write(root, kept);
  return kept;
}

function append<Value>(lists: Map<string, Value[]>, name: string, value: Value): void {
  const values = lists.get(name);
  if (values) {
    values.push(value);
  } else {
    lists.set(name, [value]);
  }
}
