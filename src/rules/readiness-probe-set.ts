import { fieldOf, isAbsent, listIn } from '../manifest/json';
import type { Rule } from '../policy/rule';
import { HYGIENE } from '../policy/severity';
import { isLongRunning, isServedByKnative } from './parts/long-running';
import { violation } from './parts/violation';

/**
 * Fields: containers: readinessProbe, of kinds whose pods run on and on
 * Allowed: any probe, and none where a container has no ports, as then nobody is sent to it. Sidecars are left out: what
 * they are for is the containers beside them, whose probes tell more.
 */
export const readinessProbeSet: Rule = {
  id: 'readiness-probe-set',
  summary: 'containers with ports tell when they can take requests',
  why: 'Services send requests as soon as the container has started, before it can answer, and go on while it cannot.',
  severity: HYGIENE,
  scanners: {
    kubeLinter: ['no-readiness-probe'],
    kubeScore: ['pod-probes'],
    polaris: ['readinessProbeMissing'],
    checkov: ['CKV_K8S_9'],
    kubescape: ['C-0018'],
    kyverno: ['require-pod-probes'],
  },
  podsOnly: true,
  onlyWith: ['ports'],
  check: (resource) =>
    isLongRunning(resource) && !isServedByKnative(resource)
      ? resource.pods
          .flatMap((pod) => pod.containers)
          .filter(({ list, spec }) => list === 'containers' && listIn(spec, 'ports').length > 0)
          .filter(({ spec }) => isAbsent(fieldOf(spec, 'readinessProbe')))
          .map((container) =>
            violation(
              container,
              ['readinessProbe'],
              'must be set, e.g. httpGet of a path that answers once it can serve',
            ),
          )
      : [],
};
