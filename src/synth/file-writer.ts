import { Draft } from './draft';

/** A file of a folder, by its path in it. */
export interface OutputFile {
  readonly path: string;
  /** In pieces, where it is long. */
  readonly text: string | Iterable<string>;
  /**
   * What is written in its place where it cannot be made or written.
   *
   * @default - no file is written then
   */
  readonly instead?: (error: unknown) => string;
}

/**
 * Writes files into a folder, each whole or not at all, and only when all could be written. What else is in the folder
 * stays.
 */
export function writeFiles(folder: string, files: readonly OutputFile[]): void {
  const draft = new Draft(folder);
  try {
    files.forEach((file) => write(draft, file));
    draft.commit();
  } finally {
    draft.discard();
  }
}

function write(draft: Draft, { path, text, instead }: OutputFile): void {
  try {
    draft.write(path, text);
  } catch (error) {
    if (!instead) {
      throw error;
    }
    draft.write(path, instead(error));
  }
}
