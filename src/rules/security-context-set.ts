import { isObject, objectIn } from '../manifest/json';
import type { Pod } from '../manifest/pod';
import { podRule } from '../policy/rule';
import { HARDENING } from '../policy/severity';
import { violation } from './parts/violation';

/**
 * Fields: pod: securityContext; containers, init and ephemeral: securityContext
 * Allowed: an object with at least one field. The fixes of the rules about its fields fill it.
 */
export const securityContextSet = podRule({
  id: 'security-context-set',
  summary: 'pods and containers have a security context',
  why: 'Without one, the image decides which user runs, and the container runtime which privileges it has.',
  severity: HARDENING,
  scanners: { trivy: ['KSV-0118'], checkov: ['CKV_K8S_29', 'CKV_K8S_30'], kubescape: ['C-0211'] },
  standards: { owasp: 'K01', cis: ['5.7.3'] },
  check: (pod) => [
    ...(isSet(pod.spec) ? [] : [violation(pod, ['securityContext'], `must be set, e.g. ${exampleOf(pod)}`)]),
    ...pod.containers
      .filter(({ spec }) => !isSet(spec))
      .map((container) =>
        violation(
          container,
          ['securityContext'],
          `must be set, e.g. ${pod.isWindows ? exampleOf(pod) : '{"allowPrivilegeEscalation":false}'}`,
        ),
      ),
  ],
});

/** A Windows pod may have no other field of Linux. */
function exampleOf({ isWindows }: Pod): string {
  return isWindows ? '{"windowsOptions":{"runAsUserName":"ContainerUser"}}' : '{"runAsNonRoot":true}';
}

function isSet(holder: unknown): boolean {
  const context = objectIn(holder, 'securityContext');
  return isObject(context) && Object.keys(context).length > 0;
}
