/** A setting in a configuration file. */
export interface Setting {
  readonly name: string;
  readonly value: string;
  /** From 1. */
  readonly line: number;
}

/** Files of settings by their ending, and those without one. In programs, a password is mostly a variable. */
const FILES_OF_SETTINGS = /(?:^[^.]+|\.(?:cfg|cnf|conf|config|env|ini|json|properties|toml|ya?ml))$/i;

/** `name = value`, `name: value`, with or without quotes; not a comment, and not a value that is code. */
const SETTING =
  /^[\s{]{0,80}(?:export\s{1,4}|-\s{1,4})?["']?([A-Za-z][\w.-]{1,100})["']?\s{0,20}[:=]\s{0,20}(?:"([^"]{1,500})"|'([^']{1,500})'|([^\s"'(){}[\]<>$,;|&#]{1,500}))\s{0,20}[,;]?\s{0,20}(?:#.{0,500})?$/;

/** The settings of a text, if the name it is stored by may be that of a file of settings. */
export function settingsOf(name: string, text: string): Setting[] {
  if (!FILES_OF_SETTINGS.test(name) || !text.includes('\n')) {
    return [];
  }
  return text.split('\n').flatMap((line, index) => {
    const match = SETTING.exec(line);
    return match ? [{ name: match[1], value: match[2] ?? match[3] ?? match[4], line: index + 1 }] : [];
  });
}
