import { containerRule } from '../policy/rule';
import { REFUSED } from '../policy/severity';
import { violation } from './parts/violation';

const FIRST_MINOR_WITH_SIDECARS = 29;

/**
 * Fields: init containers: restartPolicy
 * Allowed: Always only since 1.29; before, a server drops it, and the sidecar is an init container that never ends
 *
 * @see https://kubernetes.io/docs/concepts/workloads/pods/sidecar-containers/
 */
export const sidecarsSupported = containerRule({
  id: 'sidecars-supported',
  summary: 'sidecars are used only where the target version has them',
  why: 'A server without the feature, which 1.28 has switched off, drops the field: the sidecar becomes an init container, and the pod waits for ever for it to end.',
  severity: REFUSED,
  onlyWith: ['initContainers'],
  check: (container, { parameters: { targetMinor } }) =>
    container.isSidecar && targetMinor < FIRST_MINOR_WITH_SIDECARS
      ? [violation(container, ['restartPolicy'], `must be absent before Kubernetes 1.${FIRST_MINOR_WITH_SIDECARS}`)]
      : [],
});
