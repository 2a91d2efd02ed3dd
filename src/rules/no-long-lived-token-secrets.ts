import { fieldOf, listIn, stringIn } from '../manifest/json';
import type { Rule } from '../policy/rule';
import { HARDENING } from '../policy/severity';
import { objectTarget } from './parts/object-target';
import { SERVICE_ACCOUNT } from './parts/service-account';
import { violation } from './parts/violation';

/**
 * Fields: Secret: type; ServiceAccount: secrets: name
 * Allowed: other types than kubernetes.io/service-account-token; in a ServiceAccount other names than its own with "-token-"
 * and five characters, which old clusters wrote there for such a Secret and exports still show
 */
export const noLongLivedTokenSecrets: Rule = {
  id: 'no-long-lived-token-secrets',
  summary: 'no token of a ServiceAccount is kept in a Secret',
  why: 'Such a token never expires and is bound to no pod, so whoever reads it once may use it until somebody deletes the Secret.',
  severity: HARDENING,
  scanners: { kyverno: ['check-serviceaccount-secrets', 'deny-secret-service-account-token-type'] },
  standards: { owasp: 'K03' },
  kinds: ['/Secret', SERVICE_ACCOUNT],
  onlyWith: ['secrets', 'type'],
  check: (resource) => {
    const target = objectTarget(resource);
    if (resource.groupKind === '/Secret') {
      return fieldOf(resource.manifest, 'type') === TOKEN_TYPE
        ? [
            violation(
              target,
              ['type'],
              'must be another; get tokens that expire from the TokenRequest API or a projected volume',
            ),
          ]
        : [];
    }
    return listIn(resource.manifest, 'secrets').flatMap((secret, index) =>
      isTokenOf(resource.name, stringIn(secret, 'name') ?? '')
        ? [violation(target, ['secrets', index, 'name'], 'must be left out, as nothing makes such tokens any more')]
        : [],
    );
  },
};

const TOKEN_TYPE = 'kubernetes.io/service-account-token';

function isTokenOf(account: string, secret: string): boolean {
  return secret.startsWith(`${account}-token-`) && /^[a-z0-9]{5}$/.test(secret.slice(`${account}-token-`.length));
}
