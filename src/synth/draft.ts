import * as fs from 'fs';
import * as path from 'path';
import { commitDraft, completeDrafts } from './committed-draft';
import { movesOf } from './draft-moves';
import {
  draftPlaces,
  haveOneOwner,
  newDraft,
  notWritable,
  realFolder,
  removeAbandoned,
  removeDraft,
  removeIfEmpty,
} from './draft-place';

/**
 * Files for a folder, all of which are written elsewhere on its disk before the first of them is in the folder. A
 * process that is killed leaves the folder as it was or, once it has begun to move files, for the next one to complete.
 */
export class Draft {
  private readonly folder: string;
  private readonly real: string;
  /** The first of the folders above that were not there. */
  private readonly made: string | undefined;
  private readonly draft: string;
  /** What will be in the folder. */
  private readonly tree: string;
  private readonly folders = new Set(['.']);
  private readonly files = new Set<string>();

  /**
   * Completes or removes what killed processes have left of their drafts for this folder. It is not made yet, nor is
   * anything else in it touched.
   *
   * @throws if the folder cannot be written to
   */
  constructor(folder: string) {
    this.folder = path.resolve(folder);
    this.real = realFolder(folder);
    try {
      this.made = fs.mkdirSync(path.dirname(this.real), { recursive: true });
      this.draft = newDraft(this.real);
    } catch (error) {
      this.removeMade();
      throw notWritable(folder, error);
    }
    this.tree = path.join(this.draft, path.basename(this.draft));
    try {
      fs.mkdirSync(this.tree);
      this.recover();
    } catch (error) {
      this.discard();
      throw error;
    }
  }

  /**
   * Adds a file, by its path in the folder.
   *
   * @param text what is in it, at once or in pieces; what is thrown while one is made is thrown on
   */
  public write(file: string, text: string | Iterable<string>): void {
    const inner = this.innerPath(file);
    const target = path.join(this.tree, inner);
    const tried = <Result>(write: () => Result): Result => {
      try {
        return write();
      } catch (error) {
        throw failure(`${path.join(this.folder, inner)} cannot be written`, error);
      }
    };
    tried(() => this.makeFolder(path.dirname(inner)));
    if (typeof text === 'string') {
      tried(() => fs.writeFileSync(target, text));
    } else {
      const opened = tried(() => fs.openSync(target, 'w'));
      try {
        for (const piece of text) {
          tried(() => fs.writeFileSync(opened, piece));
        }
      } finally {
        fs.closeSync(opened);
      }
    }
    this.files.add(inner);
  }

  /** Adds a folder, which may stay empty. */
  public makeFolder(folder: string): void {
    const inner = this.innerPath(folder);
    if (!this.folders.has(inner)) {
      this.makeFolder(path.dirname(inner));
      fs.mkdirSync(path.join(this.tree, inner));
      this.folders.add(inner);
    }
  }

  /**
   * Moves everything into the folder.
   *
   * @throws if something is in the way that no file may replace; nothing is moved then
   */
  public commit(): void {
    if (!this.becameFolder()) {
      const moves = movesOf(this.tree, this.folder, [...this.folders], [...this.files]);
      commitDraft(this.draft, this.real, moves);
    }
    this.discard();
  }

  /** Forgets everything that was not committed. */
  public discard(): void {
    removeDraft(this.draft);
    removeIfEmpty(path.dirname(this.draft));
    this.removeMade();
  }

  private removeMade(): void {
    if (this.made !== undefined) {
      removeIfEmpty(path.dirname(this.real), this.made);
    }
  }

  private recover(): void {
    for (const place of draftPlaces(this.real).filter((there) => haveOneOwner(there, this.draft))) {
      completeDrafts(place, this.real);
      removeAbandoned(place, this.draft);
    }
  }

  private innerPath(file: string): string {
    const inner = path.relative(this.folder, path.resolve(this.folder, file));
    if (inner.split(path.sep)[0] === '..' || path.isAbsolute(inner)) {
      throw new Error(`"${file}" lies outside the folder that it is written to, "${this.folder}"; write a path within`);
    }
    return inner || '.';
  }

  /** Where there is no folder, what was written becomes it: at once, and faster. */
  private becameFolder(): boolean {
    if (fs.existsSync(this.real)) {
      return false;
    }
    try {
      fs.renameSync(this.tree, this.real);
      return true;
    } catch (error) {
      if (fs.existsSync(this.real)) {
        return false; // another process has just made it
      }
      throw failure(`"${this.folder}" cannot be made`, error);
    }
  }
}

function failure(what: string, error: unknown): Error {
  return new Error(`${what}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
}
