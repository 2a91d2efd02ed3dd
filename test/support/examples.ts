import { execFileSync } from 'child_process';
import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';

const ROOT = path.resolve(__dirname, '../..');

/** The example apps, by the names of their folders. */
export const EXAMPLES = fs
  .readdirSync(path.join(ROOT, 'examples'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name);

/** Where the reviewed output of an example is committed. */
export function goldenOf(example: string): string {
  // teams whose clusters pull from git commit what they deploy, and so does the main example
  return path.join(ROOT, example === 'online-boutique' ? 'dist/manifests' : `examples/${example}/manifests`);
}

/** Renders an example in a process of its own, as `cdk8s synth` does, and returns its files by name. */
export function renderExample(example: string): { [file: string]: string } {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'example-'));
  try {
    const outdir = path.join(folder, 'manifests');
    execFileSync(
      process.execPath,
      [
        path.join(ROOT, 'node_modules/tsx/dist/cli.mjs'),
        '--tsconfig',
        path.join(ROOT, 'examples/tsconfig.json'),
        path.join(ROOT, 'examples', example, 'main.ts'),
      ],
      { cwd: ROOT, env: { ...process.env, CDK8S_OUTDIR: outdir }, stdio: 'pipe' },
    );
    return filesIn(outdir);
  } finally {
    fs.rmSync(folder, { recursive: true });
  }
}

export function filesIn(folder: string): { [file: string]: string } {
  const names = fs.readdirSync(folder).sort();
  return Object.fromEntries(names.map((name) => [name, fs.readFileSync(path.join(folder, name), 'utf8')]));
}
