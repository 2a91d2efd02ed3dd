import { isAbsent, isObject, listIn, Path, pathText } from '../manifest/json';
import type { Resource } from '../manifest/resource';
import type { Declarations } from '../network/connection';
import { NETWORK_POLICY } from '../network/isolation';
import { selectedPods } from '../network/selected-pods';
import type { Rule } from '../policy/rule';
import { HYGIENE } from '../policy/severity';
import { namespaceText } from './parts/listed';
import { objectTarget } from './parts/object-target';
import { hasPods } from './parts/selection/populated';
import { statement } from './parts/statement';

/**
 * Fields: NetworkPolicy: podSelector of each peer in spec.ingress[].from and spec.egress[].to
 * Allowed: selectors of pods of the app in the namespace; all beside a namespaceSelector, as what other namespaces hold
 * is not known; and those of pods that the code declares to connect with, which others make
 */
export const networkPolicyPeersExist: Rule = {
  id: 'network-policy-peers-exist',
  summary: 'NetworkPolicies let pods of the app through',
  why: 'No pod is let through by this peer, so the requests that it was written for time out.',
  severity: HYGIENE,
  scanners: { kubeLinter: ['dangling-networkpolicypeer-podselector'] },
  standards: { owasp: 'K07' },
  kinds: [NETWORK_POLICY],
  onlyWith: ['from', 'to'],
  wholeApp: true,
  check: (resource, context) => {
    const peers = peersOf(resource);
    if (peers.length === 0 || !hasPods(context.app)) {
      return [];
    }
    const { namespace } = resource;
    return peers
      .filter(({ selector }) => selectedPods(context.app, namespace, selector).length === 0)
      .filter(({ selector }) => !isDeclared(context.declared, selector))
      .map(({ selector, path }) =>
        statement(
          objectTarget(resource),
          path,
          `${pathText(path)} ${JSON.stringify(selector)} matches no pod that the app has in ${namespaceText(namespace)}; write the labels of one, or a namespaceSelector beside it`,
        ),
      );
  },
};

/** Whether the code means pods that others make. */
function isDeclared({ connections }: Declarations, selector: unknown): boolean {
  return selectorsIn(connections).has(JSON.stringify(selector));
}

/** The selectors of pods at the ends of connections, as texts. */
function selectorsIn(connections: Declarations['connections']): ReadonlySet<string> {
  let found = SELECTORS.get(connections);
  if (!found) {
    const ends = connections.flatMap(({ from, to }) => [from, to]);
    found = new Set(ends.flatMap((end) => (end.kind === 'pods' ? JSON.stringify(end.podSelector) : [])));
    SELECTORS.set(connections, found);
  }
  return found;
}

// once for each app, and not for each of its policies
const SELECTORS = new WeakMap<Declarations['connections'], ReadonlySet<string>>();

function peersOf({ spec }: Resource): { selector: unknown; path: Path }[] {
  return DIRECTIONS.flatMap(([direction, peers]) =>
    listIn(spec, direction).flatMap((rule, index) =>
      listIn(rule, peers).flatMap((peer, inner) =>
        isObject(peer) && isObject(peer.podSelector) && isAbsent(peer.namespaceSelector)
          ? [{ selector: peer.podSelector, path: ['spec', direction, index, peers, inner, 'podSelector'] }]
          : [],
      ),
    ),
  );
}

const DIRECTIONS = [
  ['ingress', 'from'],
  ['egress', 'to'],
] as const;
