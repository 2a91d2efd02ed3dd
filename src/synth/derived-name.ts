import { createHash } from 'crypto';

/** How many bytes the name of a file may have. */
const LONGEST = 255;

/** How much of a name that is too long is left, so that one can tell whose it is. */
const KEPT = 40;

/** The name of a file that belongs to another one, and may be as long as any: what does not fit gives way to a hash. */
export function derivedName(prefix: string, name: string, suffix: string): string {
  const derived = prefix + name + suffix;
  if (Buffer.byteLength(derived) <= LONGEST) {
    return derived;
  }
  const hash = createHash('sha256').update(name).digest('hex').slice(0, 16);
  return `${prefix}${[...name].slice(0, KEPT).join('')}-${hash}${suffix}`;
}
