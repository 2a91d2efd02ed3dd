import * as kplus from 'cdk8s-plus-28';
import { labelSelectorOf } from '../connections/plus-selector';
import { fieldOf, JsonObject, listIn, objectIn, sortKeys } from '../manifest/json';
import type { Direction } from '../network/isolation';
import { NAMESPACE_NAME } from '../network/namespaces';
import { Note } from '../synth/note';
import { labelFaults } from './label-faults';
import type { NetworkPolicyRuleOptions } from './network-policy-props';

/** A rule that was added to a policy. */
interface AddedRule {
  readonly manifest: JsonObject;
  /** Whether cdk8s-plus renders it too. */
  readonly isPlus: boolean;
}

/** What this library keeps of a NetworkPolicy. */
interface Rules {
  readonly ingress: AddedRule[];
  readonly egress: AddedRule[];
  readonly faults: string[];
}

const RULES = new Note<kplus.NetworkPolicy, Rules>('rules');

const PEERS = { ingress: 'from', egress: 'to' } as const;
const POLICY_TYPES = { ingress: 'Ingress', egress: 'Egress' } as const;
const DIRECTIONS: readonly Direction[] = ['egress', 'ingress'];

/** Keeps a rule, as the API takes it, with what is wrong with it. */
export function addRule(
  policy: kplus.NetworkPolicy,
  direction: Direction,
  { peers, ports }: NetworkPolicyRuleOptions,
  isPlus: boolean,
): void {
  const rules = rulesOf(policy);
  const manifest = {
    ...(peers ? { [PEERS[direction]]: peers.flatMap(peerManifests) } : {}),
    ...(ports ? { ports: ports.map(portManifest) } : {}),
  };
  rules[direction].push({ manifest, isPlus });
  rules.faults.push(...(peers ?? []).flatMap(peerFaults));
  if (!isPlus && (peers?.length === 0 || ports?.length === 0)) {
    const [list, meaning] = peers?.length === 0 ? ['peers', 'everybody'] : ['ports', 'every port'];
    rules.faults.push(`has a rule whose ${list} are an empty list; leave them out if ${meaning} is meant`);
  }
}

/** What is wrong with the rules that a policy was given. */
export function ruleFaults(policy: kplus.NetworkPolicy): readonly string[] {
  return RULES.of(policy)?.faults ?? NONE;
}

const NONE: readonly never[] = Object.freeze([]);

/** Whether a policy has rules that cdk8s-plus does not know of. */
export function hasOwnRules(policy: kplus.NetworkPolicy): boolean {
  const rules = RULES.of(policy);
  return rules !== undefined && DIRECTIONS.some((direction) => rules[direction].some(({ isPlus }) => !isPlus));
}

/**
 * Writes the rules of a policy into its spec.
 *
 * @param mending whether also those are written anew that cdk8s-plus has rendered
 */
export function writeRules(policy: kplus.NetworkPolicy, spec: JsonObject, mending: boolean): void {
  const rules = RULES.of(policy);
  if (!rules) {
    return;
  }
  for (const direction of DIRECTIONS) {
    const added = rules[direction];
    const rendered = listIn(spec, direction);
    const own = added.filter(({ isPlus }) => mending || !isPlus).map(({ manifest }) => sortKeys(manifest));
    if (own.length > 0) {
      // what stands before the rules is the default
      const kept = mending ? rendered.length - added.filter(({ isPlus }) => isPlus).length : rendered.length;
      spec[direction] = [...rendered.slice(0, kept), ...own];
      spec.policyTypes = [...new Set([...listIn(spec, 'policyTypes'), POLICY_TYPES[direction]])];
    }
  }
}

/** What is wrong with pods as those that a policy is for or about. */
export function podsFaults({ labelSelector, namespaces }: kplus.PodSelectorConfig): string[] {
  return [
    ...labelFaults(labelSelector),
    ...labelFaults(namespaces?.labelSelector),
    ...(namespaces?.names?.length === 0
      ? ['selects pods of no namespace at all; name one, or leave the list of names out']
      : []),
  ];
}

function peerFaults(peer: kplus.INetworkPolicyPeer): string[] {
  const { podSelector } = peer.toNetworkPolicyPeerConfig();
  return podSelector ? podsFaults(podSelector) : [];
}

/** Each namespace by its name is a peer of its own, as one selector cannot have the label of several. */
function peerManifests(peer: kplus.INetworkPolicyPeer): JsonObject[] {
  const config = peer.toNetworkPolicyPeerConfig();
  kplus.validatePeerConfig(config);
  if (config.ipBlock) {
    const { cidr, except = [] } = config.ipBlock;
    return [{ ipBlock: { cidr, ...(except.length > 0 ? { except: [...except] } : {}) } }];
  }
  const { labelSelector, namespaces } = config.podSelector!;
  const podSelector = labelSelectorOf(labelSelector);
  const namespaceSelector = namespaces?.labelSelector && labelSelectorOf(namespaces.labelSelector);
  if (!namespaces?.names) {
    return [{ ...(namespaceSelector ? { namespaceSelector } : {}), podSelector }];
  }
  return namespaces.names.map((name) => {
    const matchLabels = { ...objectIn(namespaceSelector, 'matchLabels'), [NAMESPACE_NAME]: name };
    return { namespaceSelector: { ...namespaceSelector, matchLabels }, podSelector };
  });
}

/** From port 0 on is how cdk8s-plus says every port; without one is how the API does. */
function portManifest(written: kplus.NetworkPolicyPort): JsonObject {
  const { port, endPort, protocol } = written._toKube();
  const value = fieldOf(port, 'value');
  const fields = value === 0 && endPort === 65535 ? { protocol } : { port: value, endPort, protocol };
  return Object.fromEntries(Object.entries(fields).filter(([, field]) => field !== undefined));
}

function rulesOf(policy: kplus.NetworkPolicy): Rules {
  const found = RULES.of(policy);
  if (found) {
    return found;
  }
  const rules: Rules = { ingress: [], egress: [], faults: [] };
  RULES.write(policy, rules);
  return rules;
}
