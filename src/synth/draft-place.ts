import * as fs from 'fs';
import * as path from 'path';
import { derivedName } from './derived-name';
import { draftPrefix, isAbandoned, isDraftName } from './draft-owner';

/** How often another process may remove an empty folder of drafts just when one is to be made in it. */
const TRIES = 20;

/**
 * The absolute path of a folder that may not be there yet, with no link in it.
 *
 * @throws if something else is in its place, or in that of a folder above it
 */
export function realFolder(folder: string): string {
  try {
    return followed(path.resolve(folder));
  } catch (error) {
    throw notWritable(folder, error);
  }
}

/** Why a folder cannot be written to, and what to do. */
export function notWritable(folder: string, error: unknown): Error {
  const reason = error instanceof Error ? error.message : String(error);
  const isForbidden = ['EACCES', 'EPERM', 'EROFS'].includes((error as NodeJS.ErrnoException).code ?? '');
  const advice = isForbidden ? '; make it writable, or choose another folder' : '';
  return new Error(`"${folder}" cannot be made a folder to write to: ${reason}${advice}`, { cause: error });
}

/**
 * Makes a folder for a draft: beside the folder that it is for, from where files can be moved; within, where that is
 * another disk or may not be written to.
 *
 * @param folder as `realFolder` returns it; those above it are there
 */
export function newDraft(folder: string): string {
  const found = fs.statSync(folder, { throwIfNoEntry: false });
  if (found) {
    fs.accessSync(folder, fs.constants.W_OK);
  }
  if (found && found.dev !== fs.statSync(path.dirname(folder)).dev) {
    return newDraftIn(within(folder));
  }
  try {
    return newDraftIn(beside(folder));
  } catch (error) {
    if (!found) {
      throw error;
    }
    return newDraftIn(within(folder));
  }
}

/** The places where drafts for a folder may be. */
export function draftPlaces(folder: string): string[] {
  return [beside(folder), within(folder)];
}

/** Whether both are folders that the same user has made. Others might have put anything where we look. */
export function haveOneOwner(one: string, other: string): boolean {
  const [a, b] = [one, other].map((folder) => fs.lstatSync(folder, { throwIfNoEntry: false }));
  return a !== undefined && b !== undefined && a.uid === b.uid && a.isDirectory() && b.isDirectory();
}

/** Removes drafts that were never committed, and whose processes are gone. */
export function removeAbandoned(place: string, own: string): void {
  for (const draft of namesIn(place)
    .filter(isDraftName)
    .map((name) => path.join(place, name))) {
    if (draft !== own && isAbandoned(draft)) {
      removeDraft(draft);
    }
  }
  removeIfEmpty(place);
}

/** What a folder holds; another process may have removed it by now. */
export function namesIn(folder: string): string[] {
  try {
    return fs.readdirSync(folder);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') {
      return [];
    }
    throw error;
  }
}

/** Removes a draft or what is left of it. What cannot be removed now is when the folder is opened again. */
export function removeDraft(draft: string): void {
  try {
    fs.rmSync(draft, { recursive: true, force: true });
  } catch {
    // the files are where they should be, or why they are not is being thrown
  }
}

/** Removes a folder and those above it, as far as they hold nothing, down to the last one. */
export function removeIfEmpty(folder: string, last = folder): void {
  try {
    for (let removed = folder; removed.length >= last.length; removed = path.dirname(removed)) {
      fs.rmdirSync(removed);
    }
  } catch {
    // somebody needs it
  }
}

function followed(folder: string): string {
  let there = folder;
  const missing: string[] = [];
  while (!isThere(there)) {
    missing.unshift(path.basename(there));
    there = path.dirname(there);
  }
  const found = fs.statSync(there, { throwIfNoEntry: false });
  if (!found?.isDirectory()) {
    const what = missing.length > 0 ? `"${there}"` : 'it';
    throw new Error(`${what} is ${found ? 'a file' : 'a link to nowhere'}; move that away, or choose another folder`);
  }
  return path.join(fs.realpathSync(there), ...missing);
}

function isThere(file: string): boolean {
  try {
    return fs.lstatSync(file, { throwIfNoEntry: false }) !== undefined;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOTDIR') {
      return false; // something above it is a file
    }
    throw error;
  }
}

function beside(folder: string): string {
  return path.join(path.dirname(folder), derivedName('.', path.basename(folder), `.bulkhead${user()}`));
}

function within(folder: string): string {
  return path.join(folder, `.bulkhead${user()}`);
}

/** So that users do not get in each other's way. */
function user(): string {
  return process.getuid ? `-${process.getuid()}` : '';
}

function newDraftIn(place: string): string {
  try {
    const draft = whileOthersRemove(() => {
      fs.mkdirSync(place, { recursive: true, mode: 0o700 });
      return fs.mkdtempSync(path.join(place, draftPrefix()));
    });
    if (!haveOneOwner(place, draft)) {
      fs.rmdirSync(draft);
      throw new Error(`"${place}" is a link, or was made by another user; remove it, or choose another folder`);
    }
    return draft;
  } catch (error) {
    removeIfEmpty(place);
    throw error;
  }
}

function whileOthersRemove<T>(make: () => T): T {
  for (let tries = 1; ; tries++) {
    try {
      return make();
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT' || tries === TRIES) {
        throw error;
      }
    }
  }
}
