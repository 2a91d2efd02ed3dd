import { remembered } from '../../../manifest/remembered';
import { isPlaceholder } from './placeholder';

/** Words that name a credential where they stand last. */
const CREDENTIALS: ReadonlySet<string> = new Set([
  'accesskey',
  'credential',
  'credentials',
  'pass',
  'privatekey',
  'pwd',
  'secretkey',
]);

/** What names a credential also where it is not a word of its own: `PGPASSWORD`. */
const ENDING = /(?:apikey|passphrase|passwd|password|secret|token)$/;

/** Words that make a credential of the word `key`. */
const KINDS_OF_KEY: ReadonlySet<string> = new Set([
  'access',
  'account',
  'api',
  'auth',
  'encryption',
  'master',
  'private',
  'secret',
  'signing',
  'storage',
]);

/** Whether a name says that its value is a credential: `DB_PASSWORD`, `apiKey`; not `TOKEN_URL`, `PASSWORD_FILE`. */
export const isCredentialName = remembered((name): boolean => {
  if (name.length > LONGEST_NAME || !MAY_BE_CREDENTIAL.test(name)) {
    return false;
  }
  const words = name
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .split(/[^a-z]+/)
    .filter((word) => word !== '');
  const [last = '', before = ''] = words.reverse();
  return ENDING.test(last) || CREDENTIALS.has(last) || (last === 'key' && KINDS_OF_KEY.has(before));
});

const LONGEST_NAME = 200;

/** What all of them have in common, so that most names need not be taken apart. */
const MAY_BE_CREDENTIAL = /cred|key|pass|pwd|secret|token/i;

/** Switches, and names of what there is none of. */
const NO_CREDENTIAL = /^(?:true|false|yes|no|on|off|none|null|nil|enabled|disabled|optional|required)$/i;

/** Where a credential lies: a path, an address, a reference to a store of secrets. */
const PLACE =
  /^(?:\.{0,2}\/|~\/|[a-z]:\\|[a-z][a-z0-9+.-]{1,20}:\/\/|(?:arn|op|ref|vault|secretref|awssm|gcpsm|azkv|env|file):)/i;

/** Whether the value of a credential is written out, and not only where it comes from. */
export function isWrittenOut(value: unknown): value is string {
  if (typeof value !== 'string') {
    return false;
  }
  const text = value.trim();
  return text !== '' && !isPlaceholder(text) && !NO_CREDENTIAL.test(text) && !PLACE.test(text);
}
