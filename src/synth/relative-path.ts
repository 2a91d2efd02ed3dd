import * as path from 'path';

/** A file as reports name it: from the working directory, with slashes, so that it is the same on every machine. */
export function fromWorkingDirectory(file: string): string {
  return path.relative(process.cwd(), path.resolve(file)).split(path.sep).join('/');
}
