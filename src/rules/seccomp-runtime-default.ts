import type { Rule } from '../policy/rule';
import { RESTRICTED } from '../policy/severity';
import { unprivilegedEffect } from './parts/effect';
import { fillInherited } from './parts/inherited';
import { Demand, inheritedViolations } from './parts/inherited-violations';
import { confines } from './parts/seccomp-profile';

/**
 * Fields: pod, containers, init and ephemeral: securityContext.seccompProfile.type
 * Allowed: RuntimeDefault, Localhost, on the pod or on each container
 * Not on Windows, which has no seccomp.
 *
 * Fix: RuntimeDefault. Neutral for a process that is not root and cannot gain privileges. Of what such a process may do
 * without a profile, this one takes io_uring, new user namespaces, kernel keyrings, NUMA memory policies, userfaultfd and
 * unusual personalities, and most programs that try them have another way; where one has not (the sandbox of a browser,
 * Kerberos keyrings, numactl), it says "operation not permitted". Behavioural elsewhere, containers in containers among
 * them: mount, bpf, perf_event_open and the like fail too.
 */
export const seccompRuntimeDefault: Rule = {
  id: 'seccomp-runtime-default',
  summary: 'seccomp keeps containers from system calls that they do not need',
  why: 'Where nothing is said, most clusters filter no system call; the profile of the runtime blocks those that programs seldom need and exploits of the kernel often do.',
  severity: RESTRICTED,
  scanners: {
    kubeScore: ['container-seccomp-profile'],
    polaris: ['linuxHardening'],
    trivy: ['KSV-0030', 'KSV-0104'],
    checkov: ['CKV_K8S_31'],
    kubescape: ['C-0055', 'C-0210', 'C-0211'],
    kyverno: ['restrict-seccomp-strict'],
  },
  standards: {
    owasp: 'K01',
    podSecurity: { level: 'restricted', check: 'seccompProfile_restricted' },
    cis: ['5.7.2'],
    nsa: true,
  },
  podsOnly: true,
  check: (resource) =>
    resource.pods.filter((pod) => pod.osName !== 'windows').flatMap((pod) => inheritedViolations(pod, CONFINED)),
  fix: (resource, fixer) =>
    fillInherited(resource, fixer, 'seccompProfile', (container) =>
      container.pod.isWindows ? undefined : { value: RUNTIME_DEFAULT, effect: unprivilegedEffect(container) },
    ),
};

const RUNTIME_DEFAULT = { type: 'RuntimeDefault' };

const CONFINED: Demand = {
  path: ['seccompProfile', 'type'],
  isMet: confines,
  fault: 'must be "RuntimeDefault"',
  write: 'RuntimeDefault',
};
