import { fieldOf, isAbsent, isObject, JsonObject, Path, stringIn } from '../manifest/json';
import { remembered } from '../manifest/remembered';
import type { Resource } from '../manifest/resource';
import { AddressSet } from './address-set';
import type { AddressBlock } from './end';
import type { Direction } from './isolation';
import { labelSelectorOf } from './label-selector';
import type { NamedPort } from './named-port';
import { isPortNumber, protocolIn } from './pod-ports';
import { FIRST_PORT, LAST_PORT, PortRange } from './port-range';
import { PortSet } from './port-set';

/** What a NetworkPolicy names as a peer. */
export type StatedPeer = StatedPods | StatedAddresses | StatedAnyone;

export interface StatedPods {
  readonly kind: 'pods';
  /** The namespace that they are in where there is no `namespaceSelector`: that of the policy. */
  readonly namespace: string | undefined;
  readonly namespaceSelector?: JsonObject;
  readonly podSelector: JsonObject;
}

export interface StatedAddresses {
  readonly kind: 'addresses';
  readonly block: AddressBlock;
}

/** All pods and all addresses: a rule that names nobody is for everybody. */
export interface StatedAnyone {
  readonly kind: 'anyone';
}

/** One peer of one rule, and the ports of the rule. */
export interface StatedGrant extends StatedRule {
  readonly policy: Resource;
}

interface StatedRule {
  /** Where the peer stands; the rule, where it names none. */
  readonly path: Path;
  readonly peer: StatedPeer;
  readonly ports: StatedPorts;
}

/** Ports by number, and those that are known only by the names that the receiving pod gives them. */
export interface StatedPorts {
  readonly numbered: PortSet;
  readonly named: readonly NamedPort[];
}

/** What the rules of a policy allow in a direction. What an API server would refuse allows nothing. */
export function statedGrants(direction: Direction, policy: Resource): readonly StatedGrant[] {
  const { stated } = statedIn(direction, policy);
  return stated.map(({ path, peer, ports }) => ({ policy, path, peer, ports }));
}

/** The ports that a policy leaves to everybody in a direction; undefined where it names somebody, or a port by its name. */
export function portsForAnyone(direction: Direction, policy: Resource): PortSet | undefined {
  return statedIn(direction, policy).forAnyone;
}

function statedIn(direction: Direction, { namespace, spec }: Resource): StatedRules {
  const rules = fieldOf(spec, direction);
  // many deny all
  return isUnlimited(rules) ? NO_RULES : statedRules(JSON.stringify([direction, namespace, rules]));
}

/** What all rules of a policy say in a direction. */
interface StatedRules {
  readonly stated: readonly StatedRule[];
  readonly forAnyone: PortSet | undefined;
}

const NO_RULES: StatedRules = { stated: [], forAnyone: PortSet.NONE };

/** Many policies of an app say the same, such as who answers names; what they say is found out once. */
const statedRules = remembered((text): StatedRules => {
  const [direction, namespace, rules] = JSON.parse(text) as [Direction, string | null, unknown];
  const stated = fromEach(rules, (rule, index) => {
    const path = ['spec', direction, index];
    const ports = portsIn(rule);
    return peersIn(direction, rule, namespace ?? undefined, path).map((one): StatedRule => ({ ...one, ports }));
  });
  const isForAnyone = stated.every(({ peer, ports }) => peer.kind === 'anyone' && ports.named.length === 0);
  const forAnyone = stated.reduce((all, { ports }) => all.union(ports.numbered), PortSet.NONE);
  return { stated, forAnyone: isForAnyone ? forAnyone : undefined };
});

function peersIn(
  direction: Direction,
  rule: JsonObject,
  namespace: string | undefined,
  path: Path,
): { peer: StatedPeer; path: Path }[] {
  const field = direction === 'ingress' ? 'from' : 'to';
  if (isUnlimited(rule[field])) {
    return [{ peer: { kind: 'anyone' }, path }];
  }
  return fromEach(rule[field], (written, index) => {
    const peer = peerOf(written, namespace);
    return peer ? [{ peer, path: [...path, field, index] }] : [];
  });
}

function peerOf(written: JsonObject, namespace: string | undefined): StatedPeer | undefined {
  const { podSelector, namespaceSelector, ipBlock } = written;
  if (!isAbsent(ipBlock)) {
    return isAbsent(podSelector) && isAbsent(namespaceSelector) ? addressesOf(ipBlock) : undefined;
  }
  if (isAbsent(podSelector) && isAbsent(namespaceSelector)) {
    return undefined;
  }
  const pods = isAbsent(podSelector) ? {} : labelSelectorOf(podSelector);
  const namespaces = labelSelectorOf(namespaceSelector);
  if (!pods || (!namespaces && !isAbsent(namespaceSelector))) {
    return undefined;
  }
  return { kind: 'pods', namespace, ...(namespaces && { namespaceSelector: namespaces }), podSelector: pods };
}

function addressesOf(ipBlock: unknown): StatedAddresses | undefined {
  const cidr = stringIn(ipBlock, 'cidr') ?? '';
  const written = fieldOf(ipBlock, 'except') ?? [];
  if (!Array.isArray(written) || !written.every((cidrOfException) => typeof cidrOfException === 'string')) {
    return undefined;
  }
  const block = { cidr, ...(written.length > 0 && { except: written }) };
  return AddressSet.of(block) && { kind: 'addresses', block };
}

function portsIn(rule: JsonObject): StatedPorts {
  if (isUnlimited(rule.ports)) {
    return EVERY_PORT;
  }
  const ports = fromEach(rule.ports, portsOf);
  const named = ports.filter((port): port is NamedPort => 'name' in port);
  const ranges = ports.filter((port): port is PortRange => !('name' in port));
  return { numbered: PortSet.of(ranges), named };
}

const EVERY_PORT: StatedPorts = { numbered: PortSet.ALL, named: [] };

function portsOf(written: JsonObject): (PortRange | NamedPort)[] {
  const { port, endPort } = written;
  const protocol = protocolIn(written);
  if (!protocol) {
    return [];
  }
  if (isPortNumber(port)) {
    const last = endPort ?? port;
    return isPortNumber(last) && last >= port ? [{ protocol, port, endPort: last }] : [];
  }
  if (!isAbsent(endPort)) {
    return [];
  }
  if (isAbsent(port)) {
    return [{ protocol, port: FIRST_PORT, endPort: LAST_PORT }];
  }
  return typeof port === 'string' ? [{ protocol, name: port }] : [];
}

/** Whether a list says nothing of whom or what a rule is for: it is left out, or empty. */
function isUnlimited(list: unknown): boolean {
  return isAbsent(list) || (Array.isArray(list) && list.length === 0);
}

/** What is read from each object in a list. A null among them is an object without fields, as an API server reads it. */
function fromEach<Item>(list: unknown, read: (item: JsonObject, index: number) => readonly Item[]): Item[] {
  return Array.isArray(list)
    ? list.flatMap((written: unknown, index) => {
        const item = written ?? {};
        return isObject(item) ? read(item, index) : [];
      })
    : [];
}
