import { spawnSync } from 'child_process';

/** A program to run. */
export interface Program {
  readonly executable: string;
  readonly args: readonly string[];
  /** What it reads from its standard input. @default - nothing */
  readonly input?: string;
  /** What was asked of it, to begin a message with: `chart "./redis"`. */
  readonly title: string;
  /** What to do where it is not installed. */
  readonly install: string;
}

/**
 * Runs a program to its end.
 *
 * @returns what it printed, which may be of any length
 * @throws with the command and what it said, if it cannot be started, is killed or fails
 */
export function outputOf({ executable, args, input = '', title, install }: Program): string {
  // who writes JavaScript is told by no compiler
  const odd = args.filter((arg: unknown) => typeof arg !== 'string');
  if (odd.length > 0) {
    throw new Error(`${title} cannot be rendered: ${JSON.stringify(odd[0]) ?? 'undefined'} is no string; write one`);
  }
  const { error, status, signal, stdout, stderr } = spawnSync(executable, args, {
    input,
    maxBuffer: Number.POSITIVE_INFINITY,
    windowsHide: true,
  });
  if (error) {
    throw new Error(`${title} cannot be rendered: ${startingFault(executable, install, error)}`, { cause: error });
  }
  if (status !== 0) {
    const end = signal ? `was killed by ${signal}` : `failed with exit code ${status}`;
    const said = textOf(stderr).trim();
    throw new Error(`${title} cannot be rendered: ${commandText(executable, args)} ${end}${said && `:\n${said}`}`);
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(stdout);
  } catch (fault) {
    throw new Error(`${title} cannot be rendered: what ${executable} printed is no text in UTF-8`, { cause: fault });
  }
}

/**
 * Refuses flags that no app can be rendered with.
 *
 * @param effects what is wrong with each: with all that begin `--flag=`, or with one that is `--flag=value`
 */
export function refuseFlags(
  title: string,
  prop: string,
  flags: readonly string[],
  effects: ReadonlyMap<string, string>,
): void {
  if (!Array.isArray(flags)) {
    throw new Error(`${title} has the ${prop} ${JSON.stringify(flags)}; write a list of strings`);
  }
  for (const flag of flags) {
    const effect = effects.get(flag) ?? effects.get(String(flag).split('=', 1)[0]);
    if (effect) {
      throw new Error(`${title} cannot be rendered with "${flag}", which ${effect}; remove it from ${prop}`);
    }
  }
}

function startingFault(executable: string, install: string, error: NodeJS.ErrnoException): string {
  switch (error.code) {
    case 'ENOENT':
      return `there is no program "${executable}"; ${install}`;
    case 'EACCES':
      return `"${executable}" may not be executed; ${install}`;
    default:
      return `"${executable}" could not be run: ${error.message}`;
  }
}

/** A command as one would type it. */
function commandText(executable: string, args: readonly string[]): string {
  return [executable, ...args].map((word) => (/^[\w@%+=:,./-]+$/.test(word) ? word : quoted(word))).join(' ');
}

function quoted(word: string): string {
  return `'${word.replaceAll("'", `'\\''`)}'`;
}

function textOf(bytes: Buffer): string {
  return bytes.toString('utf8');
}
