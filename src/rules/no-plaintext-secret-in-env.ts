import { fieldOf, listIn } from '../manifest/json';
import { containerRule } from '../policy/rule';
import { HARDENING } from '../policy/severity';
import { isCredentialName, isWrittenOut } from './parts/secrets/credential-name';
import { secretViolation } from './parts/secrets/secret-violation';

/**
 * Fields: containers, init and ephemeral: env: name, value
 * Allowed: no value, a placeholder, a path or the address of a store, where the name ends like that of a credential:
 * password, secret, token, API key. A name that goes on, as TOKEN_URL or PASSWORD_FILE, says where one is.
 */
export const noPlaintextSecretInEnv = containerRule({
  id: 'no-plaintext-secret-in-env',
  summary: 'credentials are not written into environment variables',
  why: 'The credential is in the repository and in the pod, for everybody who may read either, and cannot be changed without a new manifest.',
  severity: HARDENING,
  scanners: { kubeLinter: ['env-var-secret'], polaris: ['sensitiveContainerEnvVar'], kubescape: ['C-0012', 'C-0259'] },
  standards: { owasp: 'K08', nsa: true },
  onlyWith: ['env'],
  check: (container) =>
    listIn(container.spec, 'env').flatMap((variable, index) => {
      const name = fieldOf(variable, 'name');
      const value = fieldOf(variable, 'value');
      return typeof name === 'string' && isCredentialName(name) && isWrittenOut(value)
        ? [
            secretViolation(
              container,
              ['env', index, 'value'],
              `of "${name}" must come from a Secret, not be written out; mount the Secret as a file`,
              `${value.length} characters`,
            ),
          ]
        : [];
    }),
});
