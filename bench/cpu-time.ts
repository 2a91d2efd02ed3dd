import { spawnSync } from 'node:child_process';

/**
 * The CPU time of a whole process, in seconds: user and system, with all its threads and children.
 *
 * @param accept exit codes that are an answer
 */
export function cpuTime(command: string, args: readonly string[], accept: readonly number[]): number {
  const script = 'TIMEFORMAT="%3U %3S"; time "$@" >/dev/null 2>&1; exit $?';
  // a shell's own time is the one clock that counts what has ended
  const { status, stderr } = spawnSync('bash', ['-c', `{ ${script}; }`, 'time', command, ...args], {
    encoding: 'utf8',
  });
  if (status === null || !accept.includes(status)) throw new Error(`${command}: exit code ${status}\n${stderr}`);
  const [user, system] = stderr.trim().split(/\s+/).slice(-2).map(Number);
  return user + system;
}

export function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((left, right) => left - right);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}
