import { Inventory, oncePerApp } from '../../../manifest/inventory';
import { fieldOf, listIn, Path, stringIn, valueAt } from '../../../manifest/json';
import type { Resource } from '../../../manifest/resource';

/** Kinds whose controllers make a Secret, and where its name stands; where it does not, it has the name of the object. */
const MAKERS: { readonly [groupKind: string]: Path } = {
  'bitnami.com/SealedSecret': ['spec', 'template', 'metadata', 'name'],
  'cert-manager.io/Certificate': ['spec', 'secretName'],
  'external-secrets.io/ExternalSecret': ['spec', 'target', 'name'],
};

/** By these policies External Secrets writes into a Secret that somebody else makes, or into none. */
const MAKING_NONE: readonly unknown[] = ['Merge', 'None'];

/** By these annotations cert-manager makes the certificates that an Ingress names. */
const CERTIFICATE_ANNOTATIONS = ['cert-manager.io/cluster-issuer', 'cert-manager.io/issuer', 'kubernetes.io/tls-acme'];

/** The Secrets that controllers make of objects of the app. */
export const madeSecrets = oncePerApp((app): ReadonlySet<string> => {
  const makers = written(app, (resource) => !MAKING_NONE.includes(policyOf(resource)));
  const certificates = app
    .ofKind('networking.k8s.io/Ingress')
    .filter(({ metadata }) => CERTIFICATE_ANNOTATIONS.some((key) => fieldOf(metadata.annotations, key) !== undefined))
    .flatMap((ingress) =>
      listIn(ingress.spec, 'tls').map((tls) => secretKey(ingress, stringIn(tls, 'secretName') ?? '')),
    );
  return new Set([...makers, ...certificates]);
});

/** Those and the ones that controllers write into, so that what they hold is not known. */
export const filledSecrets = oncePerApp(
  (app): ReadonlySet<string> =>
    new Set([...madeSecrets(app), ...written(app, (resource) => policyOf(resource) !== 'None')]),
);

function written(app: Inventory, isMeant: (resource: Resource) => boolean): string[] {
  return Object.keys(MAKERS).flatMap((groupKind) =>
    app
      .ofKind(groupKind)
      .filter(isMeant)
      .map((resource) => {
        const name = valueAt(resource.manifest, MAKERS[groupKind]);
        return secretKey(resource, typeof name === 'string' && name !== '' ? name : resource.name);
      }),
  );
}

function policyOf({ manifest }: Resource): unknown {
  return valueAt(manifest, ['spec', 'target', 'creationPolicy']);
}

/** The key of a Secret in the namespace of an object. */
export function secretKey({ namespace }: Pick<Resource, 'namespace'>, name: string): string {
  return `${namespace || 'default'}/${name}`;
}
