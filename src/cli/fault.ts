/** Something is wrong with what the user gave: an option, a file. It is told without a stack trace. */
export class Fault extends Error {}

/** What an error says of a file that cannot be read or written. */
export function fileFault(error: unknown): string {
  switch ((error as NodeJS.ErrnoException).code) {
    case 'ENOENT':
      return 'there is no such file or folder';
    case 'EISDIR':
      return 'it is a folder';
    case 'ENOTDIR':
      return 'a part of its path is no folder';
    case 'EACCES':
    case 'EPERM':
      return 'access is denied';
    default:
      return error instanceof Error ? error.message : String(error);
  }
}
