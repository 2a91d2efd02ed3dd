import type { Container } from '../manifest/container';
import { fieldOf, isAbsent, listIn, Path } from '../manifest/json';
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
  onlyWith: ['secretKeyRef', 'secretRef'],
  check: (container) => {
    const found: Violation[] = [];
    listIn(container.spec, 'env').forEach((variable, index) => {
      const reference = fieldOf(fieldOf(variable, 'valueFrom'), 'secretKeyRef');
      if (!isAbsent(reference)) {
        found.push(fromSecret(container, ['env', index, 'valueFrom', 'secretKeyRef'], reference));
      }
    });
    listIn(container.spec, 'envFrom').forEach((source, index) => {
      const reference = fieldOf(source, 'secretRef');
      if (!isAbsent(reference)) {
        found.push(fromSecret(container, ['envFrom', index, 'secretRef'], reference));
      }
    });
    return found;
  },
});

function fromSecret(container: Container, path: Path, reference: unknown): Violation {
  const name = fieldOf(reference, 'name');
  const secret = typeof name === 'string' ? `the Secret "${name}"` : 'the Secret';
  return violation(container, path, `must be left out in favour of a mount of ${secret}`);
}
