import fs from 'fs';
import { dirname, join } from 'path';
import { Draft } from '../../src/synth/draft';
import { systemError } from './file-calls';
import { contentsOf, newFolder } from './folder';

afterEach(() => jest.restoreAllMocks());

const OLD = { 'a.yaml': 'old a', 'b.yaml': 'old b' };
const NEW = { 'a.yaml': 'new a', 'b.yaml': 'new b', 'c.yaml': 'new c' };

/** A folder of which only the first of the new files is in its place. */
function halfMoved(): string {
  const folder = newFolder();
  fs.mkdirSync(folder);
  Object.entries(OLD).forEach(([file, text]) => fs.writeFileSync(join(folder, file), text));
  const rename = fs.renameSync;
  const spy = jest.spyOn(fs, 'renameSync').mockImplementation((from, to) => {
    if (String(to) === join(folder, 'b.yaml')) {
      throw systemError('EIO');
    }
    rename(from, to);
  });
  expect(() => synth(folder, NEW)).toThrow(
    `"${folder}" has only some of its new files: EIO: as the system says; make way, and the next run moves the rest`,
  );
  spy.mockRestore();
  expect(contentsOf(folder)).toEqual({ ...OLD, 'a.yaml': 'new a' });
  return folder;
}

function synth(folder: string, files: Readonly<Record<string, string>>): void {
  const draft = new Draft(folder);
  try {
    Object.entries(files).forEach(([file, text]) => draft.write(file, text));
    draft.commit();
  } finally {
    draft.discard();
  }
}

/** Where the drafts of a folder are, if there are any. */
function drafts(folder: string): string | undefined {
  const name = fs.readdirSync(dirname(folder)).find((other) => other.startsWith('.'));
  return name && join(dirname(folder), name);
}

describe('a draft of which only some files were moved', () => {
  test('is completed by the next process that opens the folder', () => {
    const folder = halfMoved();
    new Draft(folder).discard();
    expect(contentsOf(folder)).toEqual(NEW);
    expect(drafts(folder)).toBeUndefined();
  });

  test('is completed before another is committed', () => {
    const folder = newFolder();
    fs.mkdirSync(folder);
    const waiting = new Draft(folder);
    waiting.write('a.yaml', 'newest a');
    const rename = fs.renameSync;
    const spy = jest.spyOn(fs, 'renameSync').mockImplementation((from, to) => {
      if (String(to) === join(folder, 'b.yaml')) {
        throw systemError('EIO');
      }
      rename(from, to);
    });
    expect(() => synth(folder, NEW)).toThrow('EIO');
    spy.mockRestore();
    waiting.commit();
    expect(contentsOf(folder)).toEqual({ ...NEW, 'a.yaml': 'newest a' });
    expect(drafts(folder)).toBeUndefined();
  });

  test('stays as long as something is in the way', () => {
    const folder = halfMoved();
    fs.rmSync(join(folder, 'b.yaml'));
    fs.mkdirSync(join(folder, 'b.yaml'));
    expect(() => new Draft(folder)).toThrow(/" has only some of its new files: .*EISDIR.*; make way, /);
    fs.rmdirSync(join(folder, 'b.yaml'));
    new Draft(folder).discard();
    expect(contentsOf(folder)).toEqual(NEW);
    expect(drafts(folder)).toBeUndefined();
  });

  test.each<[string, (folder: string) => void]>([
    ['the folder was removed', (folder) => fs.rmSync(folder, { recursive: true })],
    ['the folder was emptied', (folder) => fs.readdirSync(folder).forEach((file) => fs.rmSync(join(folder, file)))],
    [
      'the files that were there before were restored',
      (folder) => {
        Object.entries(OLD).forEach(([file, text]) => {
          fs.writeFileSync(join(folder, file), text);
          fs.utimesSync(join(folder, file), new Date(), new Date(Date.now() + 1_000));
        });
      },
    ],
  ])('is forgotten when %s', (_, change) => {
    const folder = halfMoved();
    change(folder);
    const before = contentsOf(folder);
    new Draft(folder).discard();
    expect(contentsOf(folder)).toEqual(before);
    expect(drafts(folder)).toBeUndefined();
  });

  test.each<[string, (file: string) => void]>([
    ['lost', (list) => fs.rmSync(list)],
    ['cut off', (list) => fs.writeFileSync(list, '{"folders":["."],"fi')],
  ])('is forgotten when its list was %s, as in a power cut', (_, lose) => {
    const folder = halfMoved();
    const committed = join(drafts(folder)!, 'committed');
    lose(
      join(
        committed,
        fs.readdirSync(committed).find((name) => name.endsWith('.json'))!,
      ),
    );
    new Draft(folder).discard();
    expect(contentsOf(folder)).toEqual({ ...OLD, 'a.yaml': 'new a' });
    expect(drafts(folder)).toBeUndefined();
  });

  test('is removed although only its list is left', () => {
    const folder = halfMoved();
    const committed = join(drafts(folder)!, 'committed');
    fs.rmSync(
      join(
        committed,
        fs.readdirSync(committed).find((name) => !name.endsWith('.json'))!,
      ),
      { recursive: true },
    );
    new Draft(folder).discard();
    expect(drafts(folder)).toBeUndefined();
  });
});

describe('what is not ours', () => {
  test('stays where drafts are, too', () => {
    const folder = halfMoved();
    fs.writeFileSync(join(drafts(folder)!, 'notes'), 'mine');
    fs.mkdirSync(join(drafts(folder)!, '1-2-nowhere'));
    new Draft(folder).discard();
    expect(contentsOf(folder)).toEqual(NEW);
    expect(fs.readdirSync(drafts(folder)!).sort()).toEqual(['1-2-nowhere', 'notes']);
  });

  test('is not moved into the folder: drafts that another user has put where ours are', () => {
    const folder = halfMoved();
    const place = drafts(folder)!;
    const before = contentsOf(place);
    const stat = fs.lstatSync;
    jest.spyOn(fs, 'lstatSync').mockImplementation(((path: string, options: fs.StatSyncOptions) => {
      const found = stat(path, options);
      return found && path === place ? Object.assign(found, { uid: 4711 }) : found;
    }) as typeof fs.lstatSync);
    synth(folder, { 'c.yaml': 'mine' });
    expect(contentsOf(folder)).toEqual({ ...OLD, 'a.yaml': 'new a', 'c.yaml': 'mine' });
    expect(contentsOf(place)).toEqual(before);
  });

  test('is told of where there is no other place', () => {
    const folder = newFolder();
    const elsewhere = join(dirname(folder), 'elsewhere');
    fs.mkdirSync(elsewhere);
    const user = process.getuid!();
    fs.symlinkSync(elsewhere, join(dirname(folder), `.manifests.bulkhead-${user}`));
    expect(() => new Draft(folder)).toThrow(
      `manifests.bulkhead-${user}" is a link, or was made by another user; remove it, or choose another folder`,
    );
    expect(contentsOf(elsewhere)).toEqual({});
  });

  test('is told of where a committed draft would be', () => {
    const folder = halfMoved();
    const committed = join(drafts(folder)!, 'committed');
    fs.writeFileSync(join(committed, 'notes'), 'mine');
    expect(() => synth(folder, { 'd.yaml': 'new d' })).toThrow(`"${committed}" is in the way; remove it`);
    expect(contentsOf(folder)).toEqual(NEW);
    expect(contentsOf(drafts(folder)!)).toEqual({ committed: null, 'committed/notes': 'mine' });
  });
});
