import type { Rule } from '../policy/rule';
import { HARDENING } from '../policy/severity';
import { objectTarget } from './parts/object-target';
import { violation } from './parts/violation';

/**
 * Fields: SecurityContextConstraints (OpenShift): allowPrivilegedContainer
 * Allowed: false, absent
 */
export const noSccPrivileged: Rule = {
  id: 'no-scc-privileged',
  summary: 'security context constraints of OpenShift allow no privileged container',
  why: 'Everybody who may use these constraints can start a container that is root on its node.',
  severity: HARDENING,
  scanners: { kubeLinter: ['scc-deny-privileged-container'] },
  standards: { owasp: 'K01' },
  kinds: ['security.openshift.io/SecurityContextConstraints', '/SecurityContextConstraints'],
  onlyWith: ['allowPrivilegedContainer'],
  check: (resource) =>
    resource.manifest.allowPrivilegedContainer === true
      ? [violation(objectTarget(resource), ['allowPrivilegedContainer'], 'must be false', { write: false })]
      : [],
};
