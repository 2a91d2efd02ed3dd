import { printable } from './printable';

/** Text in which nothing is a link, as `[text](target)` is in messages of SARIF. */
export function plain(text: string): string {
  const shown = printable(text);
  return shown.includes('](') ? shown.replaceAll('](', '] (') : shown; // hardly ever
}
