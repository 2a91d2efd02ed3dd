import { objectIn } from '../manifest/json';
import type { Rule, Violation } from '../policy/rule';
import { HARDENING } from '../policy/severity';
import { objectTarget } from './parts/object-target';
import { isCredentialName, isWrittenOut } from './parts/secrets/credential-name';
import { secretViolation } from './parts/secrets/secret-violation';
import { settingsOf } from './parts/secrets/settings';

/**
 * Fields: ConfigMap: data
 * Allowed: no value, a placeholder, a path or the address of a store, where a key, or a name in a file of settings, ends
 * like that of a credential
 */
export const noSecretInConfigmap: Rule = {
  id: 'no-secret-in-configmap',
  summary: 'credentials are not written into ConfigMaps',
  why: 'Everybody who may view the namespace may read its ConfigMaps, which are neither encrypted at rest nor kept out of logs as Secrets can be.',
  severity: HARDENING,
  scanners: { polaris: ['sensitiveConfigmapContent'], trivy: ['KSV-0109'], kubescape: ['C-0012'] },
  standards: { owasp: 'K08', nsa: true },
  kinds: ['/ConfigMap'],
  onlyWith: ['data'],
  check: (resource) => {
    const target = objectTarget(resource);
    return Object.entries(objectIn(resource.manifest, 'data') ?? {}).flatMap(([key, text]): Violation[] => {
      if (typeof text !== 'string') {
        return [];
      }
      if (isCredentialName(key) && isWrittenOut(text)) {
        return [secretViolation(target, ['data', key], 'must be in a Secret', `${text.length} characters`)];
      }
      const setting = settingsOf(key, text).find(({ name, value }) => isCredentialName(name) && isWrittenOut(value));
      return setting
        ? [
            secretViolation(
              target,
              ['data', key],
              `holds "${setting.name}" in line ${setting.line}, which must be in a Secret`,
              `${setting.value.length} characters`,
            ),
          ]
        : [];
    });
  },
};
