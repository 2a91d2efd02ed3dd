import { oncePerApp } from '../manifest/inventory';
import { NETWORK_POLICY } from '../network/isolation';
import type { Rule } from '../policy/rule';
import { HARDENING } from '../policy/severity';
import { objectTarget } from './parts/object-target';
import { statement } from './parts/statement';

/**
 * Fields: Namespace: metadata.name, and metadata.namespace of NetworkPolicies
 * Allowed: namespaces with a NetworkPolicy of the app. Not judged are those that a cluster makes for itself.
 */
export const namespaceHasNetworkPolicy: Rule = {
  id: 'namespace-has-network-policy',
  summary: 'namespaces have a NetworkPolicy',
  why: 'Whatever runs in the namespace, now or later, talks to every pod of the cluster until somebody thinks of a policy for it.',
  severity: HARDENING,
  scanners: { kubescape: ['C-0049', 'C-0054', 'C-0206'] },
  standards: { owasp: 'K07', cis: ['5.3.2'], nsa: true },
  kinds: ['/Namespace'],
  wholeApp: true,
  check: (resource, context) =>
    OF_THE_CLUSTER.has(resource.name) || namespacesWithPolicy(context.app).has(resource.name)
      ? []
      : [
          statement(
            objectTarget(resource),
            ['metadata', 'name'],
            `the namespace "${resource.name}" has no NetworkPolicy; write one, e.g. with podSelector {} and policyTypes ["Ingress", "Egress"]`,
          ),
        ],
};

const OF_THE_CLUSTER: ReadonlySet<string> = new Set(['kube-node-lease', 'kube-public', 'kube-system']);

const namespacesWithPolicy = oncePerApp(
  (app): ReadonlySet<string> => new Set(app.ofKind(NETWORK_POLICY).map(({ namespace }) => namespace || 'default')),
);
