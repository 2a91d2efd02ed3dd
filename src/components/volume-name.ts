import { createHash } from 'crypto';

/** A volume's name made of another; what is lost on the way stands in a hash. */
export function volumeName(kind: string, text: string): string {
  const words = String(text)
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  const name = `${kind}-${words || 'root'}`;
  if (kind === 'dir' ? name.length <= 63 : name === `${kind}-${text}` && name.length <= 63) {
    return name;
  }
  return `${name.slice(0, 54).replace(/-$/, '')}-${createHash('sha256').update(text).digest('hex').slice(0, 8)}`;
}
