import fs from 'fs';
import os from 'os';
import { join } from 'path';
import { draftPrefix, isAbandoned, isDraftName } from '../../src/synth/draft-owner';
import { newFolder } from './folder';

afterEach(() => jest.restoreAllMocks());

/** A folder of a name. */
function named(name: string): string {
  const folder = join(newFolder(), name);
  fs.mkdirSync(folder, { recursive: true });
  return folder;
}

/** A process that does not run. */
function gone(): number {
  for (let pid = 300_000; ; pid++) {
    try {
      process.kill(pid, 0);
    } catch {
      return pid;
    }
  }
}

test.each<[string, boolean]>([
  ['12-345-host-aB3xyz', true],
  ['12-345-host-with.dots-and-more-aB3xyz', true],
  ['committed', false],
  ['12-345-host-aB3xyz.json', false],
  ['12-345-aB3xyz', false],
  ['notes-1-2-host-abcdef', false],
])('%s is the name of a draft: %j', (name, expected) => {
  expect(isDraftName(name)).toBe(expected);
});

describe('a draft', () => {
  const started = /^\d+-(\d+)-/.exec(draftPrefix())![1];
  const host = draftPrefix().split('-').slice(2, -1).join('-');

  test('of this process is not abandoned', () => {
    const name = `${draftPrefix()}abcdef`;
    expect(isDraftName(name)).toBe(true);
    expect(isAbandoned(named(name))).toBe(false);
  });

  test('of another that runs is not abandoned, whoever it belongs to', () => {
    expect(isAbandoned(named(`${process.ppid}-0-${host}-abcdef`))).toBe(false);
    jest.spyOn(process, 'kill').mockImplementation(() => {
      throw Object.assign(new Error(), { code: 'EPERM' });
    });
    expect(isAbandoned(named(`${process.ppid}-0-${host}-abcdef`))).toBe(false);
  });

  test('of a process that is gone is abandoned', () => {
    expect(isAbandoned(named(`${gone()}-${started}-${host}-abcdef`))).toBe(true);
    expect(isAbandoned(named(`${gone()}-0-${host}-abcdef`))).toBe(true);
  });

  test('of a process whose number another has got is abandoned', () => {
    expect(isAbandoned(named(`${process.pid}-${Number(started) - 1}-${host}-abcdef`))).toBe(true);
  });

  test('of another machine is abandoned when it is old', () => {
    const draft = named(`${process.pid}-${started}-elsewhere-abcdef`);
    expect(isAbandoned(draft)).toBe(false);
    fs.utimesSync(draft, 0, Date.now() / 1000 - 3_700);
    expect(isAbandoned(draft)).toBe(true);
  });

  test('of a process that was killed and not waited for is abandoned', () => {
    const read = fs.readFileSync;
    jest
      .spyOn(fs, 'readFileSync')
      .mockImplementation(((path: string, encoding: 'latin1') =>
        path === `/proc/${process.ppid}/stat`
          ? `${process.ppid} (a (strange) name) Z 1${' 0'.repeat(17)} ${started} 0\n`
          : read(path, encoding)) as typeof fs.readFileSync);
    expect(isAbandoned(named(`${process.ppid}-${started}-${host}-abcdef`))).toBe(true);
  });

  test('is named on a machine of any name, and where processes have no file', () => {
    jest.spyOn(os, 'hostname').mockReturnValue('my host/1');
    jest.spyOn(fs, 'readFileSync').mockImplementation(() => {
      throw new Error('no such file');
    });
    expect(draftPrefix()).toBe(`${process.pid}-0-my_host_1-`);
    expect(isAbandoned(named(`${draftPrefix()}abcdef`))).toBe(false);
    expect(isAbandoned(named(`${gone()}-5-my_host_1-abcdef`))).toBe(true);
  });
});
