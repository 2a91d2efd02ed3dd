import { listIn, stringIn } from '../manifest/json';
import type { Resource } from '../manifest/resource';
import type { Rule } from '../policy/rule';
import { HYGIENE } from '../policy/severity';
import { INGRESS_KINDS } from './parts/ingress/backends';
import { objectTarget } from './parts/object-target';
import { violation } from './parts/violation';

/**
 * Fields: Ingress with spec.tls: host of each of spec.rules; hosts of each of spec.tls
 * Allowed: hosts that one of spec.tls has, as they are or by "*" in place of the first part. One without hosts is for all.
 */
export const ingressHostMatchesTls: Rule = {
  id: 'ingress-host-matches-tls',
  summary: 'certificates of Ingresses are for all of their hosts',
  why: 'The host is served without encryption or with a certificate of another, which browsers warn of.',
  severity: HYGIENE,
  scanners: { kyverno: ['ingress-host-match-tls'] },
  standards: { owasp: 'K07' },
  kinds: INGRESS_KINDS,
  onlyWith: ['tls'],
  check: (resource) => {
    const covered = coveredHosts(resource);
    return listIn(resource.spec, 'rules').flatMap((rule, index) => {
      const host = stringIn(rule, 'host');
      return !covered || !host || covered.has(host) || covered.has(wildcardOf(host))
        ? []
        : [violation(objectTarget(resource), ['spec', 'rules', index, 'host'], 'must be one of the hosts in spec.tls')];
    });
  },
};

/** The hosts that there are certificates for; undefined if for all, or for none. */
function coveredHosts({ spec }: Resource): ReadonlySet<unknown> | undefined {
  const lists = listIn(spec, 'tls').map((tls) => listIn(tls, 'hosts'));
  return lists.length === 0 || lists.some((hosts) => hosts.length === 0) ? undefined : new Set(lists.flat());
}

function wildcardOf(host: string): string {
  return host.replace(/^[^.]*/, '*');
}
