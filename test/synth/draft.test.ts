import { spawnSync } from 'child_process';
import fs from 'fs';
import { basename, dirname, join } from 'path';
import { Draft } from '../../src/synth/draft';
import { systemError, withFileCalls } from './file-calls';
import { contentsOf, newFolder } from './folder';

const OLD = { 'a.yaml': 'old a', shop: null, 'shop/b.yaml': 'old b', 'README.md': 'mine', 'shop/notes': 'mine' };
const NEW = { ...OLD, 'a.yaml': 'new a', 'shop/b.yaml': 'new b', 'c.yaml': 'new c', empty: null };

/** A folder in which somebody has files of his own beside old ones of ours. */
function oldFolder(): string {
  const folder = newFolder();
  for (const [path, text] of Object.entries(OLD)) {
    if (text === null) {
      fs.mkdirSync(join(folder, path), { recursive: true });
    } else {
      fs.mkdirSync(dirname(join(folder, path)), { recursive: true });
      fs.writeFileSync(join(folder, path), text);
    }
  }
  return folder;
}

function written(folder: string): Draft {
  return filled(new Draft(folder));
}

function filled(draft: Draft): Draft {
  draft.write('a.yaml', 'new a');
  draft.write('shop/b.yaml', 'new b');
  draft.write('c.yaml', 'new c');
  draft.makeFolder('empty');
  return draft;
}

function synth(folder: string): void {
  const draft = new Draft(folder);
  try {
    filled(draft).commit();
  } finally {
    draft.discard();
  }
}

/** What is in the folder that holds the given one. */
function beside(folder: string): string[] {
  return fs.readdirSync(dirname(folder));
}

/** As the next process does. */
function open(folder: string): void {
  new Draft(folder).discard();
}

afterEach(() => jest.restoreAllMocks());

describe('a draft', () => {
  test('touches nothing until it is committed', () => {
    const folder = oldFolder();
    const draft = written(folder);
    expect(contentsOf(folder)).toEqual(OLD);
    draft.commit();
    expect(contentsOf(folder)).toEqual(NEW);
    expect(beside(folder)).toEqual(['manifests']);
  });

  test('that is discarded leaves no trace, not even of folders above that it had to make', () => {
    const folder = oldFolder();
    written(folder).discard();
    expect(contentsOf(dirname(folder))).toEqual(
      Object.fromEntries([
        ['manifests', null],
        ...Object.entries(OLD).map(([key, value]) => [`manifests/${key}`, value]),
      ]),
    );
    const deep = join(newFolder(), 'a', 'b');
    written(deep).discard();
    expect(beside(dirname(dirname(deep)))).toEqual([]);
  });

  test('that cannot be made leaves no trace either', () => {
    const top = newFolder();
    jest.spyOn(fs, 'mkdtempSync').mockImplementation(() => {
      throw systemError('ENOSPC');
    });
    expect(() => new Draft(join(top, 'a', 'b'))).toThrow('cannot be made a folder to write to: ENOSPC');
    expect(beside(top)).toEqual([]);
  });

  test('becomes a folder that was not there, with the modes of files that are written plainly', () => {
    const folder = newFolder();
    synth(folder);
    expect(contentsOf(folder)).toEqual({
      'a.yaml': 'new a',
      'c.yaml': 'new c',
      empty: null,
      shop: null,
      'shop/b.yaml': 'new b',
    });
    const plain = join(dirname(folder), 'plain');
    fs.mkdirSync(plain);
    fs.writeFileSync(join(plain, 'file'), '');
    const mode = (path: string) => fs.statSync(path).mode;
    expect(mode(folder)).toBe(mode(plain));
    expect(mode(join(folder, 'shop/b.yaml'))).toBe(mode(join(plain, 'file')));
  });

  test('may be one of several, of which the last that is committed counts', () => {
    const folder = oldFolder();
    const first = written(folder);
    const second = new Draft(folder);
    second.write('a.yaml', 'newer a');
    first.commit();
    second.commit();
    expect(contentsOf(folder)).toEqual({ ...NEW, 'a.yaml': 'newer a' });
    expect(beside(folder)).toEqual(['manifests']);
  });

  test('stays in the folder that it was opened for when the working directory changes', () => {
    const before = process.cwd();
    const folder = oldFolder();
    try {
      process.chdir(dirname(folder));
      const draft = written('manifests');
      process.chdir(before);
      draft.commit();
    } finally {
      process.chdir(before);
    }
    expect(contentsOf(folder)).toEqual(NEW);
  });

  test('of a link to a folder, or of a file below one, leaves the link', () => {
    const folder = oldFolder();
    const link = join(dirname(folder), 'link');
    const elsewhere = join(dirname(folder), 'elsewhere');
    fs.renameSync(join(folder, 'shop'), elsewhere);
    fs.symlinkSync(elsewhere, join(folder, 'shop'));
    fs.symlinkSync(folder, link);
    synth(link);
    expect(contentsOf(folder)).toMatchObject({ 'a.yaml': 'new a' });
    expect(contentsOf(elsewhere)).toEqual({ 'b.yaml': 'new b', notes: 'mine' });
    expect([link, join(folder, 'shop')].map((path) => fs.lstatSync(path).isSymbolicLink())).toEqual([true, true]);
  });

  test('writes to the file that a link points to, also on another disk, as writing plainly does', () => {
    const folder = oldFolder();
    const targets = ['one', 'two'].map((name) => join(dirname(folder), name));
    ['a.yaml', 'shop/b.yaml'].forEach((path, index) => {
      fs.renameSync(join(folder, path), targets[index]);
      fs.symlinkSync(targets[index], join(folder, path));
    });
    const rename = fs.renameSync;
    jest.spyOn(fs, 'renameSync').mockImplementation((from, to) => {
      if (to === targets[1] && basename(String(from)) === 'b.yaml') {
        throw systemError('EXDEV');
      }
      rename(from, to);
    });
    synth(folder);
    expect(targets.map((target) => fs.readFileSync(target, 'utf8'))).toEqual(['new a', 'new b']);
    expect(fs.lstatSync(join(folder, 'a.yaml')).isSymbolicLink()).toBe(true);
    expect(contentsOf(folder)).toEqual(NEW);
    expect(beside(folder)).toEqual(['manifests', 'one', 'two']);
  });

  test('keeps the modes of files that it replaces', () => {
    const folder = oldFolder();
    fs.chmodSync(join(folder, 'a.yaml'), 0o600);
    fs.chmodSync(join(folder, 'shop/b.yaml'), 0o777);
    synth(folder);
    expect(['a.yaml', 'shop/b.yaml'].map((path) => fs.statSync(join(folder, path)).mode % 0o1000)).toEqual([
      0o600, 0o777,
    ]);
  });

  test.each([
    ['a very long name', 'm'.repeat(250)],
    ['a very long name of letters that take more than a byte', 'ü'.repeat(125)],
    ['spaces and newlines in its name', ' a\n b '],
  ])('is for a folder with %s, too', (_, name) => {
    const folder = join(dirname(newFolder()), name);
    synth(folder); // is not there yet
    fs.writeFileSync(join(folder, 'notes'), 'mine');
    synth(folder);
    expect(contentsOf(folder)).toMatchObject({ 'shop/b.yaml': 'new b', notes: 'mine' });
    expect(beside(folder)).toEqual([name]);
  });

  test('has a place of its own for each folder, also where their names differ at the end', () => {
    const folder = join(dirname(newFolder()), 'm'.repeat(249));
    const drafts = ['1', '2'].map((end) => written(folder + end));
    drafts.forEach((draft) => draft.commit());
    expect(beside(folder)).toEqual(['1', '2'].map((end) => basename(folder) + end));
  });

  test.each(['../a.yaml', '/a.yaml', 'shop/../../a.yaml'])('has no file %s outside its folder', (path) => {
    const folder = oldFolder();
    const draft = new Draft(folder);
    expect(() => draft.write(path, '')).toThrow(`"${path}" lies outside the folder that it is written to, "${folder}"`);
    draft.discard();
  });
});

describe('nothing is moved where', () => {
  test.each<[string, (folder: string) => void, string]>([
    [
      'a folder is',
      (folder) => fs.mkdirSync(join(folder, 'c.yaml')),
      'c.yaml is a folder, where a file must be written',
    ],
    [
      'a file is',
      (folder) => fs.writeFileSync(join(folder, 'empty'), ''),
      'empty is a file, where a folder must be made',
    ],
    [
      'a link to nowhere is',
      (folder) => fs.symlinkSync('nowhere', join(folder, 'c.yaml')),
      'c.yaml is a link to nowhere, where a file must be written',
    ],
    [
      'a link to nowhere is, for a folder,',
      (folder) => fs.symlinkSync('nowhere', join(folder, 'empty')),
      'empty is a link to nowhere, where a folder must be made',
    ],
  ])('%s in the way', (_, block, message) => {
    const folder = oldFolder();
    block(folder);
    const before = fs.readdirSync(folder, { recursive: true });
    expect(() => synth(folder)).toThrow(message);
    expect(fs.readdirSync(folder, { recursive: true })).toEqual(before);
    expect(fs.readFileSync(join(folder, 'a.yaml'), 'utf8')).toBe('old a');
    expect(beside(folder)).toEqual(['manifests']);
  });

  test('a file is read-only', () => {
    const folder = oldFolder();
    fs.chmodSync(join(folder, 'shop/b.yaml'), 0o444);
    const access = fs.accessSync;
    jest.spyOn(fs, 'accessSync').mockImplementation((path, mode) => {
      if (String(path).endsWith('b.yaml')) {
        throw systemError('EACCES'); // root may write to it
      }
      access(path, mode);
    });
    expect(() => synth(folder)).toThrow(`${join(folder, 'shop/b.yaml')} may not be written to; make it writable`);
    expect(contentsOf(folder)).toEqual(OLD);
  });
});

describe('whatever fails, at whatever call,', () => {
  const places: [string, () => string][] = [
    ['beside its folder', oldFolder],
    [
      'in its folder',
      () => {
        const folder = oldFolder();
        const make = fs.mkdtempSync;
        jest.spyOn(fs, 'mkdtempSync').mockImplementation(((prefix: string) => {
          if (!prefix.startsWith(folder + '/')) {
            throw systemError('EACCES');
          }
          return make(prefix);
        }) as typeof fs.mkdtempSync);
        return folder;
      },
    ],
    ['for a folder that is not there', newFolder],
  ];

  test.each(places)('a draft %s leaves it old or, after the next start, new', (_, make) => {
    const outcomes = new Set<string>();
    for (let call = 1; ; call++) {
      jest.restoreAllMocks();
      const folder = make();
      const before = contentsOf(folder);
      let thrown: unknown;
      const calls = withFileCalls(
        (number) => {
          if (number === call) {
            throw systemError(call % 2 ? 'ENOSPC' : 'EACCES');
          }
        },
        () => {
          try {
            synth(folder);
          } catch (error) {
            thrown = error;
          }
        },
      );
      open(folder);
      const after = contentsOf(folder);
      const isOld = JSON.stringify(after) === JSON.stringify(before);
      expect([call, after]).toEqual([call, isOld ? before : before ? NEW : expect.anything()]);
      expect(beside(folder)).toEqual(after === undefined ? [] : ['manifests']);
      outcomes.add(`${isOld ? 'old' : 'new'} ${thrown ? 'thrown' : 'quiet'}`);
      if (calls < call) {
        break;
      }
    }
    expect([...outcomes]).toEqual(expect.arrayContaining(['new quiet', 'old thrown']));
  });
});

describe('a process that is killed', () => {
  function kill(folder: string, call: string): void {
    const program = join(__dirname, 'killed-writer.ts');
    const { signal, stderr } = spawnSync(process.execPath, ['--require', 'tsx/cjs', program, folder, call]);
    expect([signal, String(stderr)]).toEqual(['SIGKILL', '']);
  }

  test.each<[string, string, object]>([
    ['before its files are all there leaves the folder old', 'writeFileSync c.yaml', OLD],
    ['while it moves them leaves the next start to make it new', 'renameSync c.yaml', NEW],
  ])('%s', (_, call, expected) => {
    const folder = oldFolder();
    kill(folder, call);
    expect(contentsOf(folder)).not.toEqual(NEW);
    expect(beside(folder)).toHaveLength(2);
    open(folder);
    expect(contentsOf(folder)).toEqual(expected);
    expect(beside(folder)).toEqual(['manifests']);
  });
});
