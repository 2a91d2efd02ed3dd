import { Inventory, oncePerApp } from '../manifest/inventory';
import { fieldOf, listIn, objectIn, Path, stringIn } from '../manifest/json';
import type { Resource } from '../manifest/resource';
import type { Rule } from '../policy/rule';
import { HYGIENE } from '../policy/severity';
import { INGRESS_KINDS } from './parts/ingress/backends';
import { objectTarget } from './parts/object-target';
import { statement } from './parts/statement';

/**
 * Fields: Ingress: host and path of each of spec.rules, class
 * Allowed: a host and path that no other Ingress of the app with the same class has; an Ingress that is marked as a
 * canary shares them on purpose
 */
export const ingressHostPathUnique: Rule = {
  id: 'ingress-host-path-unique',
  summary: 'no two Ingresses claim the same host and path',
  why: 'The controller keeps one of the two and says nothing, so requests for one app reach the other: a way to take over the host of another team.',
  severity: HYGIENE,
  scanners: { kyverno: ['unique-ingress-host-and-path', 'unique-ingress-path'] },
  standards: { owasp: 'K07' },
  kinds: INGRESS_KINDS,
  wholeApp: true,
  holdsThroughout: ({ app }) => clashes(app).size === 0,
  check: (resource, { app }) =>
    (clashes(app).get(resource) ?? []).map(({ host, path, first }) =>
      statement(
        objectTarget(resource),
        path,
        `the host "${host}" with this path is that of ${first.title} too; change or remove one of them`,
      ),
    ),
};

/** A host and a path that another Ingress has before. */
interface Clash extends Claim {
  readonly first: Resource;
}

const clashes = oncePerApp((app: Inventory): ReadonlyMap<Resource, readonly Clash[]> => {
  const firsts = new Map<string, Resource>();
  const found = new Map<Resource, Clash[]>();
  for (const resource of app.ofKind(...INGRESS_KINDS)) {
    for (const claim of claimsOf(resource)) {
      const first = firsts.get(claim.key) ?? resource;
      if (first !== resource) {
        const before = found.get(resource) ?? [];
        before.push({ ...claim, first });
        found.set(resource, before);
      }
      firsts.set(claim.key, first);
    }
  }
  return found;
});

interface Claim {
  readonly key: string;
  readonly host: string;
  readonly path: Path;
}

const CANARY = 'nginx.ingress.kubernetes.io/canary';
const CLASS = 'kubernetes.io/ingress.class';

function claimsOf({ metadata, spec }: Resource): Claim[] {
  const annotations = objectIn(metadata, 'annotations');
  if (stringIn(annotations, CANARY) === 'true') {
    return [];
  }
  const ingressClass = fieldOf(spec, 'ingressClassName') ?? fieldOf(annotations, CLASS);
  return listIn(spec, 'rules').flatMap((rule, index) => {
    const host = stringIn(rule, 'host') ?? '';
    return listIn(objectIn(rule, 'http'), 'paths').map((item, inner) => ({
      key: JSON.stringify([ingressClass, host.toLowerCase(), fieldOf(item, 'path') ?? '', fieldOf(item, 'pathType')]),
      host,
      path: ['spec', 'rules', index, 'http', 'paths', inner, 'path'],
    }));
  });
}
