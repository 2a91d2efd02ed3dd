import type * as kplus from 'cdk8s-plus-28';
import { insertField, isObject, JsonObject, listIn, objectIn, stringIn } from '../manifest/json';
import { isGranted } from './granted-accounts';
import { mends } from './mends';

/** Where programs look by themselves for what they need to ask the API server. */
export const API_FOLDER = '/var/run/secrets/kubernetes.io/serviceaccount';

/** A token that pods get for somebody else than the API server. */
export interface AudienceToken {
  readonly audience: string;
  readonly folder: string;
  readonly file: string;
  /** How long it is valid. */
  readonly seconds: number;
  /** Left out, all. */
  readonly containers?: readonly string[];
}

const TOKENS = new WeakMap<kplus.AbstractPod, readonly AudienceToken[]>();

export function tokensOf(pods: kplus.AbstractPod): readonly AudienceToken[] {
  return TOKENS.get(pods) ?? NONE;
}

const NONE: readonly never[] = Object.freeze([]);

export function addToken(pods: kplus.AbstractPod, token: AudienceToken): void {
  TOKENS.set(pods, [...tokensOf(pods), token]);
}

/** The path of the file that holds a token. */
export function pathOf({ folder, file }: AudienceToken): string {
  return `${folder}/${file}`;
}

/**
 * Mounts the tokens of pods in their template, as overrides have left it: that for the API server just where a binding of
 * this library gives their ServiceAccount something, and those for others.
 *
 * @see https://kubernetes.io/docs/tasks/configure-pod-container/configure-service-account/#launch-a-pod-using-service-account-token-projection
 */
export function mountTokens(template: JsonObject, pods: kplus.AbstractPod): void {
  const spec = objectIn(template, 'spec');
  if (!spec) {
    return;
  }
  // where the API server mounts its token by itself, there is one already
  const account = stringIn(spec, 'serviceAccountName') || DEFAULT_ACCOUNT;
  const isMounted = spec.automountServiceAccountToken === true;
  if (mends(pods) && !isMounted && isGranted(pods, account, pods.metadata.namespace)) {
    mount(spec, 'kube-api-access', API_FOLDER, API_ACCESS);
  }
  const all = tokensOf(pods);
  if (all.length > 0) {
    for (const [folder, tokens] of byFolder(all)) {
      mount(spec, 'service-account-tokens', folder, tokens.map(projectionOf), tokens[0].containers);
    }
  }
}

/** That of pods which name none. */
const DEFAULT_ACCOUNT = 'default';

/**
 * The same as the API server mounts. By this very time it knows tokens that are mounted from those that somebody asked
 * for, and does not end them while programs have not learned to read the file again.
 */
const API_ACCESS: readonly JsonObject[] = [
  { serviceAccountToken: { expirationSeconds: 3607, path: 'token' } },
  { configMap: { items: [{ key: 'ca.crt', path: 'ca.crt' }], name: 'kube-root-ca.crt' } },
  {
    downwardAPI: {
      items: [{ fieldRef: { apiVersion: 'v1', fieldPath: 'metadata.namespace' }, path: 'namespace' }],
    },
  },
];

/**
 * Also as the API server mounts it: a process that is neither root nor in the group of the pod could read nothing else.
 * Where there is such a group, or one user for all containers, the kubelet leaves a token to these.
 */
const FILE_MODE = 0o644;

/** Mounts files in every chosen container that has nothing there yet, as the API server does. */
function mount(
  spec: JsonObject,
  volume: string,
  mountPath: string,
  sources: readonly JsonObject[],
  chosen?: readonly string[],
): void {
  const containers = [...listIn(spec, 'initContainers'), ...listIn(spec, 'containers')]
    .filter(isObject)
    .filter(({ name }) => chosen?.includes(String(name)) ?? true)
    .filter((container) => !listIn(container, 'volumeMounts').some((other) => isAt(other, mountPath)));
  if (containers.length === 0) {
    return;
  }
  const name = freeName(spec, volume);
  for (const container of containers) {
    const mounts = [...listIn(container, 'volumeMounts'), { mountPath, name, readOnly: true }];
    insertField(container, 'volumeMounts', mounts);
  }
  insertField(spec, 'volumes', [
    ...listIn(spec, 'volumes'),
    { name, projected: { defaultMode: FILE_MODE, sources: structuredClone(sources) } },
  ]);
}

function isAt(volumeMount: unknown, folder: string): boolean {
  return stringIn(volumeMount, 'mountPath')?.replace(/\/+$/, '') === folder;
}

function freeName(spec: JsonObject, name: string): string {
  const taken = new Set(listIn(spec, 'volumes').map((volume) => stringIn(volume, 'name')));
  let free = name;
  for (let number = 2; taken.has(free); number += 1) {
    free = `${name}-${number}`;
  }
  return free;
}

function projectionOf({ audience, file, seconds }: AudienceToken): JsonObject {
  return { serviceAccountToken: { audience, expirationSeconds: seconds, path: file } };
}

function byFolder(tokens: readonly AudienceToken[]): Map<string, AudienceToken[]> {
  const folders = new Map<string, AudienceToken[]>();
  for (const token of tokens) {
    folders.set(token.folder, [...(folders.get(token.folder) ?? []), token]);
  }
  return folders;
}
