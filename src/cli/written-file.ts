import { lstatSync, realpathSync, statSync, writeFileSync } from 'fs';
import * as path from 'path';
import { writeFiles } from '../synth/file-writer';
import { Fault, fileFault } from './fault';

/**
 * Writes a file whole or not at all. A link is followed; a device or a pipe is written to as it is.
 *
 * @throws Fault if it cannot be written
 */
export function writeWhole(file: string, text: string): void {
  try {
    const target = lstatSync(file, { throwIfNoEntry: false }) ? realpathSync(file) : file;
    const found = statSync(target, { throwIfNoEntry: false });
    if (found && !found.isFile() && !found.isDirectory()) {
      writeFileSync(target, text);
    } else {
      writeFiles(path.dirname(target), [{ path: path.basename(target), text }]);
    }
  } catch (error) {
    throw new Fault(`"${file}" cannot be written: ${fileFault(error)}`);
  }
}
