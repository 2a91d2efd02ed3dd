import { objectIn } from '../manifest/json';
import type { Resource } from '../manifest/resource';
import type { Rule } from '../policy/rule';
import { HARDENING } from '../policy/severity';
import { objectTarget } from './parts/object-target';
import { isPlaceholder } from './parts/secrets/placeholder';
import { secretViolation } from './parts/secrets/secret-violation';

/** Keys of what everybody may know, and of what no attacker can use alone. */
const PUBLIC: ReadonlySet<string> = new Set([
  'ca-bundle.crt',
  'ca.crt',
  'namespace',
  'service-ca.crt',
  'tls.crt',
  'username',
]);

/**
 * Fields: Secret: data, stringData
 * Allowed: no values, empty ones, placeholders, certificates and user names
 */
export const noLiteralSecretObjects: Rule = {
  id: 'no-literal-secret-objects',
  summary: 'the values of Secrets do not stand in manifests',
  why: 'Base64 hides nothing: the value is readable in the repository, in every copy of it and in all that handles the manifests on their way.',
  severity: HARDENING,
  standards: { owasp: 'K08' },
  kinds: ['/Secret'],
  onlyWith: ['data', 'stringData'],
  check: (resource) => {
    const keys = secretKeys(resource);
    return keys.length === 0
      ? []
      : [
          secretViolation(
            objectTarget(resource),
            keys[0],
            `${keys.length > 1 ? `and ${keys.length - 1} more hold` : 'holds'} the secret itself; let the cluster fetch or decrypt it, e.g. with an ExternalSecret or a SealedSecret`,
            `${keys.length} values`,
          ),
        ];
  },
};

function secretKeys({ manifest }: Resource): string[][] {
  return ['data', 'stringData'].flatMap((field) =>
    Object.entries(objectIn(manifest, field) ?? {})
      .filter(([key, value]) => !PUBLIC.has(key) && typeof value === 'string' && holdsSecret(value, field === 'data'))
      .map(([key]) => [field, key]),
  );
}

function holdsSecret(value: string, encoded: boolean): boolean {
  const text = (
    encoded ? Buffer.from(value.slice(0, BEGINNING), 'base64').toString() : value.slice(0, BEGINNING)
  ).trim();
  return text !== '' && !isPlaceholder(text);
}

/** As much as a placeholder is long. */
const BEGINNING = 120;
