import { execFileSync } from 'child_process';
import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';

const ROOT = path.resolve(__dirname, '../..');

/** The example apps, by their folders below `examples`. An app of several repositories has a folder for each of them. */
export const EXAMPLES = fs
  .readdirSync(path.join(ROOT, 'examples'), { recursive: true, encoding: 'utf8' })
  .filter((file) => path.basename(file) === 'main.ts')
  .map((file) => path.dirname(file))
  .sort();

/** What an example writes. */
export interface Output {
  /** By the names of the files. */
  readonly manifests: Files;
  /** What other repositories are told of it. */
  readonly contract: string;
}

export interface Files {
  readonly [name: string]: string;
}

/** Where the reviewed output of an example is committed. */
export function goldenOf(example: string): string {
  // teams whose clusters pull from git commit what they deploy, and so does the main example
  return path.join(ROOT, example === 'online-boutique' ? 'dist/manifests' : `examples/${example}/manifests`);
}

/** Where the contract of one of several repositories is committed, for the others; undefined where there is one alone. */
export function publishedContract(example: string): string | undefined {
  const [app, repository] = example.split(path.sep);
  return repository && path.join(ROOT, 'examples', app, 'contracts', `${repository}.json`);
}

/** Renders an example in a process of its own, as `cdk8s synth` does. */
export function renderExample(example: string): Output {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'example-'));
  try {
    return renderMain(path.join(ROOT, 'examples', example, 'main.ts'), folder);
  } finally {
    fs.rmSync(folder, { recursive: true });
  }
}

/** Renders an app in a process of its own, with the sources of this library in place of the package. */
export function renderMain(main: string, folder: string): Output {
  const manifests = path.join(folder, 'manifests');
  execFileSync(
    process.execPath,
    [path.join(ROOT, 'node_modules/tsx/dist/cli.mjs'), '--tsconfig', path.join(ROOT, 'examples/tsconfig.json'), main],
    { cwd: ROOT, env: { ...process.env, CDK8S_OUTDIR: manifests }, stdio: 'pipe' },
  );
  const contract = fs.readFileSync(path.join(folder, 'report/connections.json'), 'utf8');
  return { manifests: filesIn(manifests), contract };
}

export function filesIn(folder: string): Files {
  const names = fs.readdirSync(folder).sort();
  return Object.fromEntries(names.map((name) => [name, fs.readFileSync(path.join(folder, name), 'utf8')]));
}
