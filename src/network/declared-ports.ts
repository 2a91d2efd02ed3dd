import { Inventory, oncePerApp, PodOfResource } from '../manifest/inventory';
import type { Connection, Declarations } from './connection';
import type { End } from './end';
import type { Direction } from './isolation';
import type { Party } from './party';
import { PortSet } from './port-set';
import { standsFor } from './stands-for';

/** What was declared, found by the workload that it is about. */
export class DeclaredPorts {
  private readonly byOrigin: Readonly<Record<Direction, Map<string, OriginConnections>>> = {
    ingress: new Map(),
    egress: new Map(),
  };

  constructor(
    private readonly app: Inventory,
    declared: Declarations,
  ) {
    for (const connection of declared.connections) {
      this.add('egress', connection.from, connection.to, connection);
      this.add('ingress', connection.to, connection.from, connection);
    }
  }

  /** The connections of a workload in a direction. */
  public of(direction: Direction, { resource }: PodOfResource): readonly Connection[] {
    const found = this.byOrigin[direction].get(resource.origin);
    if (!found) {
      return NONE;
    }
    found.all ??= found.withWorkloads ? [...[...found.withWorkloads.values()].flat(), ...found.others] : found.others;
    return found.all;
  }

  /** The ports on which a workload was declared to receive from, or send to, somebody. */
  public between(direction: Direction, pod: PodOfResource, other: Party): PortSet {
    const found = this.byOrigin[direction].get(pod.resource.origin);
    if (!found) {
      return PortSet.NONE;
    }
    const withWorkload = other.kind === 'pod' ? (found.withWorkloads?.get(other.pod.resource.origin) ?? []) : [];
    const side = direction === 'ingress' ? 'from' : 'to';
    return [...withWorkload, ...found.others.filter((each) => this.standsFor(each[side], other, pod))].reduce(
      (ports, connection) => ports.union(PortSet.of(connection.ports)),
      PortSet.NONE,
    );
  }

  /** The ports on which a workload was declared to receive from everybody, or send to everybody. */
  public withEverybody(direction: Direction, { resource }: PodOfResource): PortSet {
    const side = direction === 'ingress' ? 'from' : 'to';
    let ports = PortSet.NONE;
    for (const connection of this.byOrigin[direction].get(resource.origin)?.others ?? NONE) {
      if (connection[side].kind === 'anyone') {
        ports = ports.union(PortSet.of(connection.ports));
      }
    }
    return ports;
  }

  /** The same, where nothing else was declared in the direction; undefined where something was. */
  public onlyWithEverybody(direction: Direction, { resource }: PodOfResource): PortSet | undefined {
    const found = this.byOrigin[direction].get(resource.origin);
    if (!found) {
      return PortSet.NONE;
    }
    const isOnly = !found.withWorkloads && found.others.every(direction === 'ingress' ? isFromAnyone : isToAnyone);
    return isOnly ? found.others.reduce((all, { ports }) => all.union(PortSet.of(ports)), PortSet.NONE) : undefined;
  }

  /** Whether an end stands for somebody, as the other end of what a pod has. */
  public standsFor(end: End, party: Party, { resource }: PodOfResource): boolean {
    return standsFor(this.app, end, party, resource.namespace);
  }

  private add(direction: Direction, end: End, other: End, connection: Connection): void {
    if (end.kind !== 'workload') {
      return;
    }
    let found = this.byOrigin[direction].get(end.origin);
    if (!found) {
      found = { others: [] };
      this.byOrigin[direction].set(end.origin, found);
    }
    if (other.kind === 'workload') {
      found.withWorkloads ??= new Map();
      const connections = found.withWorkloads.get(other.origin) ?? [];
      connections.push(connection);
      found.withWorkloads.set(other.origin, connections);
    } else {
      found.others.push(connection);
    }
  }
}

function isFromAnyone({ from }: Connection): boolean {
  return from.kind === 'anyone';
}

function isToAnyone({ to }: Connection): boolean {
  return to.kind === 'anyone';
}

/** Connections of one workload in one direction. */
interface OriginConnections {
  withWorkloads?: Map<string, Connection[]>;
  readonly others: Connection[];
  /** All of them, once somebody has asked. */
  all?: readonly Connection[];
}

const NONE: readonly Connection[] = Object.freeze([]);

/** The pods of an app by the origin of the object that makes them. */
export const podsByOrigin = oncePerApp((app) => {
  const found = new Map<string, PodOfResource[]>();
  for (const pod of app.pods) {
    const pods = found.get(pod.resource.origin) ?? [];
    pods.push(pod);
    found.set(pod.resource.origin, pods);
  }
  return found;
});
