import type { Rule } from '../policy/rule';
import { OPTIONAL } from '../policy/severity';
import { mountedObjects } from './parts/mounted-objects';

/**
 * Fields: volumes: secret.secretName
 * Allowed: Secrets that the app does not make itself, and `projected` volumes. Judged only where a posture names it:
 * mounting is the better way to hand over a Secret, and no-secret-in-env asks for it.
 */
export const noSecretMount: Rule = {
  id: 'no-secret-mount',
  summary: 'pods mount no Secret that the app makes itself',
  why: 'The Secret stands in the manifests beside the pod, so that whoever reads those needs no mount.',
  severity: OPTIONAL,
  scanners: { kubescape: ['C-0255'], kyverno: ['no-secrets'] },
  standards: { owasp: 'K08' },
  podsOnly: true,
  onlyWith: ['secret'],
  wholeApp: true,
  check: (resource, context) =>
    mountedObjects(resource, context, { type: 'secret', name: 'secretName', kind: '/Secret' }),
};
