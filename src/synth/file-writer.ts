import * as fs from 'fs';
import * as path from 'path';
import type { OutputFile } from './output-files';

/**
 * Writes files into a folder, each whole or not at all, and only when all could be written. What else is in the folder
 * stays.
 */
export function writeFiles(folder: string, files: readonly OutputFile[]): void {
  makeFolder(folder);
  for (const target of files.filter(({ text }) => text !== undefined).map((file) => path.join(folder, file.path))) {
    if (fs.statSync(target, { throwIfNoEntry: false })?.isDirectory()) {
      throw new Error(`${target} is a folder, where a file must be written; move it away`);
    }
  }
  const draft = draftFolder(folder);
  try {
    files.forEach(({ text }, index) => {
      if (text !== undefined) {
        fs.writeFileSync(path.join(draft, String(index)), text);
      }
    });
    files.forEach((file, index) => {
      const target = path.join(folder, file.path);
      fs.mkdirSync(file.text === undefined ? target : path.dirname(target), { recursive: true });
      if (file.text !== undefined) {
        fs.renameSync(path.join(draft, String(index)), target);
      }
    });
  } finally {
    fs.rmSync(draft, { recursive: true, force: true });
  }
}

/** Makes a folder to write to, and says which it is where that is not possible. */
function makeFolder(folder: string): void {
  try {
    fs.mkdirSync(folder, { recursive: true });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(`"${folder}" cannot be made a folder to write to: ${reason}`, { cause: error });
  }
}

/** A new folder from which files can be moved: beside the given one, unless that is where a disk is mounted. */
function draftFolder(folder: string): string {
  const real = fs.realpathSync(folder);
  const parent = path.dirname(real);
  try {
    if (fs.statSync(parent).dev === fs.statSync(real).dev) {
      return fs.mkdtempSync(path.join(parent, `.${path.basename(real)}-`));
    }
  } catch {
    // the folder above may not be ours to write to
  }
  return fs.mkdtempSync(path.join(real, '.draft-'));
}
