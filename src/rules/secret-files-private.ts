import { fieldOf, isAbsent, JsonObject, listIn, objectIn, Path } from '../manifest/json';
import type { Pod } from '../manifest/pod';
import type { Rule } from '../policy/rule';
import { HARDENING } from '../policy/severity';
import { isServedByKnative } from './parts/long-running';
import { volumeGroupOf } from './parts/process-group';
import { violation } from './parts/violation';

/** Read by the owner and by the group. */
const PRIVATE_MODE = 0o440;

/**
 * Fields: volumes: secret, projected with a Secret among its sources: defaultMode; their items: mode
 * Allowed: modes that give others nothing. Left out, the mode is 0644.
 * Not on Windows, which has no modes.
 *
 * Fix: 0440, and the pod's fsGroup as fs-group-set writes it, without which only root could read the files.
 * Behavioural: a process that has given up the groups it was started with reads nothing any more.
 */
export const secretFilesPrivate: Rule = {
  id: 'secret-files-private',
  summary: 'only the group of the pod can read the files of Secrets',
  why: 'Left out, every user in the container can read them, so a helper process that was broken into under another user has them too.',
  severity: HARDENING,
  standards: { owasp: 'K08' },
  podsOnly: true,
  onlyWith: ['secret'],
  check: ({ pods }) =>
    pods
      .filter((pod) => !pod.isWindows)
      .flatMap((pod) =>
        secretVolumes(pod)
          .flatMap(openModes)
          .map((path) => violation(pod, path, 'must be 288, which is 0440 in octal', { write: PRIVATE_MODE })),
      ),
  fix: (resource, fixer, context) => {
    for (const pod of resource.pods.filter(({ isWindows }) => !isWindows)) {
      const volumes = secretVolumes(pod).filter(({ mode }) => isAbsent(mode));
      const group = isAbsent(pod.own('fsGroup')) ? volumeGroupOf(pod, context) : undefined;
      // Knative refuses a security context there unless its administrator has allowed it
      if (volumes.length > 0 && !(group !== undefined && isServedByKnative(resource))) {
        fixer.within('behavioural', () => {
          if (group !== undefined) {
            fixer.fill(pod, ['securityContext', 'fsGroup'], group);
          }
          for (const { spec, path, field } of volumes) {
            fixer.fill({ spec, path: [...pod.path, ...path] }, [field, 'defaultMode'], PRIVATE_MODE);
          }
        });
      }
    }
  },
};

/** A volume whose files come from Secrets. */
interface SecretVolume {
  readonly spec: JsonObject;
  /** From the pod spec. */
  readonly path: Path;
  readonly field: 'secret' | 'projected';
  /** The mode of files that say none of their own. */
  readonly mode: unknown;
  /** What is chosen of each Secret, and where that stands. */
  readonly choices: readonly { readonly path: Path; readonly items: readonly unknown[] }[];
}

function secretVolumes({ spec: { volumes } }: Pod): SecretVolume[] {
  return (Array.isArray(volumes) ? volumes : []).flatMap((spec: unknown, index) => {
    const path = ['volumes', index];
    const whole = objectIn(spec, 'secret');
    const sources = listIn(objectIn(spec, 'projected'), 'sources').flatMap((source, place) => {
      const secret = objectIn(source, 'secret');
      return secret ? [choiceOf(secret, [...path, 'projected', 'sources', place, 'secret'])] : [];
    });
    return [
      ...(whole ? [volumeOf(spec, path, 'secret', [choiceOf(whole, [...path, 'secret'])])] : []),
      ...(sources.length > 0 ? [volumeOf(spec, path, 'projected', sources)] : []),
    ];
  });
}

function volumeOf(
  spec: unknown,
  path: Path,
  field: SecretVolume['field'],
  choices: SecretVolume['choices'],
): SecretVolume {
  return { spec: spec as JsonObject, path, field, mode: fieldOf(objectIn(spec, field), 'defaultMode'), choices };
}

function choiceOf(secret: JsonObject, path: Path): SecretVolume['choices'][number] {
  return { path: [...path, 'items'], items: listIn(secret, 'items') };
}

/** The fields whose value lets others read files, or would if they were there. */
function openModes({ path, field, mode, choices }: SecretVolume): Path[] {
  const usesDefault = choices.some(
    ({ items }) => items.length === 0 || items.some((item) => isAbsent(fieldOf(item, 'mode'))),
  );
  return [
    ...(usesDefault && (isAbsent(mode) || isForOthers(mode)) ? [[...path, field, 'defaultMode']] : []),
    ...choices.flatMap(({ path: list, items }) =>
      [...items.keys()]
        .filter((index) => isForOthers(fieldOf(items[index], 'mode')))
        .map((index) => [...list, index, 'mode']),
    ),
  ];
}

function isForOthers(mode: unknown): boolean {
  return typeof mode === 'number' && mode % 8 !== 0; // the last octal digit
}
