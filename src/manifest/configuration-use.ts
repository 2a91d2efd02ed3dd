import type { ConfigurationKind } from './configuration-reference';
import type { Container } from './container';
import { listIn, objectIn, stringIn } from './json';
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
  return [...pod.containers.flatMap(variableUses), ...pod.volumes.flatMap((volume) => fileUses(pod, volume))];
}

function variableUses({ spec }: Container): ConfigurationUse[] {
  const single = listIn(spec, 'env').flatMap((variable) => {
    const source = objectIn(variable, 'valueFrom');
    return [
      ...usesOf('ConfigMap', 'variables', objectIn(source, 'configMapKeyRef'), KEY),
      ...usesOf('Secret', 'variables', objectIn(source, 'secretKeyRef'), KEY),
    ];
  });
  const whole = listIn(spec, 'envFrom').flatMap((source) => [
    ...usesOf('ConfigMap', 'variables', objectIn(source, 'configMapRef'), ALL),
    ...usesOf('Secret', 'variables', objectIn(source, 'secretRef'), ALL),
  ]);
  return [...single, ...whole];
}

type Keys = (source: unknown) => readonly (string | undefined)[];

const KEY: Keys = (source) => [stringIn(source, 'key')].filter((key) => key !== undefined);
const ALL: Keys = () => [undefined];

function usesOf(
  kind: ConfigurationKind,
  as: ConfigurationUse['as'],
  source: unknown,
  keysOf: Keys,
  nameField = 'name',
): ConfigurationUse[] {
  const name = stringIn(source, nameField);
  return name ? keysOf(source).map((key) => ({ kind, name, as, ...(key === undefined ? {} : { key }) })) : [];
}

function fileUses(pod: Pod, volume: unknown): ConfigurationUse[] {
  const mounted = mountedPaths(pod, stringIn(volume, 'name'));
  const keys: Keys = (source) => mountedKeys(source, mounted);
  return [
    ...usesOf('ConfigMap', 'files', objectIn(volume, 'configMap'), keys),
    ...usesOf('Secret', 'files', objectIn(volume, 'secret'), keys, 'secretName'),
    ...listIn(objectIn(volume, 'projected'), 'sources').flatMap((source) => [
      ...usesOf('ConfigMap', 'files', objectIn(source, 'configMap'), keys),
      ...usesOf('Secret', 'files', objectIn(source, 'secret'), keys),
    ]),
  ];
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
