import { Dirent, readdirSync, readFileSync, realpathSync, statSync } from 'fs';
import * as path from 'path';
import { fromWorkingDirectory } from '../synth/relative-path';
import { Fault, fileFault } from './fault';
import type { Terminal } from './terminal';
import { textOf } from './text';

/** Text with manifests, and what it is called. */
export interface ManifestFile {
  readonly name: string;
  readonly text: string;
  /** Whether it was found in a folder, where other files lie too, and was not named by itself. */
  readonly found?: boolean;
}

/** A file that cannot be read. */
export interface UnreadableFile {
  readonly name: string;
  readonly fault: string;
}

const MANIFEST = /\.(ya?ml|json)$/i;

/** What standard input is called in arguments, and in reports. */
const STDIN = { argument: '-', name: 'stdin' };

/**
 * Reads files, folders with all that lies in them (`.yaml`, `.yml`, `.json`; what begins with a dot and node_modules are
 * left out), and standard input for `-`. In the order of their names, so that nothing depends on the file system, and
 * each once. What cannot be read does not keep the rest from being read.
 *
 * @param stdin what was on it
 */
export function* manifestFiles(
  paths: readonly string[],
  stdin?: ManifestFile | UnreadableFile,
): Generator<ManifestFile | UnreadableFile> {
  const seen = new Set<string>();
  for (const given of paths) {
    if (given === STDIN.argument && stdin) {
      if (!seen.has(STDIN.argument)) {
        seen.add(STDIN.argument);
        yield stdin;
      }
    } else {
      for (const file of filesIn(given, seen)) {
        yield 'fault' in file ? file : contentOf(file);
      }
    }
  }
}

/** What is on standard input, if one of the paths is that. */
export async function stdinFor(
  paths: readonly string[],
  terminal: Pick<Terminal, 'read'>,
): Promise<ManifestFile | UnreadableFile | undefined> {
  if (!paths.includes(STDIN.argument)) {
    return undefined;
  }
  try {
    return { name: STDIN.name, text: await terminal.read() };
  } catch (error) {
    return { name: STDIN.name, fault: faultOf(error) };
  }
}

function contentOf(file: FoundFile): ManifestFile | UnreadableFile {
  const name = fromWorkingDirectory(file.path);
  try {
    return { name, text: textOf(readFileSync(file.path)), ...(file.found ? { found: true } : {}) };
  } catch (error) {
    return { name, fault: faultOf(error) };
  }
}

function faultOf(error: unknown): string {
  return error instanceof Fault ? error.message : fileFault(error);
}

interface FoundFile {
  readonly path: string;
  readonly found: boolean;
}

/** The files at a path, without those that were there before under any name. */
function* filesIn(given: string, seen: Set<string>, found = false): Generator<FoundFile | UnreadableFile> {
  try {
    const real = realpathSync(given);
    if (seen.has(real)) {
      return;
    }
    seen.add(real);
    if (!statSync(real).isDirectory()) {
      yield { path: given, found };
      return;
    }
    const entries = readdirSync(given, { withFileTypes: true });
    for (const { name } of entries
      .filter((entry) => isWanted(given, entry))
      .sort((left, right) => (left.name < right.name ? -1 : 1))) {
      yield* filesIn(path.join(given, name), seen, true);
    }
  } catch (error) {
    yield { name: fromWorkingDirectory(given), fault: faultOf(error) };
  }
}

/** Folders and files of manifests, also where links lead to them. */
function isWanted(folder: string, entry: Dirent): boolean {
  if (entry.name.startsWith('.')) {
    return false;
  }
  const linked = entry.isSymbolicLink() ? statSync(path.join(folder, entry.name), { throwIfNoEntry: false }) : entry;
  return linked?.isDirectory() ? entry.name !== 'node_modules' : MANIFEST.test(entry.name);
}
