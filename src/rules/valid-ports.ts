import { isBuiltInGroup } from '../manifest/api-group';
import type { Resource } from '../manifest/resource';
import type { Rule, Violation } from '../policy/rule';
import { REFUSED } from '../policy/severity';
import { containerPortViolations } from './parts/ports/container-ports';
import { ingressPortViolations } from './parts/ports/ingress-ports';
import { networkPolicyPortViolations } from './parts/ports/network-policy-ports';
import { probePortViolations } from './parts/ports/probe-ports';
import { servicePortViolations } from './parts/ports/service-ports';

/** Kinds that have ports beside those of pods. */
const OF_KINDS: ReadonlyMap<string, (resource: Resource) => Violation[]> = new Map([
  ['/Service', servicePortViolations],
  ['networking.k8s.io/Ingress', ingressPortViolations],
  ['networking.k8s.io/NetworkPolicy', networkPolicyPortViolations],
]);

/**
 * Fields: containers, init and ephemeral: ports, the ports of probes and lifecycle hooks; Service: spec.ports;
 * Ingress: ports of backends; NetworkPolicy: ports, endPort
 * Allowed: numbers from 1 to 65535, and where a name may stand, the name of a port; names and numbers that must be
 * unique are. Custom kinds may fill in ports that are not written.
 */
export const validPorts: Rule = {
  id: 'valid-ports',
  summary: 'ports are what the API server takes',
  why: 'The API server refuses a number outside of 1 to 65535, a malformed name, and the same port twice where each must be unique.',
  severity: REFUSED,
  standards: { owasp: 'K07' },
  scanners: { kubeLinter: ['invalid-target-ports'], kubeScore: ['container-ports-check', 'ingress-targets-service'] },
  podsAnd: [...OF_KINDS.keys()],
  check: (resource) => {
    const required = isBuiltInGroup(resource.group);
    const found: Violation[] = [];
    for (const pod of resource.pods) {
      found.push(...containerPortViolations(pod, required));
      for (const container of pod.containers) {
        found.push(...probePortViolations(container, required));
      }
    }
    found.push(...(OF_KINDS.get(resource.groupKind)?.(resource) ?? []));
    return found;
  },
};
