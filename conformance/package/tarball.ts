import * as fs from 'node:fs';
import * as path from 'node:path';
import { PROJECT, run } from '../command';
import type { Tally } from '../tally';

/** A fifth of it is js-yaml, mostly source maps and browser builds, which npm packs with a bundled package. */
const MAX_BYTES = 1_250_000;

/** What belongs into the package: what runs, what describes it, and what jsii wants bundled. */
const PUBLISHED = [
  /^schemas\/.*\.json$/,
  /^lib\/.*\.(js|d\.ts)$/,
  /^node_modules\//,
  /^[A-Z]+(\.md)?$/,
  /^\.jsii$/,
  /^package\.json$/,
];

const INSTALL_SCRIPTS = ['preinstall', 'install', 'postinstall', 'prepare'];

export interface Tarball {
  readonly file: string;
  readonly bytes: number;
  readonly contents: readonly string[];
}

export function pack(folder: string): Tarball {
  const { stdout } = run('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', folder]);
  const [{ filename, size, files }] = JSON.parse(stdout);
  return { file: path.join(folder, filename), bytes: size, contents: files.map((file: { path: string }) => file.path) };
}

export function checkTarball(tally: Tally, { bytes, contents }: Tarball): void {
  tally.check(`the tarball has at most ${MAX_BYTES} bytes`, () => {
    if (bytes > MAX_BYTES) throw new Error(`${bytes}`);
    return `${bytes}`;
  });
  tally.check('the tarball holds nothing but what users need', () => {
    const others = contents.filter((name) => !PUBLISHED.some((pattern) => pattern.test(name)));
    if (others.length) throw new Error(others.join(', '));
  });

  const manifest = JSON.parse(fs.readFileSync(path.join(PROJECT, 'package.json'), 'utf8'));
  tally.check('the tarball holds every package that it bundles', () => {
    const missing = Object.keys(manifest.dependencies).filter(
      (name) => !contents.includes(`node_modules/${name}/package.json`),
    );
    if (missing.length) throw new Error(missing.join(', '));
  });
  tally.check('nothing runs when it is installed', () => {
    const scripts = INSTALL_SCRIPTS.filter((name) => name in manifest.scripts);
    if (scripts.length) throw new Error(scripts.join(', '));
  });
}
