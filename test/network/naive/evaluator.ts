import { BlockList, isIPv6 } from 'node:net';
import type { JsonObject } from '../../../src/manifest/json';
import type { Protocol } from '../../../src/network/port-range';
import type {
  IPBlock,
  LabelSelector,
  Namespace,
  NetworkPolicy,
  NetworkPolicyPeer,
  NetworkPolicyPort,
  NetworkPolicyRule,
  PodTemplate,
  PolicyType,
} from './reference';

/** One end of a question: the pods that a manifest makes, by its index, or an address that is no pod. */
export type Side = { readonly pod: number } | { readonly address: string };

/** May a connection be opened? */
export interface Question {
  readonly from: Side;
  readonly to: Side;
  readonly protocol: Protocol;
  readonly port: number;
}

/**
 * What the API reference says, sentence by sentence, to compare the real evaluator with: no index, no sets of ports,
 * every manifest looked at for every question. Quotations are from the reference of networking.k8s.io/v1, unless they
 * are said to be from the concept page "Network Policies".
 *
 * What the reference leaves to network plugins is taken thus: an ipBlock matches no pod; a pod with hostNetwork is not
 * isolated and no selector matches it; a port name means the ports of the receiving pod, and nothing at an address.
 */
export function naiveAllows(manifests: readonly JsonObject[], question: Question): boolean {
  return isSamePod(manifests, question) || (mayLeave(manifests, question) && mayEnter(manifests, question));
}

/** Concept page, on what pods are isolated from: nothing keeps a pod from itself. What a Deployment makes are several pods. */
function isSamePod(manifests: readonly JsonObject[], { from, to }: Question): boolean {
  return 'pod' in from && 'pod' in to && from.pod === to.pod && manifests[from.pod].kind === 'Pod';
}

/**
 * NetworkPolicySpec.egress: a pod that no policy selects may send anything; one that some select may send what any rule
 * of any of these matches.
 */
function mayLeave(manifests: readonly JsonObject[], question: Question): boolean {
  const policies = policiesFor(manifests, question.from, 'Egress');
  return (
    policies.length === 0 ||
    policies.some((policy) =>
      (policy.spec?.egress ?? []).some((rule) => ruleMatches(manifests, policy, rule, rule.to, question.to, question)),
    )
  );
}

/**
 * NetworkPolicySpec.ingress: a pod that no policy selects may receive anything; one that some select may receive what any
 * rule of any of these matches.
 */
function mayEnter(manifests: readonly JsonObject[], question: Question): boolean {
  const policies = policiesFor(manifests, question.to, 'Ingress');
  return (
    policies.length === 0 ||
    policies.some((policy) =>
      (policy.spec?.ingress ?? []).some((rule) =>
        ruleMatches(manifests, policy, rule, rule.from, question.from, question),
      ),
    )
  );
}

/** NetworkPolicySpec.podSelector: left out, it is an empty one. */
function policiesFor(manifests: readonly JsonObject[], side: Side, type: PolicyType): readonly NetworkPolicy[] {
  if (!('pod' in side)) {
    return [];
  }
  const pod = manifests[side.pod];
  return manifests.filter(
    (manifest): manifest is NetworkPolicy =>
      isNetworkPolicy(manifest) &&
      namespaceOf(manifest) === namespaceOf(pod) &&
      selectsPod(manifest.spec?.podSelector ?? {}, pod) &&
      policyTypesOf(manifest).includes(type),
  );
}

function isNetworkPolicy(manifest: JsonObject): manifest is NetworkPolicy {
  return manifest.kind === 'NetworkPolicy' && manifest.apiVersion === 'networking.k8s.io/v1';
}

/**
 * NetworkPolicySpec.policyTypes: left out, it is Ingress, and Egress too where there are egress rules (also on the concept
 * page). An empty list is not sent, so it is left out.
 */
function policyTypesOf({ spec }: NetworkPolicy): readonly PolicyType[] {
  if ((spec?.policyTypes ?? []).length > 0) {
    return spec?.policyTypes ?? [];
  }
  return (spec?.egress ?? []).length > 0 ? ['Ingress', 'Egress'] : ['Ingress'];
}

/** NetworkPolicyIngressRule, NetworkPolicyEgressRule: ports have to match, and so has from, or to. */
function ruleMatches(
  manifests: readonly JsonObject[],
  policy: NetworkPolicy,
  rule: NetworkPolicyRule,
  peers: readonly NetworkPolicyPeer[] | null | undefined,
  side: Side,
  question: Question,
): boolean {
  return portsMatch(manifests, rule.ports ?? [], question) && peersMatch(manifests, policy, peers ?? [], side);
}

/** NetworkPolicyIngressRule.from: one of them is enough; left out or empty, it is all sources. */
function peersMatch(
  manifests: readonly JsonObject[],
  policy: NetworkPolicy,
  peers: readonly NetworkPolicyPeer[],
  side: Side,
): boolean {
  return peers.length === 0 || peers.some((peer) => peerMatches(manifests, policy, peer, side));
}

/**
 * NetworkPolicyPeer: both selectors are pods that match the one in namespaces that match the other; podSelector alone is
 * pods of the policy's namespace, namespaceSelector alone all pods of such namespaces. Beside ipBlock there is neither.
 */
function peerMatches(
  manifests: readonly JsonObject[],
  policy: NetworkPolicy,
  { podSelector, namespaceSelector, ipBlock }: NetworkPolicyPeer,
  side: Side,
): boolean {
  if (!('pod' in side)) {
    return !!ipBlock && blockContains(ipBlock, side.address);
  }
  if (ipBlock) {
    return false;
  }
  const pod = manifests[side.pod];
  const inNamespace = namespaceSelector
    ? selectorMatches(namespaceSelector, namespaceLabels(manifests, namespaceOf(pod)))
    : namespaceOf(pod) === namespaceOf(policy);
  return inNamespace && selectsPod(podSelector ?? {}, pod);
}

/** IPBlock.except: parts of the block that are left out. */
function blockContains({ cidr, except }: IPBlock, address: string): boolean {
  return cidrContains(cidr, address) && !(except ?? []).some((excepted) => cidrContains(excepted, address));
}

function cidrContains(cidr: string, address: string): boolean {
  const [network, length] = cidr.split('/');
  if (isIPv6(network) !== isIPv6(address)) {
    return false;
  }
  const family = isIPv6(network) ? 'ipv6' : 'ipv4';
  const addresses = new BlockList();
  addresses.addSubnet(network, Number(length), family);
  return addresses.check(address, family);
}

/** NetworkPolicyIngressRule.ports: one of them is enough; left out or empty, it is every port. */
function portsMatch(
  manifests: readonly JsonObject[],
  ports: readonly NetworkPolicyPort[],
  { to, protocol, port }: Question,
): boolean {
  return (
    ports.length === 0 ||
    ports.some(
      (allowed) =>
        // NetworkPolicyPort.protocol: TCP where it is left out
        (allowed.protocol ?? 'TCP') === protocol && portMatches(manifests, allowed, to, protocol, port),
    )
  );
}

/**
 * NetworkPolicyPort.port: a number, or the name of a port of the pod; left out, every port. NetworkPolicyPort.endPort: the
 * last of a range, which is included.
 */
function portMatches(
  manifests: readonly JsonObject[],
  allowed: NetworkPolicyPort,
  to: Side,
  protocol: Protocol,
  port: number,
): boolean {
  if (typeof allowed.port === 'string') {
    return 'pod' in to && hasPort(manifests[to.pod], allowed.port, protocol, port);
  }
  return typeof allowed.port !== 'number' || (port >= allowed.port && port <= (allowed.endPort ?? allowed.port));
}

/**
 * ContainerPort.name, ContainerPort.protocol (which defaults to TCP). Container.restartPolicy: an init container with
 * "Always" keeps running beside the others; the rest of them are gone when the pod serves.
 */
function hasPort(manifest: JsonObject, name: string, protocol: Protocol, port: number): boolean {
  const spec = podOf(manifest).spec;
  const sidecars = (spec?.initContainers ?? []).filter(({ restartPolicy }) => restartPolicy === 'Always');
  return [...(spec?.containers ?? []), ...sidecars].some(({ ports }) =>
    (ports ?? []).some(
      (offered) => offered.name === name && (offered.protocol ?? 'TCP') === protocol && offered.containerPort === port,
    ),
  );
}

/** Concept page, "NetworkPolicy and hostNetwork pods", of what most plugins do: they ignore such pods when matching selectors. */
function selectsPod(selector: LabelSelector, manifest: JsonObject): boolean {
  const pod = podOf(manifest);
  return pod.spec?.hostNetwork !== true && selectorMatches(selector, pod.metadata?.labels ?? {});
}

/** LabelSelector: matchLabels and matchExpressions all have to match; an empty one matches everything. */
function selectorMatches(
  { matchLabels, matchExpressions }: LabelSelector,
  labels: Readonly<Record<string, string>>,
): boolean {
  const has = (key: string) => Object.hasOwn(labels, key);
  return (
    Object.entries(matchLabels ?? {}).every(([key, value]) => has(key) && labels[key] === value) &&
    (matchExpressions ?? []).every(({ key, operator, values }) => {
      switch (operator) {
        case 'In':
          return has(key) && (values ?? []).includes(labels[key]);
        case 'NotIn':
          return !has(key) || !(values ?? []).includes(labels[key]);
        case 'Exists':
          return has(key);
        case 'DoesNotExist':
          return !has(key);
      }
    })
  );
}

/** Concept page: the control plane gives every namespace the immutable label kubernetes.io/metadata.name, with its name. */
function namespaceLabels(manifests: readonly JsonObject[], name: string): Readonly<Record<string, string>> {
  const rendered = manifests.find(
    (manifest) =>
      manifest.apiVersion === 'v1' && manifest.kind === 'Namespace' && (manifest as Namespace).metadata?.name === name,
  ) as Namespace | undefined;
  return { ...rendered?.metadata?.labels, 'kubernetes.io/metadata.name': name };
}

/** ObjectMeta.namespace: an empty one is `default`. */
function namespaceOf(manifest: NetworkPolicy | PodTemplate): string {
  return manifest.metadata?.namespace || 'default';
}

/** DeploymentSpec.template: what the pods are made of. */
function podOf(manifest: JsonObject): PodTemplate {
  return manifest.kind === 'Deployment' ? (manifest.spec as { template: PodTemplate }).template : manifest;
}
