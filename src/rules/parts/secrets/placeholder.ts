/**
 * What is filled in later: `$(NAME)`, `${NAME}`, `$NAME`, `{{ name }}`, `{name}`, `<name>`, `[name]`, `%s`, `%(name)s`,
 * `%NAME%`, `__NAME__`, and asterisks.
 */
const FILLED_IN =
  /^\$|\$[({]|\{\{|^\{[\w.-]*\}$|^<.*>$|<[a-z][a-z0-9_ -]*>|^\[.*\]$|^%[sd]$|^%\([^)]*\)[sd]$|^%\w+%$|^__\w+__$|\*{3}/i;

/** A name in capitals that ends in what is to stand there: `DB_PASSWORD`, `TOKEN`. */
const NAME_OF_SECRET = /^(?:[A-Z][A-Z0-9]*_)*(?:PASSWORD|PASSWD|PASS|PW|PWD|TOKEN|SECRET)$/;

/** Words that only stand for a secret. */
const STAND_IN =
  /example|change[-_ ]?(?:me|it|this)|place-?holder|redacted|dummy|replace[-_ ]?(?:me|with|this)|your[-_]|[-_]here\b|x{4}|\.{3}/i;

/** What random text does not hold: a run of the alphabet, of digits, or of one character. */
const RUN = /abcdefg|1234567|(.)\1{9}/i;

/** Whether a text only says that there will be a secret. */
export function isPlaceholder(text: string): boolean {
  return FILLED_IN.test(text) || STAND_IN.test(text) || NAME_OF_SECRET.test(text);
}

/** Whether a token of a known format is made up, as in documentation: `AKIAIOSFODNN7EXAMPLE`. */
export function isMadeUp(token: string): boolean {
  return isPlaceholder(token) || RUN.test(token);
}

/** `user:password`, which says what is to stand there, and the account of many manuals. */
export function isFromManual(user: string, password: string): boolean {
  return (
    (user === 'scott' && password === 'tiger') ||
    (/^(?:user|username|my-?user|u)$/i.test(user) &&
      /^(?:pass|passwd|password|my-?pass(?:word)?|pwd|p)$/i.test(password))
  );
}
