import { deepStrictEqual } from 'node:assert';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { PROJECT, run } from '../command';
import type { Tally } from '../tally';

/** Both check the libraries too. The last is what `cdk8s init typescript-app` writes, as far as it matters here. */
const COMPILER_OPTIONS = {
  'plain commonjs': { module: 'commonjs', strict: true, noEmit: true },
  'the options of cdk8s init': { module: 'commonjs', strict: true, target: 'ES2017', lib: ['es2016'] },
};

/** The packages that users write in their own package.json, at the versions that ours asks for or is built with. */
const PEERS = ['cdk8s', 'cdk8s-plus-28', 'constructs'];
const TOOLS = ['typescript', '@types/node', 'cdk8s-cli', 'jest', '@types/jest'];

/** Tests as users write them, with `expect` from the global scope and from `@jest/globals`. */
const TESTS = ['reachability.test.ts', 'jest-globals.test.ts'];

/** The README's example, in an empty folder with the packed package and its peers. */
export function checkConsumer(tally: Tally, tarball: string, folder: string): void {
  install(tarball, folder);
  tally.check('one copy of each peer is installed', () => oneCopyOf(PEERS, folder));
  write(folder, 'main.ts', exampleOfReadme());
  write(folder, 'plus.ts', "import * as kplus from 'cdk8s-bulkhead/lib/plus';\nexport const kinds: object = kplus;\n");
  for (const [name, compilerOptions] of Object.entries(COMPILER_OPTIONS)) {
    tally.check(`the README's example compiles with ${name}`, () => {
      write(folder, 'tsconfig.json', { compilerOptions, include: ['*.ts'] });
      run(bin(folder, 'tsc'), ['-p', '.'], { cwd: folder });
    });
  }

  const golden = path.join(PROJECT, 'examples', 'quick-start', 'manifests');
  tally.check("the README's example renders what is committed", () => {
    run('node', ['main.js'], { cwd: folder });
    deepStrictEqual(manifestsIn(path.join(folder, 'dist')), manifestsIn(golden));
  });
  tally.check('cdk8s synth renders the same', () => {
    run(bin(folder, 'cdk8s'), ['synth', '--check-upgrade=false', '--output', 'cli'], { cwd: folder });
    deepStrictEqual(manifestsIn(path.join(folder, 'cli')), manifestsIn(golden));
  });
  tally.check('tests of who reaches whom compile and run', () => {
    for (const test of TESTS) {
      write(folder, test, fs.readFileSync(path.join(__dirname, test), 'utf8'));
    }
    run(bin(folder, 'tsc'), ['-p', '.'], { cwd: folder });
    run(bin(folder, 'jest'), ['--testMatch', '**/*.test.js'], { cwd: folder });
  });
}

function install(tarball: string, folder: string): void {
  const ours = JSON.parse(fs.readFileSync(path.join(PROJECT, 'package.json'), 'utf8'));
  const pick = (names: readonly string[], from: Record<string, string>) =>
    Object.fromEntries(names.map((name) => [name, from[name]]));
  fs.mkdirSync(folder);
  write(folder, 'package.json', {
    private: true,
    dependencies: { 'cdk8s-bulkhead': `file:${tarball}`, ...pick(PEERS, ours.peerDependencies) },
    devDependencies: pick(TOOLS, ours.devDependencies),
  });
  write(folder, 'cdk8s.yaml', { language: 'typescript', app: 'node main.js' });
  run('npm', ['install', '--no-audit', '--no-fund'], { cwd: folder });
}

function oneCopyOf(packages: readonly string[], folder: string): string {
  const lock = JSON.parse(fs.readFileSync(path.join(folder, 'package-lock.json'), 'utf8'));
  return packages
    .map((name) => {
      const places = Object.keys(lock.packages).filter((place) => place.endsWith(`node_modules/${name}`));
      deepStrictEqual(places, [`node_modules/${name}`]);
      return `${name} ${lock.packages[places[0]].version}`;
    })
    .join(', ');
}

function exampleOfReadme(): string {
  const example = /^```ts\n([^]*?)^```$/m.exec(fs.readFileSync(path.join(PROJECT, 'README.md'), 'utf8'));
  if (!example) throw new Error('README.md has no ```ts block');
  return example[1];
}

function manifestsIn(folder: string): Record<string, string> {
  const files = fs.readdirSync(folder).filter((name) => name.endsWith('.yaml'));
  return Object.fromEntries(files.sort().map((name) => [name, fs.readFileSync(path.join(folder, name), 'utf8')]));
}

function write(folder: string, file: string, content: string | object): void {
  fs.writeFileSync(path.join(folder, file), typeof content === 'string' ? content : JSON.stringify(content));
}

function bin(folder: string, program: string): string {
  return path.join(folder, 'node_modules', '.bin', program);
}
