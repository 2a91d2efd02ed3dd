import type { Inventory } from '../manifest/inventory';
import { fieldOf, JsonObject, objectIn } from '../manifest/json';
import type { Resource } from '../manifest/resource';
import type { Context } from '../policy/context';
import type { Rule } from '../policy/rule';
import { HYGIENE } from '../policy/severity';
import { closest } from './parts/closest';
import { quoted } from './parts/quoted';
import { keyReferences } from './parts/references/key-references';
import { filledSecrets, secretKey } from './parts/references/made-secrets';
import { violation } from './parts/violation';

/**
 * Fields: pods: keys of ConfigMaps and Secrets of the app in env, in items of volumes and projected volumes, and in
 * subPath of mounts of whole ones, unless they are optional
 * Allowed: keys that the object has. What others fill is not known: objects without any key, Secrets of ServiceAccounts and
 * those that controllers of the app's objects write into, and what is marked as a copy
 */
export const configKeysExist: Rule = {
  id: 'config-keys-exist',
  summary: 'the keys that pods take from ConfigMaps and Secrets of the app exist',
  why: 'The containers do not start (CreateContainerConfigError), the pod waits for its volume, or an empty directory is mounted where a file should be.',
  severity: HYGIENE,
  podsOnly: true,
  onlyWith: ['configMap', 'configMapKeyRef', 'secret', 'secretKeyRef'],
  wholeApp: true,
  check: (resource, context) =>
    resource.pods.flatMap(keyReferences).flatMap(({ target, path, holder, name, key }) => {
      const object = context.app.find(`/${holder}`, resource.namespace, name);
      const keys = object && !hasKey(object, key) ? keysOf(object, context) : undefined;
      if (!keys) {
        return [];
      }
      const meant = closest(key, keys);
      const hint = meant
        ? `"${meant}" of the ${holder} "${name}"`
        : `a key of the ${holder} "${name}", which has ${quoted(keys)}`;
      return [violation(target, path, `must be ${hint}`)];
    }),
};

const FIELDS: { readonly [holder: string]: readonly string[] } = {
  '/ConfigMap': ['data', 'binaryData'],
  '/Secret': ['data', 'stringData'],
};

/** Labels and annotations by which controllers are asked to write into an object. */
const MARKS = [
  'config.openshift.io/inject-trusted-cabundle',
  'reflector.v1.k8s.emberstack.com/reflects',
  'replicator.v1.mittwald.de/replicate-from',
  'service.beta.openshift.io/inject-cabundle',
];

function hasKey({ groupKind, manifest }: Resource, key: string): boolean {
  const [usual, other] = FIELDS[groupKind];
  return hasOwn(objectIn(manifest, usual), key) || hasOwn(objectIn(manifest, other), key);
}

function hasOwn(values: JsonObject | undefined, key: string): boolean {
  return values !== undefined && Object.hasOwn(values, key);
}

/** The keys of an object, if they are known. */
function keysOf(object: Resource, { app }: Context): readonly string[] | undefined {
  if (isFilled(object, app)) {
    return undefined;
  }
  const keys = FIELDS[object.groupKind].flatMap((field) => Object.keys(objectIn(object.manifest, field) ?? {}));
  return keys.length > 0 ? keys : undefined;
}

function isFilled(object: Resource, app: Inventory): boolean {
  const { groupKind, manifest, metadata, name } = object;
  return (
    (groupKind === '/Secret' && filledSecrets(app).has(secretKey(object, name))) ||
    fieldOf(manifest, 'type') === 'kubernetes.io/service-account-token' ||
    ['labels', 'annotations'].some((field) =>
      MARKS.some((mark) => fieldOf(objectIn(metadata, field), mark) !== undefined),
    )
  );
}
