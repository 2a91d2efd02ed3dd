import { fieldOf, isAbsent } from '../manifest/json';
import type { Rule } from '../policy/rule';
import { isLongRunning } from './parts/long-running';
import { violation } from './parts/violation';

/**
 * Fields: containers: livenessProbe, of kinds whose pods run on and on
 * Allowed: any probe. Sidecars are left out: a wrong probe there restarts what works.
 */
export const livenessProbeSet: Rule = {
  id: 'liveness-probe-set',
  summary: 'containers tell when they hang',
  check: (resource) =>
    isLongRunning(resource)
      ? resource.pods
          .flatMap((pod) => pod.containers)
          .filter(({ list, spec }) => list === 'containers' && isAbsent(fieldOf(spec, 'livenessProbe')))
          .map((container) =>
            violation(container, ['livenessProbe'], 'must be set, e.g. httpGet of a path that fails when it hangs'),
          )
      : [],
};
