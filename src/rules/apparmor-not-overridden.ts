import type { Container } from '../manifest/container';
import { fieldOf, isAbsent } from '../manifest/json';
import type { Pod } from '../manifest/pod';
import { podRule, Violation } from '../policy/rule';
import { DANGEROUS } from '../policy/severity';
import { violation } from './parts/violation';

const PROFILE_TYPES: readonly unknown[] = ['RuntimeDefault', 'Localhost'];

/** How profiles were written before Kubernetes 1.30, with the name of the container at the end of the key. */
const ANNOTATION = 'container.apparmor.security.beta.kubernetes.io/';

/**
 * Fields: pod, containers, init and ephemeral: securityContext.appArmorProfile.type
 * Allowed: absent, RuntimeDefault, Localhost
 *
 * Fields: annotations of the pod: container.apparmor.security.beta.kubernetes.io/*
 * Allowed: absent, empty, runtime/default, localhost/*
 */
export const apparmorNotOverridden = podRule({
  id: 'apparmor-not-overridden',
  summary: 'the AppArmor profile of the container runtime is not turned off',
  why: 'An unconfined container loses the profile of the runtime, which denies mounts, writes to /proc/sys and /sys, and tracing what runs outside of it.',
  severity: DANGEROUS,
  scanners: { polaris: ['linuxHardening'], trivy: ['KSV-0002'], kyverno: ['restrict-apparmor-profiles'] },
  standards: { owasp: 'K01', podSecurity: { level: 'baseline', check: 'appArmorProfile' }, nsa: true },
  onlyWith: ['annotations', 'appArmorProfile'],
  check: (pod) => [...fieldViolations(pod), ...annotationViolations(pod)],
});

function fieldViolations(pod: Pod): Violation[] {
  const found = isUnconfined(pod) ? [fieldViolation(pod)] : [];
  for (const container of pod.containers) {
    if (isUnconfined(container)) {
      found.push(fieldViolation(container));
    }
  }
  return found;
}

function isUnconfined(holder: Pod | Container): boolean {
  const profile = holder.own('appArmorProfile');
  return !isAbsent(profile) && !PROFILE_TYPES.includes(fieldOf(profile, 'type'));
}

function fieldViolation(holder: Pod | Container): Violation {
  const path = ['securityContext', 'appArmorProfile', 'type'];
  return violation(holder, path, 'must be "RuntimeDefault" or "Localhost"', { write: 'RuntimeDefault' });
}

function annotationViolations(pod: Pod): Violation[] {
  const { annotations } = pod;
  return Object.keys(annotations)
    .filter((key) => key.startsWith(ANNOTATION) && !isAllowedAnnotation(annotations[key]))
    .map((key) =>
      violation(
        { spec: pod.template, path: pod.templatePath },
        ['metadata', 'annotations', key],
        'must be "runtime/default" or begin with "localhost/"',
        { write: 'runtime/default' },
      ),
    );
}

function isAllowedAnnotation(value: unknown): boolean {
  const isProfile = typeof value === 'string' && (value === 'runtime/default' || value.startsWith('localhost/'));
  return isProfile || isAbsent(value) || value === '';
}
