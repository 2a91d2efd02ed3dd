import * as fs from 'node:fs';
import * as path from 'node:path';
import type { Tally } from '../tally';

/**
 * Folders of the outside data that BULKHEAD_CORPORA names. Without that data, the tally says what is skipped.
 *
 * @param what what stands in them, for people
 * @param prefix how their paths in the data begin
 */
export function corpusFolders(tally: Tally, what: string, prefix: string): string[] {
  const root = process.env.BULKHEAD_CORPORA;
  if (!root) {
    tally.skip(what, 'BULKHEAD_CORPORA names no folder');
    return [];
  }
  const parent = path.join(root, path.dirname(prefix));
  const names = fs.readdirSync(parent).filter((name) => name.startsWith(path.basename(prefix)));
  if (names.length === 0) tally.fail(what, `there is no ${prefix} in ${root}`);
  return names.sort().map((name) => path.join(parent, name));
}
