import { configurationUses } from '../manifest/configuration-use';
import type { Inventory } from '../manifest/inventory';
import { fieldOf, listIn, objectIn, Path, stringIn } from '../manifest/json';
import type { Pod } from '../manifest/pod';
import type { Rule } from '../policy/rule';
import { HARDENING } from '../policy/severity';
import { quoted } from './parts/quoted';
import { violation } from './parts/violation';

/**
 * Fields: volumes: secret.items, projected.sources: secret.items, where a container mounts all of the volume
 * Allowed: items, and a Secret of one key. Judged only for Secrets of the app whose type does not say which keys there
 * are, since what others hold is not known; variables are the matter of no-secret-in-env.
 */
export const secretKeysChosen: Rule = {
  id: 'secret-keys-chosen',
  summary: 'pods mount those keys of a Secret that they need',
  why: 'Whoever breaks into the container has all of the Secret, and what is added to it later too.',
  severity: HARDENING,
  standards: { owasp: 'K08' },
  podsOnly: true,
  onlyWith: ['secret'],
  wholeApp: true,
  check: (resource, context) =>
    resource.pods.flatMap((pod) =>
      wholeSecrets(pod).flatMap(({ name, path }) => {
        const keys = openKeys(context.app, resource.namespace, name);
        return keys.length > 1
          ? [violation(pod, [...path, 'items'], `must choose what the pod needs of ${quoted(keys)}`)]
          : [];
      }),
    ),
};

/** The Secrets of which a container gets all keys as files, and where a pod names them. */
function wholeSecrets(pod: Pod): NamedSecret[] {
  const named = wholeVolumes(pod);
  if (named.length === 0) {
    return named; // as nearly always, so that nobody has to find out who mounts them
  }
  const whole = configurationUses(pod).filter(
    ({ kind, as, key }) => kind === 'Secret' && as === 'files' && key === undefined,
  );
  const names = new Set(whole.map(({ name }) => name));
  return named.filter(({ name }) => names.has(name));
}

interface NamedSecret {
  readonly name: string;
  readonly path: Path;
}

/** The Secrets of which volumes choose no keys. */
function wholeVolumes(pod: Pod): NamedSecret[] {
  return listIn(pod.spec, 'volumes')
    .flatMap((volume, index) => [
      { secret: objectIn(volume, 'secret'), field: 'secretName', path: ['volumes', index, 'secret'] },
      ...listIn(objectIn(volume, 'projected'), 'sources').map((source, place) => ({
        secret: objectIn(source, 'secret'),
        field: 'name',
        path: ['volumes', index, 'projected', 'sources', place, 'secret'],
      })),
    ])
    .filter(({ secret }) => secret && listIn(secret, 'items').length === 0)
    .map(({ secret, field, path }) => ({ name: stringIn(secret, field) ?? '', path }));
}

/** The keys of a Secret of the app, if its type leaves them to its author. */
function openKeys(app: Inventory, namespace: string | undefined, name: string): string[] {
  const manifest = app.find('/Secret', namespace, name)?.manifest;
  const type = fieldOf(manifest, 'type') ?? 'Opaque';
  return type === 'Opaque'
    ? ['data', 'stringData'].flatMap((field) => Object.keys(objectIn(manifest, field) ?? {}))
    : [];
}
