import { createHash } from 'crypto';

/** A volume's name made of another; what is lost on the way stands in a hash. */
export function volumeName(kind: string, text: string): string {
  const words = WORDS.test(text) ? text : wordsIn(String(text)); // most texts are names, and names are words
  const name = `${kind}-${words || 'root'}`;
  if (kind === 'dir' ? name.length <= 63 : name === `${kind}-${text}` && name.length <= 63) {
    return name;
  }
  return `${name.slice(0, 54).replace(/-$/, '')}-${createHash('sha256').update(text).digest('hex').slice(0, 8)}`;
}

const WORDS = /^[a-z0-9]+(-[a-z0-9]+)*$/;

function wordsIn(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}
