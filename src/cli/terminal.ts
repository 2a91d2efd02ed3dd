import { wantsColor } from '../synth/terminal';
import { textOf } from './text';

/** What a command reads and writes beside files. */
export interface Terminal {
  /** Whether somebody looks at what is written for reading. */
  readonly coloured: boolean;
  /** Whether somebody watches. */
  readonly watched: boolean;
  /** For what was asked. */
  out(text: string): void;
  /** For what went wrong, and progress. */
  error(text: string): void;
  /**
   * Everything on standard input.
   *
   * @throws if it cannot be read, or is no text in UTF-8
   */
  read(): Promise<string>;
}

/** The terminal of this process. */
export function processTerminal(): Terminal {
  // whoever reads may have seen enough, as `head` does
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') {
        throw error;
      }
    });
  }
  return {
    out: (text) => void process.stdout.write(text),
    error: (text) => void process.stderr.write(text),
    read: async () => {
      const chunks: Buffer[] = [];
      for await (const chunk of process.stdin) {
        chunks.push(chunk as Buffer);
      }
      return textOf(Buffer.concat(chunks));
    },
    coloured: wantsColor(process.stdout),
    watched: process.stderr.isTTY === true,
  };
}
