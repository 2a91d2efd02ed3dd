import type { JsonObject } from '../../../src/manifest/json';
import type {
  Container,
  IPBlock,
  LabelSelector,
  LabelSelectorRequirement,
  NetworkPolicyPeer,
  NetworkPolicyPort,
  NetworkPolicyRule,
  NetworkPolicySpec,
  PodTemplate,
} from './reference';

type Manifests = readonly JsonObject[];

export type Answer = 'allowed' | 'denied';

/** Something that policies or pods say. */
export interface Feature {
  readonly name: string;
  /** Which answers there are because of it. */
  readonly makes: readonly Answer[];
  /** The same manifests as if nobody could say it. */
  without(manifests: Manifests): Manifests;
}

const NOBODY: LabelSelector = { matchLabels: { app: 'nobody' } };
const NOWHERE: NetworkPolicyPort = { port: 'nowhere' };
const EITHER = ['allowed', 'denied'] as const;

/** What policy sets are to be about: each has to decide answers, not only to be there. */
export const FEATURES: readonly Feature[] = [
  // who
  peers('an IPv4 block', ['allowed'], blocks('.', { cidr: '192.0.2.77/32' })),
  peers('an IPv6 block', ['allowed'], blocks(':', { cidr: '3fff::77/128' })),
  peers('except in an IPv4 block', ['denied'], blocks('.', { except: undefined })),
  peers('except in an IPv6 block', ['denied'], blocks(':', { except: undefined })),
  peers('podSelector beside namespaceSelector', ['denied'], (peer) =>
    peer.podSelector && peer.namespaceSelector ? { ...peer, podSelector: undefined } : peer,
  ),
  peers('namespaceSelector beside podSelector', EITHER, (peer) =>
    peer.podSelector && peer.namespaceSelector ? { ...peer, namespaceSelector: undefined } : peer,
  ),
  peers('podSelector alone', ['allowed'], (peer) =>
    peer.podSelector && !peer.namespaceSelector ? { podSelector: NOBODY } : peer,
  ),
  peers('podSelector alone is of one namespace', ['denied'], (peer) =>
    peer.podSelector && !peer.namespaceSelector ? { ...peer, namespaceSelector: {} } : peer,
  ),
  peers('namespaceSelector alone', ['allowed'], (peer) =>
    peer.namespaceSelector && !peer.podSelector ? { podSelector: NOBODY } : peer,
  ),
  rules('no peers are all peers', ['allowed'], (rule) => ({
    ...rule,
    from: isEmpty(rule.from) ? [{ podSelector: NOBODY }] : rule.from,
    to: isEmpty(rule.to) ? [{ podSelector: NOBODY }] : rule.to,
  })),
  // labels
  selectors('In', EITHER, ({ operator }) => operator !== 'In'),
  selectors('NotIn', EITHER, ({ operator }) => operator !== 'NotIn'),
  selectors('Exists', EITHER, ({ operator }) => operator !== 'Exists'),
  selectors('DoesNotExist', EITHER, ({ operator }) => operator !== 'DoesNotExist'),
  {
    name: 'labels of namespaces',
    makes: EITHER,
    without: (manifests) => manifests.map((manifest) => (manifest.kind === 'Namespace' ? {} : manifest)),
  },
  {
    name: 'the default namespace',
    makes: EITHER,
    without: (manifests) => manifests.map((manifest) => ({ ...manifest, metadata: somewhere(manifest) })),
  },
  // ports
  ports('endPort', ['allowed'], (port) => ({ ...port, endPort: undefined })),
  ports('protocol', EITHER, (port) => ({ ...port, protocol: undefined })),
  ports('a named port', ['allowed'], (port) => (typeof port.port === 'string' ? NOWHERE : port)),
  ports('no port is every port', ['allowed'], (port) => (typeof (port.port ?? NOWHERE) === 'object' ? NOWHERE : port)),
  rules('no ports are all ports', ['allowed'], (rule) => ({
    ...rule,
    ports: isEmpty(rule.ports) ? [NOWHERE] : rule.ports,
  })),
  containers('a port of a sidecar', ['allowed'], (container) => ({ ...container, restartPolicy: undefined })),
  containers('init containers have no ports', ['denied'], (container) => ({ ...container, restartPolicy: 'Always' })),
  containers('the default protocol', ['allowed'], (container) => ({
    ...container,
    ports: container.ports?.map((port) => ({ ...port, protocol: port.protocol ?? 'SCTP' })),
  })),
  // whom policies isolate
  policies('policyTypes', EITHER, (spec) => ({ ...spec, policyTypes: undefined })),
  policies('egress rules isolate by default', ['denied'], (spec) =>
    isEmpty(spec.policyTypes) && !isEmpty(spec.egress) ? { ...spec, policyTypes: ['Ingress'] } : spec,
  ),
  policies('no egress rules do not isolate by default', ['allowed'], (spec) =>
    isEmpty(spec.policyTypes) && isEmpty(spec.egress) ? { ...spec, policyTypes: ['Ingress', 'Egress'] } : spec,
  ),
  policies('a policy without rules isolates by default', ['denied'], (spec) =>
    isEmpty(spec.policyTypes) && isEmpty(spec.ingress) && isEmpty(spec.egress)
      ? { ...spec, podSelector: NOBODY }
      : spec,
  ),
  policies('no podSelector is all pods', EITHER, (spec) => ({ ...spec, podSelector: spec.podSelector ?? NOBODY })),
  {
    name: 'several policies',
    makes: EITHER,
    without: (manifests) => {
      const first = manifests.find(isPolicy);
      return manifests.map((manifest) => (isPolicy(manifest) && manifest !== first ? {} : manifest));
    },
  },
  {
    name: 'policies of other groups',
    makes: EITHER,
    without: (manifests) =>
      manifests.map((manifest) =>
        manifest.kind === 'NetworkPolicy' ? { ...manifest, apiVersion: 'networking.k8s.io/v1' } : manifest,
      ),
  },
  // pods
  pods('hostNetwork', EITHER, (pod) => ({ ...pod, spec: { containers: [], ...pod.spec, hostNetwork: false } })),
  {
    name: 'a pod and itself',
    makes: ['allowed'],
    without: (manifests) =>
      manifests.map((manifest) =>
        manifest.kind === 'Pod' ? { ...manifest, kind: 'Deployment', spec: { template: manifest } } : manifest,
      ),
  },
];

// ---------------------------------------------------------------- features by what they change

function policies(
  name: string,
  makes: Feature['makes'],
  edit: (spec: NetworkPolicySpec) => NetworkPolicySpec,
): Feature {
  const without = (manifests: Manifests) =>
    manifests.map((manifest) => (isPolicy(manifest) ? { ...manifest, spec: edit(manifest.spec ?? {}) } : manifest));
  return { name, makes, without };
}

function rules(name: string, makes: Feature['makes'], edit: (rule: NetworkPolicyRule) => NetworkPolicyRule): Feature {
  return policies(name, makes, (spec) => ({
    ...spec,
    ingress: spec.ingress?.map((rule) => edit(rule)),
    egress: spec.egress?.map((rule) => edit(rule)),
  }));
}

function peers(name: string, makes: Feature['makes'], edit: (peer: NetworkPolicyPeer) => NetworkPolicyPeer): Feature {
  return rules(name, makes, (rule) => ({ ...rule, from: rule.from?.map(edit), to: rule.to?.map(edit) }));
}

function blocks(separator: '.' | ':', change: Partial<IPBlock>): (peer: NetworkPolicyPeer) => NetworkPolicyPeer {
  return (peer) =>
    peer.ipBlock?.cidr.includes(separator) ? { ipBlock: { ...peer.ipBlock, except: [], ...change } } : peer;
}

function ports(name: string, makes: Feature['makes'], edit: (port: NetworkPolicyPort) => NetworkPolicyPort): Feature {
  return rules(name, makes, (rule) => ({ ...rule, ports: rule.ports?.map(edit) }));
}

/** All selectors, of policies and of their peers, with those of their expressions that are kept. */
function selectors(
  name: string,
  makes: Feature['makes'],
  keeps: (requirement: LabelSelectorRequirement) => boolean,
): Feature {
  const edit = (selector: LabelSelector | null | undefined) =>
    selector && { ...selector, matchExpressions: selector.matchExpressions?.filter(keeps) };
  const inPeers = peers(name, makes, (peer) => ({
    ...peer,
    podSelector: edit(peer.podSelector),
    namespaceSelector: edit(peer.namespaceSelector),
  }));
  const inSpecs = policies(name, makes, (spec) => ({ ...spec, podSelector: edit(spec.podSelector) }));
  return { name, makes, without: (manifests) => inPeers.without(inSpecs.without(manifests)) };
}

function pods(name: string, makes: Feature['makes'], edit: (pod: PodTemplate) => PodTemplate): Feature {
  const without = (manifests: Manifests) =>
    manifests.map((manifest) => {
      switch (manifest.kind) {
        case 'Pod':
          return edit(manifest);
        case 'Deployment':
          return { ...manifest, spec: { template: edit((manifest.spec as { template: PodTemplate }).template) } };
        default:
          return manifest;
      }
    });
  return { name, makes, without };
}

/** Of all kinds; only init containers mind a restartPolicy. */
function containers(name: string, makes: Feature['makes'], edit: (container: Container) => Container): Feature {
  return pods(name, makes, (pod) => ({
    ...pod,
    spec: {
      ...pod.spec,
      containers: pod.spec?.containers.map(edit) ?? [],
      initContainers: pod.spec?.initContainers?.map(edit),
    },
  }));
}

function isPolicy(manifest: JsonObject): manifest is JsonObject & { readonly spec?: NetworkPolicySpec | null } {
  return manifest.kind === 'NetworkPolicy' && manifest.apiVersion === 'networking.k8s.io/v1';
}

function isEmpty(list: readonly unknown[] | null | undefined): boolean {
  return (list ?? []).length === 0;
}

function somewhere({ metadata }: PodTemplate): PodTemplate['metadata'] {
  return { ...metadata, namespace: metadata?.namespace || 'somewhere' };
}
