import { isFromManual, isMadeUp, isPlaceholder } from './placeholder';
import { MAY_HOLD_TOKEN, TOKEN_FORMATS } from './token-formats';

/** A secret that stands in a text for everybody to read. */
export interface FoundSecret {
  /** With its article: `a GitHub token`. */
  readonly what: string;
  /** The beginning and the length, by which its owner knows it and nobody else can use it. */
  readonly shown: string;
}

/** The shortest secret, a connection string, is not shorter. */
const SHORTEST = 8;

/** As much as tells whether a secret is made up; long ones may hold anything by chance. */
const BEGINNING = 100;

/** Nobody is helped by more of them out of one text. */
const MOST = 10;

/**
 * Whether a text may hold a secret. Nearly none does, so that this is what reading manifests costs.
 *
 * @param key what the text is called where it stands, such as the name of an environment variable
 */
export function mayHoldSecret(text: unknown, key = ''): text is string {
  return (
    typeof text === 'string' &&
    text.length >= SHORTEST &&
    (MAY_HOLD_TOKEN.test(text) || mayHoldUrl(text) || isSecretKey(text, key))
  );
}

/** The secrets of known formats in a text, each once. */
export function secretsIn(text: string, key = ''): FoundSecret[] {
  const found = new Map<string, FoundSecret>();
  const add = (what: string, secret: string) => {
    if (found.size < MOST && !found.has(secret)) {
      found.set(secret, { what, shown: masked(secret) });
    }
  };
  if (MAY_HOLD_TOKEN.test(text)) {
    for (const { what, pattern, isReal } of TOKEN_FORMATS) {
      for (const match of text.matchAll(pattern)) {
        const secret = match[1] ?? match[0];
        if (!isMadeUp(secret.slice(0, BEGINNING)) && (isReal?.(secret) ?? true)) {
          add(what, secret);
        }
      }
    }
  }
  if (mayHoldUrl(text)) {
    for (const [url, , user, password] of text.matchAll(URL_WITH_PASSWORD)) {
      if (!isPlaceholder(password) && !isFromManual(user, password)) {
        add('a password in a URL', url);
      }
    }
  }
  if (isSecretKey(text, key) && !isMadeUp(text)) {
    add('an AWS secret access key', text);
  }
  return [...found.values()];
}

function mayHoldUrl(text: string): boolean {
  return text.includes('@') && text.includes('://');
}

function isSecretKey(text: string, key: string): boolean {
  return text.length === LENGTH_OF_SECRET_KEY && SECRET_ACCESS_KEY.test(key) && SECRET_KEY.test(text);
}

// https://datatracker.ietf.org/doc/html/rfc3986#section-3.2.1; an image with tag and digest looks alike
const URL_WITH_PASSWORD =
  /(?<![A-Za-z0-9+.-])([a-z][a-z0-9+.-]{1,20}):\/\/([^\s:@/?#"'`<>\\]{0,100}):([^\s:@/?#"'`<>\\]{1,200})@(?=[A-Za-z0-9[$_])(?!sha\d{3}:)/gi;

const SECRET_ACCESS_KEY = /secret_?access_?key/i;
const LENGTH_OF_SECRET_KEY = 40;
const SECRET_KEY = /^[A-Za-z0-9+/]+$/;

/** `"ghp_..." (40 characters)`. */
function masked(secret: string): string {
  return `"${secret.slice(0, 4)}..." (${secret.length} characters)`;
}
