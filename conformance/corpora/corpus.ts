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
  const start = prefix.lastIndexOf('/') + 1;
  const parent = path.join(root, prefix.slice(0, start));
  const names = fs.readdirSync(parent).filter((name) => name.startsWith(prefix.slice(start)));
  if (names.length === 0) tally.fail(what, `there is no ${prefix} in ${root}`);
  return names.sort().map((name) => path.join(parent, name));
}

/** Folders of all sets of manifests that somebody else wrote. */
export function foreignSets(tally: Tally): string[] {
  return [
    ...corpusFolders(tally, 'the published Online Boutique', 'online-boutique'),
    ...corpusFolders(tally, 'manifests of others', 'manifests/'),
  ];
}
