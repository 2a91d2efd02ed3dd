import { printable } from './printable';

/** Text in which nothing is Markdown, a mention, a reference or a link: GitHub looks for none of these in code. */
export function codeSpan(text: string, inTable = false): string {
  const longest = (text.match(/`+/g) ?? []).reduce((length, run) => Math.max(length, run.length), 0);
  const fence = '`'.repeat(longest + 1);
  const pad = text.startsWith('`') || text.endsWith('`') || text.trim() === '' ? ' ' : '';
  const content = inTable ? text.replaceAll('|', '\\|') : text;
  return `${fence}${pad}${content}${pad}${fence}`;
}

/** A sentence in which nothing is Markdown; an empty comment keeps a name after `@` or `#` from being looked up. */
export function prose(text: string): string {
  return printable(text)
    .replace(/[\\`*_{}[\]<>|~&]/g, '\\$&')
    .replace(/[@#](?=\w)/g, '$&<!-- -->');
}

export function html(text: string): string {
  return printable(text).replace(/[<>&]/g, (char) => `&#${char.charCodeAt(0)};`);
}
