import fs from 'fs';
import { dirname, join } from 'path';
import { writeFiles } from '../../src/synth/file-writer';
import { contentsOf, newFolder } from './folder';

const FILES = [
  { path: 'a.yaml', text: 'a' },
  { path: 'folder/b.yaml', text: 'b' },
];

const WRITTEN = { 'a.yaml': 'a', folder: null, 'folder/b.yaml': 'b' };

afterEach(() => jest.restoreAllMocks());

test('files are written into a folder that was not there, and nothing beside it', () => {
  const folder = newFolder();
  writeFiles(folder, FILES);
  expect(contentsOf(folder)).toEqual(WRITTEN);
  expect(fs.readdirSync(dirname(folder))).toEqual(['manifests']);
});

test('the pieces of a text are written one after the other', () => {
  const folder = newFolder();
  const text = ['first\n', '', '\u00fc', 'x'.repeat(100_000), 'last\n'];
  writeFiles(folder, [
    { path: 'a.yaml', text },
    { path: 'folder/b.yaml', text: [] },
  ]);
  writeFiles(folder, [{ path: 'a.yaml', text: text.slice(1) }]);
  expect(contentsOf(folder)).toEqual({ 'a.yaml': text.slice(1).join(''), folder: null, 'folder/b.yaml': '' });
});

/** A text that is begun and cannot be ended. */
const BROKEN: Iterable<string> = {
  *[Symbol.iterator]() {
    yield 'begun';
    throw new Error('cannot be told');
  },
};

test('where a piece cannot be made, none of the files is written', () => {
  const folder = newFolder();
  writeFiles(folder, [{ path: 'a.yaml', text: 'old' }]);
  expect(() => writeFiles(folder, [...FILES, { path: 'c.yaml', text: BROKEN }])).toThrow(/^cannot be told$/);
  expect(contentsOf(folder)).toEqual({ 'a.yaml': 'old' });
  expect(fs.readdirSync(dirname(folder))).toEqual(['manifests']);
});

test('what is to be there instead takes the place of all that was begun', () => {
  const folder = newFolder();
  const instead = (error: unknown) => `it ${(error as Error).message}`;
  writeFiles(folder, [...FILES, { path: 'c.yaml', text: BROKEN, instead }]);
  expect(contentsOf(folder)).toEqual({ ...WRITTEN, 'c.yaml': 'it cannot be told' });
});

test('files are replaced, and others stay', () => {
  const folder = newFolder();
  fs.mkdirSync(join(folder, 'folder'), { recursive: true });
  fs.writeFileSync(join(folder, 'a.yaml'), 'old');
  fs.writeFileSync(join(folder, 'folder', 'c.yaml'), 'c');
  writeFiles(folder, FILES);
  expect(contentsOf(folder)).toEqual({ ...WRITTEN, 'folder/c.yaml': 'c' });
});

test('a folder behind a link is written to, and the link stays', () => {
  const folder = newFolder();
  const link = join(dirname(folder), 'link');
  fs.mkdirSync(folder);
  fs.symlinkSync(folder, link);
  writeFiles(link, FILES);
  expect(fs.lstatSync(link).isSymbolicLink()).toBe(true);
  expect(contentsOf(folder)).toEqual(WRITTEN);
});

test('where one file cannot be written, none is', () => {
  const folder = newFolder();
  writeFiles(folder, [{ path: 'a.yaml', text: 'old' }]);
  const write = fs.writeFileSync;
  jest.spyOn(fs, 'writeFileSync').mockImplementation((path, data) => {
    if (data === 'b') {
      throw new Error('disk is full');
    }
    write(path, data);
  });
  expect(() => writeFiles(folder, FILES)).toThrow('disk is full');
  expect(contentsOf(folder)).toEqual({ 'a.yaml': 'old' });
  expect(fs.readdirSync(dirname(folder))).toEqual(['manifests']);
});

test('where a folder is in the way, nothing is written', () => {
  const folder = newFolder();
  fs.mkdirSync(join(folder, 'folder', 'b.yaml'), { recursive: true });
  expect(() => writeFiles(folder, FILES)).toThrow('b.yaml is a folder, where a file must be written; move it away');
  expect(contentsOf(folder)).toEqual({ folder: null, 'folder/b.yaml': null });
});

test.each<[string, (folder: string) => void]>([
  [
    'is on a disk of its own',
    () => {
      const stat = fs.statSync;
      let device = 1;
      jest.spyOn(fs, 'statSync').mockImplementation(((path: string, options: fs.StatSyncOptions) => {
        const stats = stat(path, options);
        return stats && Object.assign(stats, { dev: device++ });
      }) as typeof fs.statSync);
    },
  ],
  [
    'may not be written beside',
    (folder) => {
      const make = fs.mkdtempSync;
      jest.spyOn(fs, 'mkdtempSync').mockImplementation(((prefix: string) => {
        if (!prefix.startsWith(join(folder, '.'))) {
          throw new Error('not permitted');
        }
        return make(prefix);
      }) as typeof fs.mkdtempSync);
    },
  ],
])('a folder that %s is written to from inside', (_, restrict) => {
  const folder = newFolder();
  fs.mkdirSync(folder);
  const renamed: string[] = [];
  const rename = fs.renameSync;
  jest.spyOn(fs, 'renameSync').mockImplementation((from, to) => {
    renamed.push(String(from));
    rename(from, to);
  });
  restrict(folder);
  writeFiles(folder, FILES);
  expect(renamed.every((path) => path.startsWith(join(folder, '.')))).toBe(true);
  jest.restoreAllMocks();
  expect(contentsOf(folder)).toEqual(WRITTEN);
});

test('a folder that cannot be made is named', () => {
  const folder = newFolder();
  writeFiles(folder, [{ path: 'file', text: '' }]);
  expect(() => writeFiles(join(folder, 'file'), [])).toThrow(
    `"${join(folder, 'file')}" cannot be made a folder to write to: `,
  );
});
