import { spawnSync } from 'node:child_process';
import * as path from 'node:path';

/** The folder of the project. */
export const PROJECT = path.join(__dirname, '..');

export interface CommandOptions {
  /** @default - the folder of the project */
  readonly cwd?: string;
  /** Added to the environment. */
  readonly env?: Readonly<Record<string, string>>;
  /** The exit codes that are an answer. @default [0] */
  readonly accept?: readonly number[];
}

export interface CommandResult {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

/**
 * Runs a command to its end.
 *
 * @throws with all that it printed if its exit code is not one of the accepted ones
 */
export function run(command: string, args: readonly string[], options: CommandOptions = {}): CommandResult {
  const { status, stdout, stderr, error } = spawnSync(command, args, {
    cwd: options.cwd ?? PROJECT,
    env: { ...process.env, ...options.env },
    encoding: 'utf8',
    maxBuffer: Number.POSITIVE_INFINITY,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  if (error || status === null || !(options.accept ?? [0]).includes(status)) {
    const line = [command, ...args].join(' ');
    throw new Error(error ? `${line}: ${error.message}` : `${line}: exit code ${status}\n${stdout}${stderr}`);
  }
  return { status, stdout, stderr };
}

/** A program of this project's node_modules. */
export function installed(program: string): string {
  return path.join(PROJECT, 'node_modules', '.bin', program);
}
