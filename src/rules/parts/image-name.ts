import { imageReferenceOf } from '../../manifest/image';

/** Where an image comes from, with what the kubelet fills in: `docker.io` and `library/nginx` for `nginx`. */
export interface ImageName {
  readonly registry: string;
  readonly repository: string;
}

const DOCKER_HUB = 'docker.io';
const ALIAS_OF_DOCKER_HUB = 'index.docker.io';

/** The whole name of an image, or undefined if it cannot be read. */
export function imageNameOf(image: unknown): ImageName | undefined {
  const reference = imageReferenceOf(image);
  if (!reference) {
    return undefined;
  }
  const { registry, path } = splitHost(reference.name);
  return registry === DOCKER_HUB && !path.includes('/')
    ? { registry, repository: `library/${path}` }
    : { registry, repository: path };
}

/** Whether an image comes from a place: a host, or a host with the beginning of a path, in whole parts. */
export function comesFrom({ registry, repository }: ImageName, place: string): boolean {
  const wanted = splitHost(place.replace(/\/+$/, ''), true);
  return (
    registry === wanted.registry &&
    (wanted.path === '' || repository === wanted.path || repository.startsWith(`${wanted.path}/`))
  );
}

function splitHost(name: string, aloneIsHost = false): { registry: string; path: string } {
  const slash = name.indexOf('/');
  const first = slash < 0 ? name : name.slice(0, slash);
  const looksLikeHost = /[.:]/.test(first) || first === 'localhost';
  if (looksLikeHost && (slash >= 0 || aloneIsHost)) {
    const registry = first === ALIAS_OF_DOCKER_HUB ? DOCKER_HUB : first;
    return { registry, path: slash < 0 ? '' : name.slice(slash + 1) };
  }
  return { registry: DOCKER_HUB, path: name };
}
