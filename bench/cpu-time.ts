import { spawnSync, SpawnSyncOptions } from 'node:child_process';

/**
 * The CPU time of a whole process, in seconds: user and system, with all its threads and children.
 *
 * @param accept exit codes that are an answer
 * @param where of the process, if not as here
 */
export function cpuTime(
  command: string,
  args: readonly string[],
  accept: readonly number[],
  where: Pick<SpawnSyncOptions, 'cwd' | 'env'> = {},
): number {
  const script = 'TIMEFORMAT="%3U %3S"; time "$@" >/dev/null 2>&1; exit $?';
  // a shell's own time is the one clock that counts what has ended
  const { status, stderr } = spawnSync('bash', ['-c', `{ ${script}; }`, 'time', command, ...args], {
    ...where,
    encoding: 'utf8',
  });
  if (status === null || !accept.includes(status)) throw new Error(`${command}: exit code ${status}\n${stderr}`);
  const [user, system] = stderr.trim().split(/\s+/).slice(-2).map(Number);
  return user + system;
}
