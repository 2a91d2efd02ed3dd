import type { Container } from '../manifest/container';
import { fieldOf, isAbsent, listIn, pathText, stringIn } from '../manifest/json';
import { podRule, Violation } from '../policy/rule';
import { HYGIENE } from '../policy/severity';
import { duplicate } from './parts/duplicate';
import { hiddenFileViolations } from './parts/storage/hidden-files';
import { violation } from './parts/violation';

/** What makes files, and in which the kubelet makes the folders that others are mounted at. */
const PREPARED = ['configMap', 'downwardAPI', 'projected', 'secret'];

/**
 * Fields: containers, init and ephemeral: volumeMounts: mountPath, readOnly; volumes: paths of the files that configMap,
 * secret, downwardAPI and projected make
 * Allowed: places of their own, whatever the spelling, and not in what is mounted to be read only; of the files of a
 * volume, none where another is or needs a folder
 */
export const mountsNotHidden = podRule({
  id: 'mounts-not-hidden',
  summary: 'no mount or file of a volume hides another, or is in the way of one',
  why: 'Of two mounts or files at one place, the program sees only the last. Inside of what is mounted to be read only, a container starts only if the folder to mount at is there already.',
  severity: HYGIENE,
  onlyWith: ['configMap', 'downwardAPI', 'projected', 'secret', 'volumeMounts'],
  check: (pod) => [
    ...pod.containers.flatMap(mountViolations),
    ...listIn(pod.spec, 'volumes').flatMap((volume, index) =>
      PREPARED.every((source) => isAbsent(fieldOf(volume, source)))
        ? []
        : hiddenFileViolations(pod, ['volumes', index]),
    ),
  ],
});

function mountViolations(container: Container): Violation[] {
  const written = listIn(container.spec, 'volumeMounts');
  if (written.length < 2) {
    return [];
  }
  const mounts = written.map((mount, index) => ({
    index,
    mount,
    name: stringIn(mount, 'name'),
    place: placeOf(stringIn(mount, 'mountPath')),
  }));
  return mounts.flatMap((one) => hiddenViolations(container, one, mounts));
}

interface Mount {
  readonly index: number;
  readonly mount: unknown;
  readonly name: string | undefined;
  /** The names of the folders on the way to it. */
  readonly place: readonly string[] | undefined;
}

function hiddenViolations(container: Container, { index, mount, place }: Mount, all: readonly Mount[]): Violation[] {
  if (!place) {
    return [];
  }
  const path = ['volumeMounts', index, 'mountPath'];
  const twin = all.find((other) => other.index < index && other.place && isSame(other.place, place));
  if (twin) {
    // what is spelled alike is refused, and unique-mount-paths says so
    return stringIn(twin.mount, 'mountPath') === stringIn(mount, 'mountPath')
      ? []
      : [duplicate(container, path, pathText(['volumeMounts', twin.index]))];
  }
  const around = all.find(
    (other) => other.place && isInside(place, other.place) && isReadOnly(other) && !isPrepared(container, other),
  );
  const outer = around && stringIn(around.mount, 'mountPath');
  return around
    ? [violation(container, path, `must be outside of ${JSON.stringify(outer)}, which is mounted to be read only`)]
    : [];
}

function isReadOnly({ mount }: Mount): boolean {
  return fieldOf(mount, 'readOnly') === true;
}

function isPrepared(container: Container, { name }: Mount): boolean {
  const volume = listIn(container.pod.spec, 'volumes').find((each) => stringIn(each, 'name') === name);
  return PREPARED.some((source) => !isAbsent(fieldOf(volume, source)));
}

function placeOf(mountPath: string | undefined): string[] | undefined {
  const folders: string[] = [];
  for (const folder of mountPath?.split('/') ?? []) {
    if (folder === '..') {
      folders.pop();
    } else if (folder !== '' && folder !== '.') {
      folders.push(folder);
    }
  }
  return mountPath ? folders : undefined;
}

function isSame(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && isInside(one, other, 0);
}

function isInside(inner: readonly string[], outer: readonly string[], deeper = 1): boolean {
  return inner.length >= outer.length + deeper && outer.every((folder, index) => folder === inner[index]);
}
