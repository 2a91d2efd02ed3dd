import { Inventory, oncePerApp, PodOfResource } from '../manifest/inventory';
import { isObject, JsonObject, listIn, objectIn, Path } from '../manifest/json';
import type { Pod } from '../manifest/pod';
import { Resource } from '../manifest/resource';
import type { Declarations } from './connection';
import { declaredWorkload } from './declared-workload';
import { Direction, hasNodeNetwork, isolatesIn, NETWORK_POLICY } from './isolation';
import { isEmptySelector } from './label-selector';
import { namespaceName } from './namespaces';
import { demands } from './narrow-pods';
import { policiesByOrigin } from './own-policy';
import { PeerIndex, PeerPods } from './peer-pods';
import { statedGrants } from './policy-rules';
import { Reachability } from './reachability';
import { servicesOf } from './selected-pods';

/** What still finds a pod after the label by which its policy selects it was changed. */
export interface Hold {
  /** The Service or the NetworkPolicy. */
  readonly by: Resource;
  /** What finds it: a Service, the selector of a policy, or a peer in one of its rules. */
  readonly as: 'service' | 'selected' | 'peer';
  /** The selector, and where it stands. */
  readonly selector: JsonObject;
  readonly path: Path;
}

/** A label that takes a pod out of everything, or what still holds it. */
export interface Quarantine {
  /** The label to change; undefined where the policy selects the pod by none. */
  readonly label?: string;
  /** Empty where nothing does. */
  readonly holds: readonly Hold[];
}

/**
 * What becomes of a pod of a workload when one of the labels is changed by which the workload's policy selects it: worked
 * out by relabelling a copy, and asking Services and policies for that. Rules that name every pod of a namespace, or all but
 * some, are not counted. Undefined where changing a label is known not to isolate: for pods of workloads that declare no connections, in
 * namespaces without a policy that denies all pods everything, and on the network of their node.
 */
export function quarantineOf(app: Inventory, declared: Declarations, pod: Pod): Quarantine | undefined {
  const known = quarantines(app);
  let found = known.get(declared);
  if (!found) {
    found = quarantinesIn(app, declared);
    known.set(declared, found);
  }
  return found.get(pod);
}

const quarantines = oncePerApp(() => new WeakMap<Declarations, ReadonlyMap<Pod, Quarantine>>());

/** A copy of a pod with a label changed. */
interface Relabelled {
  readonly label: string;
  readonly copy: Resource;
}

function quarantinesIn(app: Inventory, declared: Declarations): ReadonlyMap<Pod, Quarantine> {
  if (denied(app).size === 0) {
    return NONE;
  }
  const policies = policiesByOrigin(app);
  const relabelled = new Map<Pod, readonly Relabelled[]>();
  for (const resource of app.resources) {
    const { isolated } = declaredWorkload(declared, resource.origin);
    if (isolated && denied(app).has(namespaceName(resource.namespace))) {
      const labels = labelsOf(policies.get(isolated.policy), resource);
      for (const pod of resource.pods.filter((one) => !hasNodeNetwork(one))) {
        relabelled.set(
          pod,
          labels.map((label) => ({ label, copy: copyOf(resource, pod, label) })),
        );
      }
    }
  }
  if (relabelled.size === 0) {
    return NONE;
  }
  const copies = [...relabelled.values()].flatMap((each) => each.map(({ copy }) => copy));
  const after = new Inventory([...app.ofKind(...ASKED), ...copies]);
  const peers = namedPeers(after);
  return new Map(
    [...relabelled].map(([pod, each]): [Pod, Quarantine] => {
      const tried = each.map(({ label, copy }) => ({ label, holds: holdsOn(after, copy, peers) }));
      return [pod, tried.find(({ holds }) => holds.length === 0) ?? tried[0] ?? { holds: [] }];
    }),
  );
}

const NONE: ReadonlyMap<Pod, Quarantine> = new Map();

/** What is asked for the copies, and what tells in which namespaces these are. */
const ASKED = ['/Service', NETWORK_POLICY, '/Namespace'];

/** The labels by which a workload's own policy selects its pods, or its controller where somebody removed that. */
function labelsOf(policy: Resource | undefined, { spec }: Resource): readonly string[] {
  const selector = policy ? objectIn(policy.spec, 'podSelector') : objectIn(spec, 'selector');
  return Object.keys(objectIn(selector, 'matchLabels') ?? {});
}

/** No selector can name it, as it is no value of a label. */
const CHANGED = '(changed)';

function copyOf({ namespace, name, origin }: Resource, pod: Pod, label: string): Resource {
  const labels = { ...pod.labels, [label]: CHANGED };
  const metadata = { name, ...(namespace === undefined ? {} : { namespace }), labels };
  return new Resource({ apiVersion: 'v1', kind: 'Pod', metadata, spec: pod.spec }, origin);
}

function holdsOn(after: Inventory, copy: Resource, peers: NamedPeers): Hold[] {
  const [pod] = copy.pods;
  const found: PodOfResource = { resource: copy, pod };
  const services = servicesOf(after, pod).map((by): Hold => ({
    by,
    as: 'service',
    selector: { matchLabels: by.spec.selector },
    path: ['spec', 'selector'],
  }));
  const reachability = Reachability.of(after);
  const selecting = new Set(
    DIRECTIONS.flatMap((direction) =>
      reachability
        .policies(direction, found)
        .filter((policy) => namesSome(policy.spec.podSelector) && statedGrants(direction, policy).length > 0),
    ),
  );
  const selected = [...selecting].map((by): Hold => ({
    by,
    as: 'selected',
    selector: objectIn(by.spec, 'podSelector') ?? {},
    path: ['spec', 'podSelector'],
  }));
  return [...services, ...selected, ...peers.naming(pod)];
}

const DIRECTIONS: readonly Direction[] = ['ingress', 'egress'];

/** The peers in rules that name some pods and not all. */
interface NamedPeers {
  naming(pod: Pod): Hold[];
}

function namedPeers(app: Inventory): NamedPeers {
  const index = new PeerIndex(app);
  const holds = new Map<PeerPods, Hold>();
  for (const by of app.ofKind(NETWORK_POLICY)) {
    for (const direction of DIRECTIONS.filter((one) => isolatesIn(one, by))) {
      for (const { peer, path } of statedGrants(direction, by)) {
        if (peer.kind === 'pods' && namesSome(peer.podSelector)) {
          const pods = index.podsOf(peer);
          if (!holds.has(pods)) {
            holds.set(pods, { by, as: 'peer', selector: peer.podSelector, path: [...path, 'podSelector'] });
          }
        }
      }
    }
  }
  return { naming: (pod) => [...index.peersWith(pod)].flatMap((peer) => holds.get(peer) ?? []) };
}

/** Whether a selector is about some pods, and not about all of a namespace, or all but a few. */
function namesSome(selector: unknown): boolean {
  return isObject(selector) && demands(selector);
}

/** The namespaces in which policies without any rules isolate all pods in both directions. */
const denied = oncePerApp((app): ReadonlySet<string> => {
  const ofAll = app.ofKind(NETWORK_POLICY).filter(({ spec }) => isEmptySelector(spec.podSelector));
  const [ingress, egress] = DIRECTIONS.map(
    (direction) =>
      new Set(
        ofAll
          .filter((policy) => listIn(policy.spec, direction).length === 0 && isolatesIn(direction, policy))
          .map(({ namespace }) => namespaceName(namespace)),
      ),
  );
  return new Set([...ingress].filter((namespace) => egress.has(namespace)));
});
