import { isBuiltInGroup } from '../manifest/api-group';
import { listIn } from '../manifest/json';
import type { Rule } from '../policy/rule';
import { REFUSED } from '../policy/severity';

/**
 * Fields: ephemeralContainers, of Pods and pod templates of built-in kinds
 * Allowed: absent, empty
 */
export const noEphemeralContainers: Rule = {
  id: 'no-ephemeral-containers',
  summary: 'manifests start no ephemeral containers',
  why: 'The API server refuses the object: containers for debugging are added to a running pod, with kubectl debug.',
  severity: REFUSED,
  standards: { owasp: 'K01' },
  scanners: { kyverno: ['block-ephemeral-containers'] },
  podsOnly: true,
  onlyWith: ['ephemeralContainers'],
  check: (resource) =>
    isBuiltInGroup(resource.group)
      ? resource.pods
          .filter((pod) => listIn(pod.spec, 'ephemeralContainers').length > 0)
          .map((pod) => ({
            message: 'ephemeralContainers must be left out; add them to the running pod with kubectl debug',
            path: [...pod.path, 'ephemeralContainers'],
          }))
      : [],
};
