const KEY = /^[-._a-zA-Z0-9]+$/;
const LONGEST = 253;

/** What is wrong with a key of a ConfigMap or Secret, which becomes the name of a file; undefined if nothing. */
export function configKeyFault(key: string): string | undefined {
  if (key.length > LONGEST) {
    return `is ${key.length} characters long; write at most ${LONGEST}`;
  }
  if (key === '.' || key.startsWith('..')) {
    return 'must be neither "." nor begin with ".."';
  }
  return KEY.test(key) ? undefined : 'must be letters, digits, "-", "_" and "."';
}
