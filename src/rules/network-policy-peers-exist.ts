import { isAbsent, isObject, listIn, Path, pathText } from '../manifest/json';
import type { Resource } from '../manifest/resource';
import type { Rule } from '../policy/rule';
import { HYGIENE } from '../policy/severity';
import { namespaceText } from './parts/listed';
import { objectTarget } from './parts/object-target';
import { NETWORK_POLICY } from './parts/selection/isolation';
import { hasPods } from './parts/selection/populated';
import { selectedPods } from './parts/selection/selected-pods';
import { statement } from './parts/statement';

/**
 * Fields: NetworkPolicy: podSelector of each peer in spec.ingress[].from and spec.egress[].to
 * Allowed: selectors of pods of the app in the namespace, and all beside a namespaceSelector, as what other namespaces
 * hold is not known
 */
export const networkPolicyPeersExist: Rule = {
  id: 'network-policy-peers-exist',
  summary: 'NetworkPolicies let pods of the app through',
  why: 'No pod is let through by this peer, so the requests that it was written for time out.',
  severity: HYGIENE,
  scanners: { kubeLinter: ['dangling-networkpolicypeer-podselector'] },
  standards: { owasp: 'K07' },
  kinds: [NETWORK_POLICY],
  wholeApp: true,
  check: (resource, { app }) => {
    const { namespace } = resource;
    return peersOf(resource)
      .filter(({ selector }) => hasPods(app) && selectedPods(app, namespace, selector).length === 0)
      .map(({ selector, path }) =>
        statement(
          objectTarget(resource),
          path,
          `${pathText(path)} ${JSON.stringify(selector)} matches no pod that the app has in ${namespaceText(namespace)}; write the labels of one, or a namespaceSelector beside it`,
        ),
      );
  },
};

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
