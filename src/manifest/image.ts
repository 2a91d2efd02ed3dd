import { remembered } from './remembered';

/** The parts of an image reference. */
export interface ImageReference {
  /** The registry and the repository in it: `registry.example.com:5000/shop/web`. */
  readonly name: string;
  readonly tag?: string;
  readonly digest?: string;
}

const LONGEST_REPOSITORY = 255;
// nothing longer can match, and need not be tried
const LONGEST = 1024;

const HOST =
  '(?:[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?(?:\\.[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?)*|\\[[A-Fa-f0-9:]+\\])';
const WORD = '[a-z0-9]+(?:(?:\\.|_{1,2}|-+)[a-z0-9]+)*';
const DIGEST = '(?:sha256:[a-f0-9]{64}|sha384:[a-f0-9]{96}|sha512:[a-f0-9]{128})';
const REFERENCE = new RegExp(
  `^((?:${HOST}(?::[0-9]+)?/)?(${WORD}(?:/${WORD})*))(?::([A-Za-z0-9_][A-Za-z0-9_.-]{0,127}))?(?:@(${DIGEST}))?$`,
);
/** An image id, which names no repository to pull from. */
const IMAGE_ID = /^[a-f0-9]{64}$/;

/**
 * The parts of an image reference as the kubelet reads it, or undefined if it cannot be read.
 *
 * @see https://kubernetes.io/docs/concepts/containers/images/#image-names
 */
export function imageReferenceOf(image: unknown): ImageReference | undefined {
  return typeof image === 'string' ? referenceIn(image) : undefined;
}

const referenceIn = remembered((image): ImageReference | undefined => {
  if (image.length > LONGEST || IMAGE_ID.test(image)) {
    return undefined;
  }
  const match = REFERENCE.exec(image);
  if (!match || match[2].length > LONGEST_REPOSITORY) {
    return undefined;
  }
  const [, name, , tag, digest] = match;
  return { name, tag, digest };
});

/** What is wrong with an image reference, or undefined. */
export function imageFault(image: unknown): string | undefined {
  if (typeof image !== 'string' || image === '') {
    return 'must name an image, e.g. "registry.example.com/web:1.4.2"';
  }
  if (imageReferenceOf(image)) {
    return undefined;
  }
  if (/\s/.test(image)) {
    return 'must not contain white space';
  }
  const better = [lowerCaseName(image), image.toLowerCase()].find(imageReferenceOf);
  return better
    ? `must be lower-case but for the tag, e.g. "${better}"`
    : 'must be REGISTRY/REPOSITORY:TAG or REGISTRY/REPOSITORY@DIGEST, e.g. "registry.example.com/web:1.4.2"';
}

function lowerCaseName(image: string): string {
  const tag = /:[\w.-]+$/.exec(image)?.[0] ?? '';
  return image.slice(0, image.length - tag.length).toLowerCase() + tag;
}
