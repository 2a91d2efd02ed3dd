import type { Container } from '../manifest/container';
import { fieldOf, isAbsent, listIn } from '../manifest/json';
import { containerRule, Violation } from '../policy/rule';
import { HARDENING } from '../policy/severity';
import { violation } from './parts/violation';

/**
 * Fields: containers, init and ephemeral: env: valueFrom.secretKeyRef, envFrom: secretRef
 * Allowed: absent. A Secret that is mounted as a file is there too, and follows changes.
 */
export const noSecretInEnv = containerRule({
  id: 'no-secret-in-env',
  summary: 'Secrets are mounted as files and not put into the environment',
  why: 'The environment is inherited by every process, ends up in crash reports and debug pages, and keeps the old value when the Secret changes.',
  severity: HARDENING,
  scanners: {
    kubeLinter: ['read-secret-from-env-var'],
    checkov: ['CKV_K8S_35'],
    kubescape: ['C-0207'],
    kyverno: ['secrets-not-from-env-vars', 'no-secrets'],
  },
  standards: { owasp: 'K08', cis: ['5.4.1'] },
  check: (container) => [
    ...listIn(container.spec, 'env').flatMap((variable, index) =>
      fromSecret(container, ['env', index, 'valueFrom'], fieldOf(variable, 'valueFrom'), 'secretKeyRef'),
    ),
    ...listIn(container.spec, 'envFrom').flatMap((source, index) =>
      fromSecret(container, ['envFrom', index], source, 'secretRef'),
    ),
  ],
});

function fromSecret(
  container: Container,
  path: readonly (string | number)[],
  source: unknown,
  key: string,
): Violation[] {
  const reference = fieldOf(source, key);
  const name = fieldOf(reference, 'name');
  return isAbsent(reference)
    ? []
    : [
        violation(
          container,
          [...path, key],
          `must be left out in favour of a mount of ${typeof name === 'string' ? `the Secret "${name}"` : 'the Secret'}`,
        ),
      ];
}
