import { fieldOf, isAbsent } from '../manifest/json';
import type { Rule } from '../policy/rule';
import { HYGIENE } from '../policy/severity';
import { isLongRunning } from './parts/long-running';
import { violation } from './parts/violation';

/**
 * Fields: containers: livenessProbe, of kinds whose pods run on and on
 * Allowed: any probe. Sidecars are left out: a wrong probe there restarts what works.
 */
export const livenessProbeSet: Rule = {
  id: 'liveness-probe-set',
  summary: 'containers tell when they hang',
  why: 'The kubelet restarts what has ended, not what hangs: without a probe, a process in a deadlock stays so until somebody notices.',
  severity: HYGIENE,
  scanners: {
    kubeLinter: ['no-liveness-probe'],
    kubeScore: ['pod-probes'],
    polaris: ['livenessProbeMissing'],
    checkov: ['CKV_K8S_8'],
    kubescape: ['C-0056'],
    kyverno: ['require-pod-probes'],
  },
  podsOnly: true,
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
