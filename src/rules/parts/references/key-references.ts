import type { Container } from '../../../manifest/container';
import { fieldOf, isAbsent, JsonObject, listIn, objectIn, Path, stringIn } from '../../../manifest/json';
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
export function keyReferences(pod: Pod): readonly KeyReference[] {
  const found: KeyReference[] = [];
  for (const container of pod.containers) {
    addEnvironmentKeys(found, container);
  }
  for (const container of pod.containers) {
    addMountedKeys(found, container);
  }
  addFileKeys(found, pod);
  return found;
}

/** How variables and volumes say where they take settings from, and volumes of one source what it is called. */
const HOLDERS = [
  { holder: 'ConfigMap', variable: 'configMapKeyRef', source: 'configMap', name: 'name' },
  { holder: 'Secret', variable: 'secretKeyRef', source: 'secret', name: 'secretName' },
] as const;

function addEnvironmentKeys(found: KeyReference[], container: Container): void {
  const variables = listIn(container.spec, 'env');
  for (let index = 0; index < variables.length; index++) {
    const valueFrom = fieldOf(variables[index], 'valueFrom');
    if (isAbsent(valueFrom)) {
      continue; // as most, so that nothing is made for them
    }
    for (const { holder, variable } of HOLDERS) {
      const from = objectIn(valueFrom, variable);
      if (from) {
        const path = ['env', index, 'valueFrom', variable, 'key'];
        addKey(found, { target: container, from, holder, name: from.name, key: from.key, path });
      }
    }
  }
}

/** Single files are mounted by their key, unless the volume gives them names of its own. */
function addMountedKeys(found: KeyReference[], container: Container): void {
  const mounts = listIn(container.spec, 'volumeMounts');
  for (let index = 0; index < mounts.length; index++) {
    const key = stringIn(mounts[index], 'subPath');
    if (key === undefined || !KEY.test(key)) {
      continue;
    }
    const volume = container.pod.volumes.find(({ name }) => name === fieldOf(mounts[index], 'name'));
    for (const { holder, source, name } of HOLDERS) {
      const from = objectIn(volume, source);
      if (from && listIn(from, 'items').length === 0) {
        const path = ['volumeMounts', index, 'subPath'];
        addKey(found, { target: container, from, holder, name: from[name], key, path });
      }
    }
  }
}

/** What is more than one step down is no key. */
const KEY = /^(?!\.)[-._a-zA-Z0-9]+$/;

function addFileKeys(found: KeyReference[], pod: Pod): void {
  listIn(pod.spec, 'volumes').forEach((volume, index) => {
    for (const { holder, source, name } of HOLDERS) {
      const from = objectIn(volume, source);
      if (from) {
        addItems(found, pod, from, { holder, name, path: ['volumes', index, source] });
      }
    }
    listIn(fieldOf(volume, 'projected'), 'sources').forEach((projected, inner) => {
      for (const { holder, source } of HOLDERS) {
        const from = objectIn(projected, source);
        if (from) {
          const path = ['volumes', index, 'projected', 'sources', inner, source];
          addItems(found, pod, from, { holder, name: 'name', path });
        }
      }
    });
  });
}

function addItems(
  found: KeyReference[],
  pod: Pod,
  from: JsonObject,
  { holder, name, path }: { readonly holder: Holder; readonly name: string; readonly path: Path },
): void {
  listIn(from, 'items').forEach((item, index) => {
    const key = fieldOf(item, 'key');
    addKey(found, { target: pod, from, holder, name: from[name], key, path: [...path, 'items', index, 'key'] });
  });
}

interface Written extends Pick<KeyReference, 'target' | 'holder' | 'path'> {
  /** What names the object, and may say that it or the key may be missing. */
  readonly from: JsonObject;
  readonly name: unknown;
  readonly key: unknown;
}

function addKey(found: KeyReference[], { target, from, holder, name, key, path }: Written): void {
  if (from.optional !== true && typeof name === 'string' && typeof key === 'string' && key !== '') {
    found.push({ target, path, holder, name, key });
  }
}
