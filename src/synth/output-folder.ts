import * as fs from 'fs';
import { homedir } from 'os';
import * as path from 'path';
import { valueText } from '../posture/value-text';
import { Draft } from './draft';
import { realFolder } from './draft-place';

/** What no folder has that is for manifests only. */
const PROJECT_MARKS = ['cdk8s.yaml', 'node_modules'];

/** Files that are written beside the output folder until all are there. */
export class OutputDraft extends Draft {
  /**
   * Completes or removes what killed processes have left beside the output folder, and touches nothing else.
   *
   * @throws if the folder is not one for manifests, or cannot be written to
   */
  public static open(folder: string): OutputDraft {
    checkOutputFolder(folder);
    return new OutputDraft(folder);
  }
}

/**
 * Manifests have a folder of their own: `kubectl apply -f FOLDER` reads whatever is in it, and `cdk8s synth` removes all
 * of that first.
 */
function checkOutputFolder(folder: unknown): void {
  if (typeof folder !== 'string' || folder === '') {
    throw new Error(`the output folder is ${valueText(folder)}; write one as outdir of the App, e.g. "dist/manifests"`);
  }
  const owner = ownerOf(realFolder(folder));
  if (owner !== undefined) {
    throw new Error(`the output folder "${folder}" is ${owner}; write one for manifests only, e.g. "dist/manifests"`);
  }
}

/** What else a folder is for, if it is. */
function ownerOf(folder: string): string | undefined {
  if (folder === path.parse(folder).root) {
    return 'the root of the file system';
  }
  if (folder === home()) {
    return 'your home folder';
  }
  const inside = path.relative(folder, fs.realpathSync(process.cwd()));
  if (inside === '') {
    return 'the folder that the app is run in';
  }
  if (inside.split(path.sep)[0] !== '..' && !path.isAbsolute(inside)) {
    return 'above the folder that the app is run in';
  }
  const mark = PROJECT_MARKS.find((name) => fs.existsSync(path.join(folder, name)));
  return mark && `that of a project, with "${mark}" in it`;
}

/** Undefined for a user who has none, as in many containers. */
function home(): string | undefined {
  try {
    return fs.realpathSync(homedir());
  } catch {
    return undefined;
  }
}
