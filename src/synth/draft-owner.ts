import { readFileSync, statSync } from 'fs';
import { hostname } from 'os';
import * as path from 'path';

/** The process, when it started, its machine, and what mkdtemp added. */
const NAME = /^(\d+)-(\d+)-(.+)-\w{6}$/;

/** When a process started, where the system does not tell. */
const UNKNOWN = '0';

/** How long a draft of another machine or container is left alone: no synth takes so long. */
const FOREIGN_AGE = 3_600_000;

/** How the name of every draft of this process begins: it tells others whether its maker still runs. */
export function draftPrefix(): string {
  return `${process.pid}-${startOf(process.pid) ?? UNKNOWN}-${machine()}-`;
}

/** Whether a name is one that drafts have. */
export function isDraftName(name: string): boolean {
  return NAME.test(name);
}

/** Whether the process that made a draft is gone, so that nobody will come back to it. */
export function isAbandoned(draft: string): boolean {
  const [, pid, started, maker] = NAME.exec(path.basename(draft)) ?? [];
  if (maker !== machine()) {
    const made = statSync(draft, { throwIfNoEntry: false })?.mtimeMs;
    return made !== undefined && Date.now() - made > FOREIGN_AGE;
  }
  // another process may have got the number since, or this one: in a container each program has the same
  const tells = started !== UNKNOWN && startOf(process.pid) !== undefined;
  return tells ? startOf(Number(pid)) !== started : !isRunning(Number(pid));
}

/** When a process started, in the system's own count; undefined if there is no such process, or no way to know. */
function startOf(pid: number): string | undefined {
  let text: string;
  try {
    text = readFileSync(`/proc/${pid}/stat`, 'latin1');
  } catch {
    return undefined;
  }
  // what comes before is the name of the program, which may hold anything
  const [state, ...others] = text.slice(text.lastIndexOf(')') + 2).split(' ');
  // a zombie was killed, and nobody has asked for its exit code yet
  return state === 'Z' || state === 'X' ? undefined : others[18];
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function machine(): string {
  return (
    hostname()
      .replace(/[^\w.-]/g, '_')
      .slice(0, 64) || '_'
  );
}
