import { isBuiltInGroup } from '../manifest/api-group';
import type { Rule } from '../policy/rule';
import { REFUSED } from '../policy/severity';
import { hookViolations, probeViolations } from './parts/probes/handlers';

/**
 * Fields: containers, init and ephemeral: livenessProbe, readinessProbe, startupProbe, lifecycle
 * Allowed: one action in each; whole numbers from 0; the successThreshold 1, except of readiness; and none of them in init
 * containers that are no sidecars. Controllers of custom kinds may fill in the action.
 */
export const validProbes: Rule = {
  id: 'valid-probes',
  summary: 'probes and lifecycle hooks are what the API server takes',
  why: 'The API server refuses a probe that says nothing to do or two things, and probes of init containers, which nobody waits for to become ready.',
  severity: REFUSED,
  podsOnly: true,
  onlyWith: ['lifecycle', 'livenessProbe', 'readinessProbe', 'startupProbe'],
  check: (resource, { parameters: { targetMinor } }) =>
    isBuiltInGroup(resource.group)
      ? resource.pods.flatMap((pod) =>
          pod.containers.flatMap((container) =>
            probeViolations(container).concat(hookViolations(container, targetMinor)),
          ),
        )
      : [],
};
