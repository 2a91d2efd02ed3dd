import type { Container } from '../../../manifest/container';
import { fieldOf, isAbsent, isObject, listIn, objectIn, Path, stringIn, valueAt } from '../../../manifest/json';
import type { Pod } from '../../../manifest/pod';
import type { Target } from '../../../policy/fixer';

/** What holds settings by their keys. */
export type Holder = 'ConfigMap' | 'Secret';

/** A field that names a key of an object of the same namespace. */
export interface KeyReference {
  readonly target: Target;
  readonly path: Path;
  readonly holder: Holder;
  readonly name: string;
  readonly key: string;
}

/** The keys that a pod asks ConfigMaps and Secrets for, but those of which it says that they may be missing. */
export function keyReferences(pod: Pod): KeyReference[] {
  return [
    ...pod.containers.flatMap((container) =>
      listIn(container.spec, 'env').flatMap((variable, index) => environmentKeys(container, variable, index)),
    ),
    ...pod.containers.flatMap(mountedKeys),
    ...listIn(pod.spec, 'volumes').flatMap((volume, index) => [
      ...HOLDERS.flatMap(({ holder, source, name }) =>
        isAbsent(fieldOf(volume, source)) ? [] : fileKeys(pod, ['volumes', index, source], holder, name),
      ),
      ...listIn(fieldOf(volume, 'projected'), 'sources').flatMap((_, inner) =>
        HOLDERS.flatMap(({ holder, source }) =>
          fileKeys(pod, ['volumes', index, 'projected', 'sources', inner, source], holder, 'name'),
        ),
      ),
    ]),
  ];
}

/** How variables and volumes say where they take settings from, and volumes of one source what it is called. */
const HOLDERS = [
  { holder: 'ConfigMap', variable: 'configMapKeyRef', source: 'configMap', name: 'name' },
  { holder: 'Secret', variable: 'secretKeyRef', source: 'secret', name: 'secretName' },
] as const;

function environmentKeys(container: Container, variable: unknown, index: number): KeyReference[] {
  return isAbsent(fieldOf(variable, 'valueFrom'))
    ? []
    : HOLDERS.flatMap(({ holder, variable: reference }) => {
        const path = ['env', index, 'valueFrom', reference];
        return keyIn(container, path, [...path, 'key'], holder, 'name');
      });
}

function fileKeys(pod: Pod, source: Path, holder: Holder, nameField: string): KeyReference[] {
  return listIn(valueAt(pod.spec, source), 'items').flatMap((_, index) =>
    keyIn(pod, source, [...source, 'items', index, 'key'], holder, nameField),
  );
}

/** Single files are mounted by their key, unless the volume gives them names of its own. */
function mountedKeys(container: Container): KeyReference[] {
  const { volumes } = container.pod;
  return listIn(container.spec, 'volumeMounts').flatMap((mount, index) => {
    const key = stringIn(mount, 'subPath');
    if (key === undefined) {
      return [];
    }
    const volume = volumes.find(({ name }) => name === fieldOf(mount, 'name'));
    return HOLDERS.flatMap(({ holder, source, name: nameField }) => {
      const from = objectIn(volume, source);
      const name = stringIn(from, nameField);
      const isWhole = from && from.optional !== true && listIn(from, 'items').length === 0;
      return isWhole && name !== undefined && KEY.test(key)
        ? [{ target: container, path: ['volumeMounts', index, 'subPath'], holder, name, key }]
        : [];
    });
  });
}

/** What is more than one step down is no key. */
const KEY = /^(?!\.)[-._a-zA-Z0-9]+$/;

/** @param source what names the object, and may say that it or the key may be missing */
function keyIn(target: Target, source: Path, path: Path, holder: Holder, nameField: string): KeyReference[] {
  const from = valueAt(target.spec, source);
  const name = fieldOf(from, nameField);
  const key = valueAt(target.spec, path);
  return isObject(from) && from.optional !== true && typeof name === 'string' && typeof key === 'string' && key !== ''
    ? [{ target, path, holder, name, key }]
    : [];
}
