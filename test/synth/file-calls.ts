import fs from 'fs';
import { CHANGES } from '../support/disk-changes';

/** Runs something that is asked about each change of a disk before it is made. @returns how many there were */
export function withFileCalls(before: (call: number, name: string) => void, run: () => void): number {
  let calls = 0;
  const changes = Object.fromEntries(CHANGES.map((name) => [name, fs[name] as (...args: unknown[]) => unknown]));
  for (const [name, change] of Object.entries(changes)) {
    Object.assign(fs, {
      [name]: (...args: unknown[]) => {
        before(++calls, name);
        return change(...args);
      },
    });
  }
  try {
    run();
  } finally {
    Object.assign(fs, changes);
  }
  return calls;
}

/** An error as the system has them. */
export function systemError(code: string): Error {
  return Object.assign(new Error(`${code}: as the system says`), { code });
}
