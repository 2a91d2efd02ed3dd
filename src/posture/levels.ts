import type { Rule } from '../policy/rule';
import type { SeverityLevel } from '../policy/severity';

/** The built-in postures that judge anything, from the most forgiving to the strictest. */
export type LevelName = 'baseline' | 'restricted' | 'strict';

/** Rules of good housekeeping, which warn at every level. */
export const HYGIENE: readonly string[] = [
  'cpu-limit-set',
  'cpu-request-set',
  'ephemeral-storage-set',
  'image-digest-pinned',
  'image-tag-pinned',
  'known-pod-template',
  'liveness-probe-set',
  'memory-limit-set',
  'memory-request-set',
  'namespace-pod-security-labels',
  'readiness-probe-set',
  'recommended-k8s-labels',
];

/** Rules about what a kube-apiserver would refuse, or drop so that it cannot run. They fail synth at every level. */
export const REFUSED: readonly string[] = [
  'sidecars-supported',
  'unique-objects',
  'valid-annotations',
  'valid-config-size',
  'valid-container-names',
  'valid-image',
  'valid-labels',
  'valid-object-names',
  'valid-object-type',
  'valid-ports',
  'valid-quantities',
];

/**
 * How severe a rule is at a level, or undefined where it is not part of it. Errors are what lets an attacker out of
 * the container, into the cluster or across tenants, and what the API server would refuse.
 */
export function severityAt(level: LevelName, rule: Rule): SeverityLevel | undefined {
  const standard = rule.standards?.podSecurity?.level;
  if (REFUSED.includes(rule.id) || standard === 'baseline') {
    return 'error';
  }
  if (level === 'baseline') {
    return HYGIENE.includes(rule.id) ? 'warning' : undefined;
  }
  return level === 'strict' || standard === 'restricted' ? 'error' : 'warning';
}
