import { Draft } from './draft';

/** A file of a folder, by its path in it. */
export interface OutputFile {
  readonly path: string;
  /** In pieces, where it is long. */
  readonly text: string | readonly string[];
}

/**
 * Writes files into a folder, each whole or not at all, and only when all could be written. What else is in the folder
 * stays.
 */
export function writeFiles(folder: string, files: readonly OutputFile[]): void {
  const draft = new Draft(folder);
  try {
    files.forEach(({ path, text }) => draft.write(path, text));
    draft.commit();
  } finally {
    draft.discard();
  }
}
