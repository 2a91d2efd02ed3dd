import { spawnSync } from 'child_process';
import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import lock from '../package-lock.json';
import manifest from '../package.json';

/** What the lock file says about one package. */
interface Entry {
  readonly version?: string;
  readonly resolved?: string;
  readonly integrity?: string;
  /** It comes inside the archive of the package that it stands under, whose integrity covers it. */
  readonly inBundle?: boolean;
  readonly dependencies?: Record<string, string>;
  readonly devDependencies?: Record<string, string>;
  readonly optionalDependencies?: Record<string, string>;
  readonly peerDependencies?: Record<string, string>;
  readonly peerDependenciesMeta?: Record<string, { readonly optional?: boolean }>;
}

const entries = Object.entries(lock.packages as Record<string, Entry>);

test('the lock file names what package.json names', () => {
  expect(lock.packages['']).toEqual({
    name: manifest.name,
    version: manifest.version,
    license: manifest.license,
    bin: manifest.bin,
    engines: manifest.engines,
    bundleDependencies: manifest.bundledDependencies,
    dependencies: manifest.dependencies,
    devDependencies: manifest.devDependencies,
    peerDependencies: manifest.peerDependencies,
  });
});

test('every dependency is in the lock file, also those for other platforms', () => {
  const missing = entries.flatMap(([place, entry]) =>
    dependenciesOf(entry)
      .filter((name) => !isFound(name, place))
      .map((name) => `${place || 'package.json'} needs ${name}`),
  );
  expect(missing).toEqual([]);
});

test('what package.json overrides is locked at that version', () => {
  for (const [name, version] of Object.entries(manifest.overrides)) {
    const locked = entries
      .filter(([place]) => place.endsWith(`node_modules/${name}`))
      .map(([, entry]) => entry.version);
    expect({ [name]: new Set(locked) }).toEqual({ [name]: new Set([version]) });
  }
});

test('every package has an integrity', () => {
  const without = entries.filter(([place, entry]) => place && !entry.inBundle && !entry.integrity);
  expect(without.map(([place]) => place)).toEqual([]);
});

test('the lock file names no registry, so that it installs from any', () => {
  expect(entries.filter(([, entry]) => entry.resolved).map(([place]) => place)).toEqual([]);
});

test('npm ci takes the lock file without asking a registry', () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'lock-file-'));
  try {
    for (const file of ['package.json', 'package-lock.json', '.npmrc']) {
      fs.copyFileSync(path.join(__dirname, '..', file), path.join(folder, file));
    }
    // with nothing cached, npm fails as soon as it has to look anything up
    const args = [
      'ci',
      '--dry-run',
      '--offline',
      '--ignore-scripts',
      '--no-audit',
      '--cache',
      path.join(folder, 'cache'),
    ];
    const { status, stderr } = spawnSync('npm', args, { cwd: folder, encoding: 'utf8' });
    expect({ status, stderr: status === 0 ? '' : stderr }).toEqual({ status: 0, stderr: '' });
  } finally {
    fs.rmSync(folder, { recursive: true });
  }
});

function dependenciesOf(entry: Entry): string[] {
  const peers = Object.keys(entry.peerDependencies ?? {});
  return [
    ...Object.keys({ ...entry.dependencies, ...entry.devDependencies, ...entry.optionalDependencies }),
    ...peers.filter((name) => !entry.peerDependenciesMeta?.[name]?.optional),
  ];
}

/** Whether Node finds a package from a place: beside it, or beside one of the packages that it stands under. */
function isFound(name: string, place: string): boolean {
  for (let from = place; ; from = from.slice(0, Math.max(0, from.lastIndexOf('/node_modules/')))) {
    if (`${from ? `${from}/` : ''}node_modules/${name}` in lock.packages) return true;
    if (!from) return false;
  }
}
