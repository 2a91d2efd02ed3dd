import type { Command as Parser } from 'commander';
import type { Terminal } from './terminal';

/** One command of the program: a file in `commands/`, which is named for it. */
export interface Command {
  /** What it does, for the list of commands. */
  readonly summary: string;
  /** Adds arguments, options and help. */
  define(parser: Parser): void;
  /**
   * Does it.
   *
   * @returns the exit code
   * @throws Fault if it cannot be done
   */
  run(args: readonly string[], options: object, terminal: Terminal): number | Promise<number>;
}

/** Everything is as it should be. */
export const CLEAN = 0;
/** There are findings that count. */
export const FINDINGS = 1;
/** What was asked cannot be done, or not wholly. */
export const FAULT = 2;
