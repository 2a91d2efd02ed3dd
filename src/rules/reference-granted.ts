import { Inventory, oncePerApp, sameNamespace } from '../manifest/inventory';
import { fieldOf, isAbsent, listIn, objectIn, Path, stringIn } from '../manifest/json';
import type { Resource } from '../manifest/resource';
import { namespaceName } from '../network/namespaces';
import type { Rule } from '../policy/rule';
import { HYGIENE } from '../policy/severity';
import { ROUTE_KINDS, routeBackends } from './parts/ingress/routes';
import { objectTarget } from './parts/object-target';
import { violation } from './parts/violation';

const GATEWAY = 'gateway.networking.k8s.io/Gateway';
const GRANT = 'gateway.networking.k8s.io/ReferenceGrant';

/**
 * Fields: routes of the Gateway API: backendRefs, and those that they mirror to; Gateway: certificateRefs of listeners
 * Allowed: what is in the namespace of the object, or that a ReferenceGrant of the app there lets it refer to. Namespaces of
 * which the app has nothing are not judged: what is granted there, others know.
 */
export const referenceGranted: Rule = {
  id: 'reference-granted',
  summary: 'routes and Gateways are granted what they refer to in other namespaces',
  why: 'Nothing is sent there, since the gateway heeds no reference into a namespace that does not grant it; routes answer with an error (500).',
  severity: HYGIENE,
  kinds: [GATEWAY, ...ROUTE_KINDS],
  onlyWith: ['backendRef', 'backendRefs', 'certificateRefs'],
  wholeApp: true,
  check: (resource, context) =>
    referencesOf(resource)
      .filter(({ namespace }) => !sameNamespace(namespace, resource.namespace))
      .filter(({ namespace }) => namespacesOf(context.app).has(namespaceName(namespace)))
      .filter((reference) => !isGranted(context.app, resource, reference))
      .map(({ path, kind, namespace }) =>
        violation(
          objectTarget(resource),
          [...path, 'namespace'],
          `must be that of the ${resource.kind}, or a ReferenceGrant in "${namespace}" must let it refer to a ${kind}`,
        ),
      ),
};

/** An object that another refers to. */
interface Reference {
  readonly path: Path;
  readonly kind: 'Service' | 'Secret';
  readonly namespace: string | undefined;
  readonly name: string;
}

function referencesOf(resource: Resource): Reference[] {
  return resource.groupKind === GATEWAY
    ? certificatesOf(resource)
    : routeBackends(resource).map(({ path, service: name, namespace }) => ({ path, kind: 'Service', namespace, name }));
}

function certificatesOf({ spec, namespace }: Resource): Reference[] {
  return listIn(spec, 'listeners').flatMap((listener, index) =>
    listIn(objectIn(listener, 'tls'), 'certificateRefs').flatMap((reference, inner): Reference[] => {
      const name = stringIn(reference, 'name');
      const isSecret = !fieldOf(reference, 'group') && (fieldOf(reference, 'kind') ?? 'Secret') === 'Secret';
      const path = ['spec', 'listeners', index, 'tls', 'certificateRefs', inner];
      return name !== undefined && isSecret
        ? [{ path, kind: 'Secret', namespace: stringIn(reference, 'namespace') ?? namespace, name }]
        : [];
    }),
  );
}

const namespacesOf = oncePerApp(
  (app): ReadonlySet<string> => new Set(app.resources.flatMap(({ namespace }) => namespace || [])),
);

const grantsByNamespace = oncePerApp((app): ReadonlyMap<string, readonly Resource[]> => {
  const found = new Map<string, Resource[]>();
  for (const grant of app.ofKind(GRANT)) {
    const namespace = namespaceName(grant.namespace);
    found.set(namespace, [...(found.get(namespace) ?? []), grant]);
  }
  return found;
});

function isGranted(app: Inventory, { group, kind, namespace: own }: Resource, reference: Reference): boolean {
  return (grantsByNamespace(app).get(namespaceName(reference.namespace)) ?? []).some(
    ({ spec }) =>
      listIn(spec, 'from').some(
        (from) =>
          stringIn(from, 'group') === group &&
          stringIn(from, 'kind') === kind &&
          sameNamespace(stringIn(from, 'namespace'), own),
      ) &&
      listIn(spec, 'to').some((to) => {
        const name = fieldOf(to, 'name');
        const isKind = !fieldOf(to, 'group') && stringIn(to, 'kind') === reference.kind;
        return isKind && (isAbsent(name) || name === '' || name === reference.name);
      }),
  );
}
