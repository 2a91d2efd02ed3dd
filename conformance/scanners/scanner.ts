import { CommandResult, run } from '../command';
import type { Finding } from './finding';

/** A real scanner with its default configuration. */
export interface Scanner {
  readonly name: string;
  /** What to run to scan all manifests of a folder at once: some checks look at several objects. */
  command(folder: string): ScannerCommand;
  /** What its output says. */
  findings(stdout: string): Finding[];
  /** What its output says of manifests that it could not read, if anything. */
  refusal(result: CommandResult): string | undefined;
}

export interface ScannerCommand {
  readonly program: string;
  readonly args: readonly string[];
  /** Scanners read a configuration file where they run; in the folder of the manifests there is none. */
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** They exit with 1 if they find something. */
export const ANSWERS: readonly number[] = [0, 1];

/**
 * What a scanner finds in a folder.
 *
 * @throws if it cannot read all that is in it
 */
export function scan(scanner: Scanner, folder: string): Finding[] {
  const { program, args, ...options } = scanner.command(folder);
  const result = run(program, args, { ...options, accept: ANSWERS });
  const refusal = scanner.refusal(result);
  if (refusal) {
    throw new Error(refusal);
  }
  return scanner.findings(result.stdout);
}
