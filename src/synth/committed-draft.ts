import * as fs from 'fs';
import * as path from 'path';
import { moveAll, Moves } from './draft-moves';
import { isDraftName } from './draft-owner';
import { namesIn, removeDraft, removeIfEmpty } from './draft-place';

/** The name that a draft gets when it is committed. */
const COMMITTED = 'committed';

/** How many others may be committed just before one is. */
const TRIES = 100;

/**
 * Commits a draft: from here on all of it comes into its folder, by this process or by the next that opens the folder.
 *
 * A draft `X` is a folder that holds its files in `X` and the list of them in `X.json`. It is committed when it is
 * called `committed`: a folder gets a name at once or not at all, and never that of another that holds something. So
 * there is one at a time, which others complete before they commit theirs, and nobody takes one draft for another.
 */
export function commitDraft(draft: string, folder: string, moves: Moves): void {
  const name = path.basename(draft);
  const place = path.dirname(draft);
  const committed = path.join(place, COMMITTED);
  fs.writeFileSync(path.join(draft, `${name}.json`), JSON.stringify(moves));
  for (let tries = 1; !isRenamed(draft, committed, tries < TRIES); tries++) {
    completeDrafts(place, folder);
  }
  complete(path.join(committed, name), folder, moves);
}

/** Moves into the folder what is left of the committed draft, if there is one. */
export function completeDrafts(place: string, folder: string): void {
  const committed = path.join(place, COMMITTED);
  for (const draft of draftsIn(committed)) {
    const moves = listedMoves(draft);
    // its own process, or another that came before, may be moving the same
    if (moves && !isOutdated(draft, folder, moves)) {
      complete(draft, folder, moves);
    } else {
      removeCommitted(draft);
    }
  }
  removeIfEmpty(committed);
}

/** The drafts of which something is left, be it the list. */
function draftsIn(committed: string): string[] {
  const names = new Set(
    namesIn(committed)
      .map((name) => path.basename(name, '.json'))
      .filter(isDraftName),
  );
  return [...names].map((name) => path.join(committed, name));
}

/** Renames a draft, unless another has the name. */
function isRenamed(draft: string, committed: string, mayWait: boolean): boolean {
  try {
    fs.renameSync(draft, committed);
    return true;
  } catch (error) {
    if (!fs.existsSync(committed)) {
      throw error;
    }
    if (mayWait) {
      return false;
    }
    throw new Error(`"${committed}" is in the way; remove it`, { cause: error });
  }
}

function complete(draft: string, folder: string, moves: Moves): void {
  try {
    moveAll(draft, folder, moves);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const message = `"${folder}" has only some of its new files: ${reason}; make way, and the next run moves the rest`;
    throw new Error(message, { cause: error });
  }
  removeCommitted(draft);
}

/** What a draft was to move; undefined if that was lost, as in a power cut. */
function listedMoves(draft: string): Moves | undefined {
  try {
    return JSON.parse(fs.readFileSync(`${draft}.json`, 'utf8')) as Moves;
  } catch (error) {
    const isLost = error instanceof SyntaxError || (error as NodeJS.ErrnoException).code === 'ENOENT';
    if (isLost) {
      return undefined;
    }
    throw error;
  }
}

/**
 * Whether somebody has removed or restored files that had been moved already: who emptied the folder, or took back what
 * was in it before, does not want the rest.
 */
function isOutdated(draft: string, folder: string, { files, links }: Moves): boolean {
  const list = fs.statSync(`${draft}.json`, { throwIfNoEntry: false });
  if (!list || !fs.existsSync(folder)) {
    return true;
  }
  const targets = new Map(links);
  return files.some((file) => {
    if (fs.existsSync(path.join(draft, file))) {
      return false;
    }
    const moved = fs.statSync(path.join(folder, targets.get(file) ?? file), { throwIfNoEntry: false });
    return moved === undefined || moved.mtimeMs > list.mtimeMs;
  });
}

/** Removes a draft and its list, which tells that there is one and so goes last. */
function removeCommitted(draft: string): void {
  removeDraft(draft);
  removeDraft(`${draft}.json`);
  removeIfEmpty(path.dirname(draft));
}
