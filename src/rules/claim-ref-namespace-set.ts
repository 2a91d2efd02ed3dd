import { objectIn, stringIn } from '../manifest/json';
import type { Rule } from '../policy/rule';
import { HYGIENE } from '../policy/severity';
import { objectTarget } from './parts/object-target';
import { violation } from './parts/violation';

/**
 * Fields: PersistentVolume: spec.claimRef: name, namespace
 * Allowed: both or none
 */
export const claimRefNamespaceSet: Rule = {
  id: 'claim-ref-namespace-set',
  summary: 'volumes are reserved for a claim of a namespace',
  why: 'The volume is kept for a claim that no namespace has: the one that is meant is never bound to it, and no other is.',
  severity: HYGIENE,
  kinds: ['/PersistentVolume'],
  onlyWith: ['claimRef'],
  check: (resource) => {
    const claimRef = objectIn(resource.spec, 'claimRef');
    return claimRef && !stringIn(claimRef, 'namespace')
      ? [violation(objectTarget(resource), ['spec', 'claimRef', 'namespace'], 'must be set to that of the claim')]
      : [];
  },
};
