import * as fs from 'fs';
import * as path from 'path';
import { derivedName } from './derived-name';

/** What is moved from a draft into its folder, by paths in both. */
export interface Moves {
  /** Those above others first. */
  readonly folders: readonly string[];
  readonly files: readonly string[];
  /** Where files go in whose place there are links: what these point to, from the folder. */
  readonly links: readonly (readonly [file: string, target: string])[];
}

/**
 * What has to be moved, once it is known that nothing is in the way. Files take over the modes and owners of those that
 * they replace.
 *
 * @param folder as users know it
 * @throws if something that no file may replace is in the way
 */
export function movesOf(draft: string, folder: string, folders: readonly string[], files: readonly string[]): Moves {
  const there = new Set(folders.filter((inner) => isFolder(path.join(folder, inner))));
  const links: [string, string][] = [];
  let usual: fs.Stats | undefined;
  for (const file of files.filter((inner) => there.has(path.dirname(inner)))) {
    const target = path.join(folder, file);
    const found = fs.lstatSync(target, { throwIfNoEntry: false });
    if (found) {
      usual ??= fs.statSync(path.join(draft, file));
      takeOver(path.join(draft, file), usual, target, replaced(target, found));
    }
    if (found?.isSymbolicLink()) {
      links.push([file, path.relative(fs.realpathSync(folder), fs.realpathSync(target))]);
    }
  }
  return { folders, files, links };
}

/** Moves what has not been moved yet. */
export function moveAll(draft: string, folder: string, { folders, files, links }: Moves): void {
  const targets = new Map(links);
  for (const inner of folders) {
    fs.mkdirSync(path.join(folder, inner), { recursive: true });
  }
  for (const file of files) {
    move(path.join(draft, file), path.join(folder, targets.get(file) ?? file));
  }
}

/** Whether a folder is there; whether it can be made, where it is not. */
function isFolder(folder: string): boolean {
  const found = fs.statSync(folder, { throwIfNoEntry: false }) ?? fs.lstatSync(folder, { throwIfNoEntry: false });
  if (found && !found.isDirectory()) {
    throw new Error(`${folder} is a ${kindOf(found)}, where a folder must be made; move it away`);
  }
  if (found) {
    checkWritable(folder);
  }
  return found !== undefined;
}

/** The file that is replaced, if need be the one that a link points to. */
function replaced(file: string, found: fs.Stats): fs.Stats {
  const stats = found.isSymbolicLink() ? fs.statSync(file, { throwIfNoEntry: false }) : found;
  if (!stats?.isFile()) {
    throw new Error(`${file} is a ${kindOf(stats ?? found)}, where a file must be written; move it away`);
  }
  return stats;
}

/** Gives a file the mode and the owner that it would have if it was written over the one that it replaces. */
function takeOver(file: string, usual: fs.Stats, target: string, { mode, uid, gid }: fs.Stats): void {
  if (mode !== usual.mode || uid !== usual.uid) {
    checkWritable(target);
  }
  if (uid !== usual.uid || gid !== usual.gid) {
    giveAway(file, uid, gid);
  }
  if (mode !== usual.mode) {
    fs.chmodSync(file, mode % 0o10000); // without what says that it is a file
  }
}

function giveAway(file: string, uid: number, gid: number): void {
  try {
    fs.chownSync(file, uid, gid);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') {
      throw error;
    }
    // who may not do so keeps what he has written
  }
}

function checkWritable(file: string): void {
  try {
    fs.accessSync(file, fs.constants.W_OK);
  } catch (error) {
    throw new Error(`${file} may not be written to; make it writable, or move it away`, { cause: error });
  }
}

function kindOf(stats: fs.Stats): string {
  if (stats.isDirectory()) {
    return 'folder';
  }
  if (stats.isSymbolicLink()) {
    return 'link to nowhere';
  }
  return stats.isFile() ? 'file' : 'pipe, socket or device';
}

function move(from: string, to: string): void {
  try {
    fs.renameSync(from, to);
  } catch (error) {
    if (!fs.existsSync(from)) {
      return; // it was moved before this process came to it
    }
    if ((error as NodeJS.ErrnoException).code !== 'EXDEV') {
      throw error;
    }
    moveToOtherDisk(from, to);
  }
}

function moveToOtherDisk(from: string, to: string): void {
  const near = path.join(path.dirname(to), derivedName('.', path.basename(to), '.bulkhead'));
  const { atime, mtimeMs } = fs.statSync(from);
  fs.copyFileSync(from, near);
  fs.utimesSync(near, atime, Math.floor(mtimeMs) / 1000);
  fs.renameSync(near, to);
  fs.unlinkSync(from);
}
