import * as fs from 'node:fs';
import * as path from 'node:path';

/** Everything in a folder, in order: files with their modes and texts, links with where they point to, folders as null. */
export type Contents = Readonly<Record<string, string | null>>;

export function contentsOf(folder: string): Contents {
  const names = fs.readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();
  return Object.fromEntries(names.map((name) => [name, contentOf(path.join(folder, name))]));
}

function contentOf(file: string): string | null {
  const found = fs.lstatSync(file);
  if (found.isSymbolicLink()) return `-> ${fs.readlinkSync(file)}`;
  return found.isDirectory() ? null : `${found.mode.toString(8)} ${fs.readFileSync(file, 'utf8')}`;
}
