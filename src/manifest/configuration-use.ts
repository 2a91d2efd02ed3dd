import type { ConfigurationKind } from './configuration-reference';
import { fieldOf, JsonObject, listIn, objectIn, stringIn } from './json';
import type { Pod } from './pod';

/** What the containers of a pod see of a ConfigMap or a Secret. */
export interface ConfigurationUse {
  readonly kind: ConfigurationKind;
  readonly name: string;
  /** Variables see only the text of a ConfigMap, files also its `binaryData`. */
  readonly as: 'variables' | 'files';
  /** The one key that they see; left out, all. */
  readonly key?: string;
}

/**
 * What the containers of a pod see of ConfigMaps and Secrets. Volumes that none of them mounts are seen by none, and what
 * the kubelet or a driver needs of a Secret to pull an image or to mount a volume is no content of the pod.
 */
export function configurationUses(pod: Pod): ConfigurationUse[] {
  const uses: ConfigurationUse[] = [];
  for (const { spec } of pod.containers) {
    addVariableUses(uses, spec);
  }
  for (const volume of pod.volumes) {
    addFileUses(uses, pod, volume);
  }
  return uses;
}

function addVariableUses(uses: ConfigurationUse[], spec: JsonObject): void {
  for (const variable of listIn(spec, 'env')) {
    const source = objectIn(variable, 'valueFrom');
    if (source) {
      addVariableUse(uses, 'ConfigMap', fieldOf(source, 'configMapKeyRef'));
      addVariableUse(uses, 'Secret', fieldOf(source, 'secretKeyRef'));
    }
  }
  for (const source of listIn(spec, 'envFrom')) {
    addUses(uses, 'ConfigMap', 'variables', objectIn(source, 'configMapRef'), ALL);
    addUses(uses, 'Secret', 'variables', objectIn(source, 'secretRef'), ALL);
  }
}

/** Most of what pods use: one key of one object. */
function addVariableUse(uses: ConfigurationUse[], kind: ConfigurationKind, source: unknown): void {
  const name = stringIn(source, 'name');
  const key = stringIn(source, 'key');
  if (name && key !== undefined) {
    uses.push({ kind, name, as: 'variables', key });
  }
}

type Keys = (source: unknown) => readonly (string | undefined)[];

const NONE: readonly never[] = Object.freeze([]);

const KEY: Keys = (source) => {
  const key = stringIn(source, 'key');
  return key === undefined ? NONE : [key];
};
const ALL: Keys = () => [undefined];

function addUses(
  uses: ConfigurationUse[],
  kind: ConfigurationKind,
  as: ConfigurationUse['as'],
  source: unknown,
  keysOf: Keys,
  nameField = 'name',
): void {
  const name = stringIn(source, nameField);
  if (name) {
    for (const key of keysOf(source)) {
      uses.push({ kind, name, as, key });
    }
  }
}

function addFileUses(uses: ConfigurationUse[], pod: Pod, volume: unknown): void {
  const configMap = objectIn(volume, 'configMap');
  const secret = objectIn(volume, 'secret');
  const sources = listIn(objectIn(volume, 'projected'), 'sources');
  if (!configMap && !secret && sources.length === 0) {
    return; // most volumes are of another kind
  }
  const mounted = mountedPaths(pod, stringIn(volume, 'name'));
  const keys: Keys = (source) => mountedKeys(source, mounted);
  addUses(uses, 'ConfigMap', 'files', configMap, keys);
  addUses(uses, 'Secret', 'files', secret, keys, 'secretName');
  for (const source of sources) {
    addUses(uses, 'ConfigMap', 'files', objectIn(source, 'configMap'), keys);
    addUses(uses, 'Secret', 'files', objectIn(source, 'secret'), keys);
  }
}

/** The whole of a volume, where a path within it must be. */
const WHOLE = '';

/** The paths within a volume that containers mount. */
function mountedPaths(pod: Pod, volume: string | undefined): string[] {
  return pod.containers.flatMap(({ spec }) =>
    listIn(spec, 'volumeMounts')
      .filter((mount) => stringIn(mount, 'name') === volume)
      // with subPathExpr, only the kubelet knows which path it becomes
      .map((mount) => stringIn(mount, 'subPath') ?? WHOLE)
      .map((path) => path.replace(/^(\.?\/)+|\/+$/g, '')),
  );
}

/** The keys of a source that stand at the mounted paths. */
function mountedKeys(source: unknown, mounted: readonly string[]): readonly (string | undefined)[] {
  const items = listIn(source, 'items');
  if (items.length === 0) {
    // without items, each key is a file of its name
    return mounted.includes(WHOLE) ? [undefined] : mounted.map((path) => path.split('/')[0]);
  }
  return items
    .filter((item) => mounted.some((path) => path === WHOLE || isWithin(stringIn(item, 'path') ?? '', path)))
    .flatMap((item) => KEY(item));
}

function isWithin(file: string, path: string): boolean {
  return file === path || file.startsWith(`${path}/`);
}
