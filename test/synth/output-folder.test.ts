import fs from 'fs';
import os from 'os';
import { basename, dirname, join } from 'path';
import { App, Chart, Testing } from '../../src';
import { OutputDraft } from '../../src/synth/output-folder';
import { systemError } from './file-calls';
import { contentsOf, newFolder } from './folder';

afterEach(() => jest.restoreAllMocks());

/** A folder that the app is run in, in one above it. */
function workingFolder(): string {
  const folder = join(newFolder(), 'project');
  fs.mkdirSync(folder, { recursive: true });
  jest.spyOn(process, 'cwd').mockReturnValue(folder);
  return folder;
}

describe('an output folder cannot be', () => {
  test.each<[string, () => string, RegExp | string]>([
    ['the folder that the app is run in', () => '.', 'the output folder "." is the folder that the app is run in; '],
    ['the same by its path', workingFolder, /project" is the folder that the app is run in; write one for manifests/],
    ['above that', () => dirname(workingFolder()), /manifests" is above the folder that the app is run in; /],
    ['the root', () => '/', 'the output folder "/" is the root of the file system; write one for manifests only'],
    [
      'a link to the project',
      () => {
        const link = join(dirname(workingFolder()), 'link');
        fs.symlinkSync('project', link);
        return link;
      },
      /link" is the folder that the app is run in; /,
    ],
    [
      'another project',
      () => {
        const folder = newFolder();
        fs.mkdirSync(join(folder, 'node_modules'), { recursive: true });
        return folder;
      },
      /is that of a project, with "node_modules" in it; write one for manifests only, e\.g\. "dist\/manifests"$/,
    ],
  ])('%s', (_, folder, message) => {
    expect(() => OutputDraft.open(folder())).toThrow(message);
  });

  test('the home folder', () => {
    const home = newFolder();
    fs.mkdirSync(home);
    jest.spyOn(os, 'homedir').mockReturnValue(home);
    expect(() => OutputDraft.open(home)).toThrow(`the output folder "${home}" is your home folder; write one for`);
    OutputDraft.open(join(home, 'manifests')).discard();
    expect(contentsOf(home)).toEqual({});
  });

  test('the root, for a user who has no home folder', () => {
    jest.spyOn(os, 'homedir').mockImplementation(() => {
      throw systemError('ENOENT');
    });
    expect(() => OutputDraft.open('/')).toThrow('is the root of the file system');
    OutputDraft.open(newFolder()).discard();
  });

  test.each(['', 5, null])('%j', (folder) => {
    expect(() => OutputDraft.open(folder as string)).toThrow(
      `the output folder is ${JSON.stringify(folder)}; write one as outdir of the App, e.g. "dist/manifests"`,
    );
  });

  test.each<[string, (folder: string) => string, string]>([
    ['a file', (file) => file, 'it is a file; move that away, or choose another folder'],
    ['below a file', (file) => join(file, 'a', 'b'), 'manifests" is a file; move that away, or choose another folder'],
    [
      'a link to nowhere',
      (file) => {
        fs.symlinkSync('nowhere', `${file}.link`);
        return `${file}.link`;
      },
      'it is a link to nowhere; move that away',
    ],
  ])('%s', (_, place, message) => {
    const file = newFolder();
    fs.writeFileSync(file, 'mine');
    const folder = place(file);
    const error = thrownBy(() => OutputDraft.open(folder));
    expect(error).toContain(`"${folder}" cannot be made a folder to write to: `);
    expect(error).toContain(message);
    expect(fs.readFileSync(file, 'utf8')).toBe('mine');
  });

  test.each<[string, 'accessSync' | 'mkdirSync', string]>([
    ['one that may not be written to', 'accessSync', 'EACCES'],
    ['on a disk that is read-only', 'mkdirSync', 'EROFS'],
  ])('%s', (_, call, code) => {
    const folder = newFolder();
    fs.mkdirSync(folder);
    jest.spyOn(fs, call).mockImplementation(() => {
      throw systemError(code);
    });
    expect(thrownBy(() => OutputDraft.open(folder))).toBe(
      `"${folder}" cannot be made a folder to write to: ${code}: as the system says; make it writable, or choose another folder`,
    );
    jest.restoreAllMocks();
    expect(fs.readdirSync(dirname(folder))).toEqual([basename(folder)]);
  });
});

test('an app is told before anything is rendered, and nothing is written', () => {
  const folder = newFolder();
  fs.writeFileSync(folder, 'mine');
  const app = new App({ outdir: folder });
  const validate = jest.fn(() => []);
  new Chart(app, 'shop').node.addValidation({ validate });
  expect(() => app.synth()).toThrow(`"${folder}" cannot be made a folder to write to: it is a file; `);
  expect(validate).not.toHaveBeenCalled();
  expect(contentsOf(dirname(folder))).toEqual({ manifests: 'mine' });
});

test('apps have folders side by side', () => {
  const folder = newFolder();
  for (const name of ['a', 'b']) {
    const app = Testing.app({ outdir: join(folder, name) });
    new Chart(app, 'shop');
    app.synth();
  }
  expect(fs.readdirSync(folder).filter((name) => !name.endsWith('report'))).toEqual(['a', 'b']);
});

function thrownBy(run: () => void): string {
  try {
    run();
  } catch (error) {
    return (error as Error).message;
  }
  throw new Error('nothing was thrown');
}
