import type * as kplus from 'cdk8s-plus-28';
import { addedContainers } from '../connections/pod-overrides';
import { refuseAtSynth } from './fault';
import { addToken, API_FOLDER, AudienceToken, pathOf, tokensOf } from './mounted-tokens';
import { giveAccount } from './pod-account';
import type { TokenOptions } from './token-options';

/**
 * Mounts a token in pods of this library by which somebody else than the API server knows them.
 *
 * @returns the path of the file that holds it
 * @throws if the audience, the path or the time is none, or another token is there
 */
export function grantToken(pods: kplus.AbstractPod, audience: string, options: TokenOptions = {}): string {
  const token = tokenFor(pods.node.path, audience, options);
  if (!isGrantedAlready(pods, token)) {
    addToken(pods, token);
    refuseAtSynth(pods, () => strangers(pods, token));
    giveAccount(pods);
  }
  return pathOf(token);
}

function tokenFor(who: string, audience: string, options: TokenOptions): AudienceToken {
  const words = String(audience)
    .replace(/^[a-z]+:\/\//, '')
    .replace(/[^A-Za-z0-9.]+/g, '-')
    .replace(/^[-.]+|[-.]+$/g, '');
  if (typeof audience !== 'string' || !words) {
    throw new Error(`a token of "${who}" needs an audience, e.g. "vault", not ${JSON.stringify(audience)}`);
  }
  const { path = `/var/run/secrets/tokens/${words}/token`, expiration, containers } = options;
  const seconds = expiration?.toSeconds({ integral: false }) ?? 3600;
  if (!ABSOLUTE.test(path)) {
    throw new Error(
      `the token of "${who}" for "${audience}" needs the absolute path of a folder and a file, e.g. ` +
        `"/var/run/secrets/tokens/vault/token", not ${JSON.stringify(path)}`,
    );
  }
  if (path.startsWith(`${API_FOLDER}/`)) {
    throw new Error(
      `the token of "${who}" for "${audience}" cannot be at "${path}", where that for the API server belongs; write ` +
        'another path',
    );
  }
  if (!Number.isInteger(seconds) || seconds < SHORTEST || seconds > LONGEST) {
    throw new Error(
      `the token of "${who}" for "${audience}" must be valid for a whole number of seconds from ${SHORTEST} to ${LONGEST}, not ` +
        `${seconds}; write e.g. Duration.hours(1)`,
    );
  }
  const end = path.lastIndexOf('/');
  return {
    audience,
    folder: path.slice(0, end),
    file: path.slice(end + 1),
    seconds,
    containers: containers && [...containers],
  };
}

const ABSOLUTE = /^(?:\/(?!\.\.?(?:\/|$))[^/:]+){2,}$/;

// what the API server takes
const SHORTEST = 600;
const LONGEST = 2 ** 32;

/** One folder is one volume, so whoever has one of its tokens has all. */
function isGrantedAlready(pods: kplus.AbstractPod, token: AudienceToken): boolean {
  const others = tokensOf(pods).filter(({ folder }) => folder === token.folder);
  const same = others.find(({ file }) => file === token.file);
  if (same && JSON.stringify(same) === JSON.stringify(token)) {
    return true;
  }
  const other = same ?? others.find(({ containers }) => String(containers) !== String(token.containers));
  if (other) {
    throw new Error(
      `the token of "${pods.node.path}" for "${token.audience}" cannot be at "${pathOf(token)}", beside that for ` +
        `"${other.audience}" at "${pathOf(other)}"; give it a folder of its own`,
    );
  }
  return false;
}

function strangers(pods: kplus.AbstractPod, { audience, containers = [] }: AudienceToken): string[] {
  const names = [...[...pods.containers, ...pods.initContainers].map(({ name }) => name), ...addedContainers(pods)];
  return containers
    .filter((name) => !names.includes(name))
    .map(
      (name) =>
        `the token for "${audience}" is for a container "${name}", and there are only ${names.join(', ')}; write one of them`,
    );
}
