/**
 * Loaded into a process before all else: kills it, for real, at the change of the disk that KILL_AT counts to. Only what
 * is below KILL_BELOW counts. With KILL_WITHIN, a file is half written and a folder half removed by then.
 */
import fs from 'node:fs';
import * as path from 'node:path';
import { CHANGES, REMOVALS } from '../../test/support/disk-changes';

type Change = (...args: unknown[]) => unknown;

const { KILL_AT, KILL_BELOW = '', KILL_WITHIN, KILL_COUNT, DENY } = process.env;

// what is required later sees what is put into the module itself
const disk = fs as unknown as Record<string, Change>;
const made: string[] = [];

for (const name of [...CHANGES, ...REMOVALS]) {
  const change = disk[name];
  disk[name] = (...args) => {
    const file = String(args[0]);
    if (!file.startsWith(KILL_BELOW)) return change(...args);
    // a folder that nothing may be written beside, also for root
    if (path.dirname(file) === DENY && path.basename(file).startsWith('.')) throw forbidden(file);
    made.push(name);
    if (String(made.length) === KILL_AT) {
      if (KILL_WITHIN !== undefined) half(name, change, args);
      process.kill(process.pid, 'SIGKILL');
    }
    return change(...args);
  };
}

if (KILL_COUNT !== undefined) process.on('exit', () => fs.appendFileSync(KILL_COUNT, made.join('\n')));

/** What a call has done when it is interrupted. */
function half(name: string, change: Change, args: unknown[]): void {
  if (name === 'writeFileSync') {
    const text = String(args[1]);
    change(args[0], text.slice(0, text.length / 2));
  }
  if (name === 'rmSync' && fs.statSync(String(args[0]), { throwIfNoEntry: false })?.isDirectory()) {
    const [first] = fs.readdirSync(String(args[0]));
    if (first !== undefined) change(path.join(String(args[0]), first), args[1]);
  }
}

function forbidden(file: string): Error {
  return Object.assign(new Error(`EACCES: permission denied, mkdir '${file}'`), { code: 'EACCES' });
}
