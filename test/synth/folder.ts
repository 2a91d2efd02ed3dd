import { mkdtempSync, readdirSync, readFileSync, statSync } from 'fs';
import { tmpdir } from 'os';
import { join, relative, sep } from 'path';

/** A new folder, with nothing beside it. */
export function newFolder(): string {
  return join(mkdtempSync(join(tmpdir(), 'bulkhead-test-')), 'manifests');
}

/** Everything in a folder: files with their text, folders as null; undefined where there is none. */
export function contentsOf(folder: string): { [path: string]: string | null } | undefined {
  if (!statSync(folder, { throwIfNoEntry: false })) {
    return undefined;
  }
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return Object.fromEntries(
    names.sort().map((name) => {
      const path = join(folder, name);
      return [
        relative(folder, path).split(sep).join('/'),
        statSync(path).isDirectory() ? null : readFileSync(path, 'utf8'),
      ];
    }),
  );
}
