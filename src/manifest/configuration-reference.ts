import { isBuiltInGroup } from './api-group';
import { CONTAINER_LISTS } from './container';
import { customReferences } from './custom-reference';
import { fieldOf, isAbsent, JsonObject, listIn, Path, stringIn } from './json';
import type { Resource } from './resource';

/** The kinds of objects that hold configuration. */
export type ConfigurationKind = 'ConfigMap' | 'Secret';

/** The kinds of objects that can be named by their content. */
export type NamedKind = ConfigurationKind | 'Job';

/** A field that names a ConfigMap or a Secret; in the rules of roles, a Job too. */
export interface ConfigurationReference {
  readonly kind: NamedKind;
  readonly name: string;
  /** From the root of the object. */
  readonly path: Path;
  /** What holds the field, and under which key. */
  readonly parent: JsonObject | unknown[];
  readonly key: string | number;
}

/**
 * Where an object names ConfigMaps and Secrets: pods, whoever makes them, Ingresses, Gateways, ServiceAccounts and the
 * rules of roles, which name Jobs too, and what in custom kinds looks like it. All but roles without a namespace mean those
 * of their own.
 */
export function configurationReferences({ manifest, group, groupKind, pods }: Resource): ConfigurationReference[] {
  switch (groupKind) {
    case 'extensions/Ingress':
    case 'networking.k8s.io/Ingress':
      return referencesAt(manifest, [], CERTIFICATE_OF_INGRESS);
    case 'gateway.networking.k8s.io/Gateway':
      return referencesAt(manifest, [], CERTIFICATE_OF_GATEWAY).filter(({ parent }) => isSecretBeside(parent));
    case '/ServiceAccount':
      return ['secrets', 'imagePullSecrets'].flatMap((list) =>
        referencesAt(manifest, [], { kind: 'Secret', path: [list, EACH, 'name'] }),
      );
    case 'rbac.authorization.k8s.io/ClusterRole':
    case 'rbac.authorization.k8s.io/Role':
      return listIn(manifest, 'rules').flatMap((rule, index) =>
        RESOURCES.filter((resource) => isAbout(rule, resource)).flatMap(({ kind }) =>
          referencesAt(rule, ['rules', index], { kind, path: ['resourceNames', EACH] }),
        ),
      );
    default:
      return pods.length === 0 && !isBuiltInGroup(group)
        ? customReferences(manifest.spec, ['spec'])
        : pods.flatMap(({ spec, path }) => POD_FIELDS.flatMap((field) => referencesAt(spec, path, field)));
  }
}

/** Stands for every item of a list. */
const EACH = '*';

interface Field {
  readonly kind: NamedKind;
  readonly path: Path;
}

const POD_FIELDS: readonly Field[] = [
  ...CONTAINER_LISTS.flatMap((list): Field[] => [
    { kind: 'ConfigMap', path: [list, EACH, 'env', EACH, 'valueFrom', 'configMapKeyRef', 'name'] },
    { kind: 'Secret', path: [list, EACH, 'env', EACH, 'valueFrom', 'secretKeyRef', 'name'] },
    { kind: 'ConfigMap', path: [list, EACH, 'envFrom', EACH, 'configMapRef', 'name'] },
    { kind: 'Secret', path: [list, EACH, 'envFrom', EACH, 'secretRef', 'name'] },
  ]),
  { kind: 'ConfigMap', path: ['volumes', EACH, 'configMap', 'name'] },
  { kind: 'Secret', path: ['volumes', EACH, 'secret', 'secretName'] },
  { kind: 'ConfigMap', path: ['volumes', EACH, 'projected', 'sources', EACH, 'configMap', 'name'] },
  { kind: 'Secret', path: ['volumes', EACH, 'projected', 'sources', EACH, 'secret', 'name'] },
  { kind: 'Secret', path: ['volumes', EACH, 'csi', 'nodePublishSecretRef', 'name'] },
  { kind: 'Secret', path: ['volumes', EACH, 'azureFile', 'secretName'] },
  ...['cephfs', 'cinder', 'flexVolume', 'iscsi', 'rbd', 'scaleIO', 'storageos'].map((source): Field => ({
    kind: 'Secret',
    path: ['volumes', EACH, source, 'secretRef', 'name'],
  })),
  { kind: 'Secret', path: ['imagePullSecrets', EACH, 'name'] },
];

const CERTIFICATE_OF_INGRESS: Field = { kind: 'Secret', path: ['spec', 'tls', EACH, 'secretName'] };
const CERTIFICATE_OF_GATEWAY: Field = {
  kind: 'Secret',
  path: ['spec', 'listeners', EACH, 'tls', 'certificateRefs', EACH, 'name'],
};

interface ApiResource {
  readonly kind: NamedKind;
  readonly group: string;
  readonly resource: string;
}

const RESOURCES: readonly ApiResource[] = [
  { kind: 'ConfigMap', group: '', resource: 'configmaps' },
  { kind: 'Secret', group: '', resource: 'secrets' },
  { kind: 'Job', group: 'batch', resource: 'jobs' },
];

/** Whether a rule of a role is about objects of a kind, or about a part of them. */
function isAbout(rule: unknown, { group, resource }: ApiResource): boolean {
  const isOfGroup = listIn(rule, 'apiGroups').some((each) => each === group || each === '*');
  return isOfGroup && listIn(rule, 'resources').some((each) => each === '*' || String(each).split('/')[0] === resource);
}

/** Whether a reference of a Gateway means a Secret of its own namespace. */
function isSecretBeside(reference: unknown): boolean {
  return (stringIn(reference, 'kind') ?? 'Secret') === 'Secret' && isAbsent(fieldOf(reference, 'namespace'));
}

function referencesAt(root: unknown, above: Path, { kind, path }: Field): ConfigurationReference[] {
  const [key, ...rest] = path;
  const keys = key !== EACH ? [key] : Array.isArray(root) ? [...root.keys()] : [];
  return keys.flatMap((each): ConfigurationReference[] => {
    const value = Array.isArray(root) ? (root[each as number] as unknown) : fieldOf(root, String(each));
    const here = [...above, each];
    if (rest.length > 0) {
      return isAbsent(value) ? [] : referencesAt(value, here, { kind, path: rest });
    }
    return typeof value === 'string' && value !== ''
      ? [{ kind, name: value, path: here, parent: root as JsonObject | unknown[], key: each }]
      : [];
  });
}
