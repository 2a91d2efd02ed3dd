import { isAbsent, isObject, listIn, objectIn, Path, stringIn, valueAt } from '../../../manifest/json';
import type { Pod } from '../../../manifest/pod';
import type { Violation } from '../../../policy/rule';
import { duplicate } from '../duplicate';
import { violation } from '../violation';

/** What makes files of things that the API server knows. */
const SOURCES = ['configMap', 'downwardAPI', 'secret'] as const;

const HIGHEST_MODE = 0o777;

/** What is wrong with the files that a volume of a pod makes of ConfigMaps, Secrets, tokens and of the pod itself. */
export function fileViolations(pod: Pod, volume: Path): Violation[] {
  const value = valueAt(pod.spec, volume);
  return [
    ...SOURCES.filter((source) => objectIn(value, source)).flatMap((source) => [
      ...modeViolations(pod, [...volume, source, 'defaultMode']),
      ...itemViolations(pod, [...volume, source]),
    ]),
    ...(objectIn(value, 'projected') ? projectedViolations(pod, [...volume, 'projected']) : []),
  ];
}

function projectedViolations(pod: Pod, projected: Path): Violation[] {
  const sources = listIn(valueAt(pod.spec, projected), 'sources').map((source, index): [unknown, Path] => [
    source,
    [...projected, 'sources', index],
  ]);
  return [
    ...modeViolations(pod, [...projected, 'defaultMode']),
    ...sources.flatMap(([source, path]) => [
      ...SOURCES.filter((each) => objectIn(source, each)).flatMap((each) => itemViolations(pod, [...path, each])),
      ...(objectIn(source, 'serviceAccountToken') ? tokenViolations(pod, [...path, 'serviceAccountToken']) : []),
      ...(objectIn(source, 'clusterTrustBundle') ? pathViolations(pod, [...path, 'clusterTrustBundle', 'path']) : []),
    ]),
    ...samePaths(pod, sources),
  ];
}

/** One file of two sources. The API server does not look at the paths of tokens. */
function samePaths(pod: Pod, sources: readonly (readonly [unknown, Path])[]): Violation[] {
  const first = new Map<string, Path>();
  const paths = sources.flatMap(([source, path]) => [
    ...SOURCES.flatMap((each) =>
      listIn(objectIn(source, each), 'items').map((_, index) => [...path, each, 'items', index, 'path']),
    ),
    ...(objectIn(source, 'clusterTrustBundle') ? [[...path, 'clusterTrustBundle', 'path']] : []),
  ]);
  return paths.flatMap((path): Violation[] => {
    const text = valueAt(pod.spec, path);
    if (typeof text !== 'string' || text === '') {
      return [];
    }
    const earlier = first.get(text);
    if (earlier) {
      return [duplicate(pod, path, `sources[${earlier[4]}]`)];
    }
    first.set(text, path);
    return [];
  });
}

function itemViolations(pod: Pod, source: Path): Violation[] {
  return listIn(valueAt(pod.spec, source), 'items').flatMap((item, index) => {
    if (!isObject(item)) {
      return [];
    }
    const path = [...source, 'items', index];
    const isOfPod = source[source.length - 1] === 'downwardAPI';
    return [
      ...(isOfPod ? fieldViolations(pod, path) : keyViolations(pod, path)),
      ...pathViolations(pod, [...path, 'path']),
      ...modeViolations(pod, [...path, 'mode']),
    ];
  });
}

function keyViolations(pod: Pod, item: Path): Violation[] {
  return valueAt(pod.spec, [...item, 'key']) ? [] : [violation(pod, [...item, 'key'], 'must be set')];
}

/** Of itself a pod can tell a field or a resource of a container. */
function fieldViolations(pod: Pod, item: Path): Violation[] {
  const value = valueAt(pod.spec, item);
  const [field, resource] = ['fieldRef', 'resourceFieldRef'].map((name) => objectIn(value, name));
  if (!field && !resource) {
    return [violation(pod, [...item, 'fieldRef'], 'must be set, or resourceFieldRef')];
  }
  if (field && resource) {
    return [violation(pod, [...item, 'resourceFieldRef', 'resource'], 'must be left out beside fieldRef')];
  }
  return resource && !stringIn(resource, 'containerName')
    ? [violation(pod, [...item, 'resourceFieldRef', 'containerName'], 'must be set to the container that is meant')]
    : [];
}

function tokenViolations(pod: Pod, token: Path): Violation[] {
  const path = [...token, 'expirationSeconds'];
  const seconds = valueAt(pod.spec, path);
  const isPossible =
    isAbsent(seconds) || (Number.isInteger(seconds) && Number(seconds) >= 600 && Number(seconds) <= 2 ** 32);
  return [
    ...(isPossible ? [] : [violation(pod, path, 'must be a whole number of at least 600')]),
    ...pathViolations(pod, [...token, 'path']),
  ];
}

function pathViolations(pod: Pod, path: Path): Violation[] {
  const text = valueAt(pod.spec, path);
  if (isAbsent(text) || text === '') {
    return [violation(pod, path, 'must be set')];
  }
  return typeof text === 'string' && (text.startsWith('/') || text.startsWith('..') || text.split('/').includes('..'))
    ? [violation(pod, path, 'must lead down from the directory of the volume, e.g. "config/app.yaml"')]
    : [];
}

function modeViolations(pod: Pod, path: Path): Violation[] {
  const mode = valueAt(pod.spec, path);
  return isAbsent(mode) || (Number.isInteger(mode) && Number(mode) >= 0 && Number(mode) <= HIGHEST_MODE)
    ? []
    : [violation(pod, path, `must be from 0 to 0777, which is ${HIGHEST_MODE} in decimal`)];
}
