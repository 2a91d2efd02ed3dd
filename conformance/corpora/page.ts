import * as fs from 'node:fs';
import * as path from 'node:path';
import { PROJECT } from '../command';
import type { Tally } from '../tally';

const PAGE = path.join('docs', 'foreign-manifests.md');

/** With this option a part writes its tables to the page. The difference is there to be reviewed. */
const UPDATE = '--update';

/** A table in Markdown. */
export function tableOf(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |\n`;
  return [line(head), `|${'---|'.repeat(head.length)}\n`, ...rows.map(line)].join('');
}

/**
 * Checks that the page shows a table as it was measured.
 *
 * @param what its name, which stands before it in a comment: `<!-- measured: NAME -->`
 */
export function checkTable(tally: Tally, what: string, table: string): void {
  console.log(`\n${what}:\n\n${table}`);
  tally.check(`${PAGE} shows ${what}`, () => {
    const file = path.join(PROJECT, PAGE);
    const page = fs.readFileSync(file, 'utf8');
    const mark = `<!-- measured: ${what} -->\n\n`;
    const start = page.indexOf(mark) + mark.length;
    if (start < mark.length) throw new Error(`write "${mark.trim()}" where it is to stand`);
    const [shown] = /^(\|.*\n)*/.exec(page.slice(start))!;
    if (shown === table) return;
    if (!process.argv.includes(UPDATE)) throw new Error(`it shows another one; run this part with ${UPDATE}`);
    fs.writeFileSync(file, page.slice(0, start) + table + page.slice(start + shown.length));
    return 'now';
  });
}
