import { objectIn } from '../manifest/json';
import type { Rule } from '../policy/rule';
import { HARDENING } from '../policy/severity';
import { keyViolation } from './parts/metadata';

/** Those of ingress-nginx end so, those of NGINX Inc. in the plural. */
const SNIPPET = /\/[a-z-]*snippets?$/;

/**
 * Fields: Ingress: metadata.annotations
 * Allowed: those that are no snippets of nginx configuration
 *
 * @see https://nvd.nist.gov/vuln/detail/CVE-2021-25742
 */
export const ingressNoNginxSnippets: Rule = {
  id: 'ingress-no-nginx-snippets',
  summary: 'Ingresses bring no nginx configuration of their own',
  why: 'The snippet runs in the controller, which serves all tenants and may read the Secrets of all namespaces (CVE-2021-25742); controllers that are set up with care refuse it.',
  severity: HARDENING,
  scanners: {
    checkov: ['CKV_K8S_152', 'CKV_K8S_153', 'CKV_K8S_154'],
    kubescape: ['C-0059'],
    kyverno: ['check-ingress-nginx-controller-version-and-annotation-policy'],
  },
  standards: { owasp: 'K07', nsa: true },
  kinds: ['extensions/Ingress', 'networking.k8s.io/Ingress'],
  onlyWith: ['annotations'],
  check: (resource) =>
    Object.keys(objectIn(resource.metadata, 'annotations') ?? {})
      .filter((key) => SNIPPET.test(key))
      .map((key) =>
        keyViolation(['metadata', 'annotations', key], 'must be left out; use the annotations for single settings'),
      ),
};
