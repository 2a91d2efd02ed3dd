import { deepStrictEqual } from 'node:assert';
import { ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { Draft } from '../../src/synth/draft';
import { OutputDraft } from '../../src/synth/output-folder';
import { Contents, contentsOf } from './contents';

/** Where an app is killed. */
export interface Scene {
  readonly name: string;
  /** How cdk8s divides the app into files. */
  readonly type: 'FILE_PER_CHART' | 'FILE_PER_RESOURCE' | 'FOLDER_PER_CHART_FILE_PER_RESOURCE';
  /** Under the first no report is written, and rules need not be loaded. */
  readonly posture: 'none' | 'restricted';
  /** How many objects each of three charts has. */
  readonly objects: number;
  /** What is done to the output of the first version before the second is written over it. */
  readonly prepare: (dist: string) => void;
  /** Whether nothing may be written beside the output folder. */
  readonly within?: boolean;
}

/** What is there after the next start. */
export type Outcome = 'old' | 'new';

/** One app with its output, whose second version is written over the first again and again. */
export class Stage {
  /** How many processes were killed. */
  public killed = 0;

  private readonly dist: string;
  private readonly beginning: string;
  private readonly counted: string;
  private before: Contents = {};
  private after: Contents = {};

  constructor(
    private readonly programs: string,
    private readonly folder: string,
    private readonly scene: Scene,
  ) {
    this.dist = path.join(folder, 'dist');
    this.beginning = path.join(folder, 'beginning');
    this.counted = path.join(folder, 'changes');
  }

  /** Makes the beginning. @returns the changes of the disk that the second version makes, in their order */
  public async begin(): Promise<string[]> {
    fs.mkdirSync(this.dist, { recursive: true });
    await this.synth('old');
    this.scene.prepare(this.dist);
    fs.cpSync(this.dist, this.beginning, { recursive: true, verbatimSymlinks: true });
    this.before = contentsOf(this.dist);
    await this.synth('new', { KILL_COUNT: this.counted });
    this.after = contentsOf(this.dist);
    // otherwise a kill could leave anything
    this.reset();
    await this.synth('new');
    deepStrictEqual(contentsOf(this.dist), this.after);
    return fs.readFileSync(this.counted, 'utf8').split('\n');
  }

  /** Puts everything back to the beginning. */
  public reset(): void {
    fs.rmSync(this.dist, { recursive: true, force: true });
    fs.cpSync(this.beginning, this.dist, { recursive: true, verbatimSymlinks: true });
  }

  /** Runs a version of the app to its end. */
  public async synth(version: string, env: Record<string, string> = {}): Promise<void> {
    const [code, signal] = await once(this.start(version, env), 'exit');
    if (code !== 0) throw new Error(`version "${version}" failed: ${code ?? signal}: ${this.said()}`);
  }

  /** Starts the second version, which is killed at a change of the disk or in the middle of it. */
  public async kill(at: number, within = false): Promise<void> {
    if (!(await this.isKilled(at, within))) throw new Error('nothing was killed');
  }

  /** The same; false if it does not make so many. */
  public async isKilled(at: number, within = false): Promise<boolean> {
    const env = { KILL_AT: String(at), ...(within ? { KILL_WITHIN: '1' } : {}) };
    const [code, signal] = await once(this.start('new', env), 'exit');
    if (code !== 0 && signal !== 'SIGKILL') throw new Error(`was not killed, but failed: ${code}: ${this.said()}`);
    return signal === 'SIGKILL';
  }

  /** Starts the second version, and kills it that many milliseconds after it has begun, if it still runs. */
  public async killAfter(delay: number): Promise<void> {
    const child = this.start('new');
    const ended = once(child, 'exit');
    await Promise.race([once(child.stdout!, 'data'), ended]);
    setTimeout(() => child.kill('SIGKILL'), delay);
    await ended;
  }

  /** How long the second version writes, in milliseconds. */
  public async duration(): Promise<number> {
    const child = this.start('new');
    const ended = once(child, 'exit');
    await Promise.race([once(child.stdout!, 'data'), ended]);
    const began = Date.now();
    await ended;
    return Date.now() - began;
  }

  /** What two versions leave that run at once: what they leave one after the other. */
  public async orders(): Promise<Contents[]> {
    const orders: Contents[] = [];
    for (const versions of [['new', 'third'], ['third', 'new'], ['third']]) {
      this.reset();
      for (const version of versions) await this.synth(version);
      orders.push(manifestsIn(contentsOf(this.dist)));
    }
    return orders;
  }

  /** Runs two versions at once, the second to its end. */
  public async race(isKilled: boolean): Promise<void> {
    const first = this.start('new');
    const ended = once(first, 'exit');
    const second = this.synth('third');
    if (isKilled) {
      await Promise.race([once(first.stdout!, 'data'), ended]);
      setTimeout(() => first.kill('SIGKILL'), 20 + Math.random() * 100);
    }
    const [code, signal] = await ended;
    await second;
    if (code !== 0 && !isKilled) throw new Error(`the first process failed: ${code ?? signal}: ${this.said()}`);
  }

  /** @throws unless one of these is there, and nothing is left beside it */
  public checkOneOf(expected: readonly Contents[]): void {
    const found = JSON.stringify(manifestsIn(contentsOf(this.dist)));
    if (!expected.some((contents) => JSON.stringify(contents) === found)) {
      throw new Error(
        `the output is of several versions, or something is left: ${Object.keys(JSON.parse(found)).join()}`,
      );
    }
  }

  /** What every next start does first. */
  public nextStart(): void {
    OutputDraft.open(path.join(this.dist, 'manifests')).discard();
    new Draft(path.join(this.dist, 'report')).discard();
  }

  /**
   * Which version of the manifests is there, as a whole and with what belongs to others.
   *
   * @throws if it is neither, if the report is neither, or if anything else is left anywhere
   */
  public outcome(): Outcome {
    const found = contentsOf(this.dist);
    versionOf(reportIn(found), reportIn(this.before), reportIn(this.after), 'report');
    return versionOf(manifestsIn(found), manifestsIn(this.before), manifestsIn(this.after), 'output');
  }

  private start(version: string, env: Record<string, string> = {}): ChildProcess {
    const outdir = path.join(this.dist, 'manifests');
    const killer = path.join(this.programs, 'killer.js');
    const { type, objects, posture, within } = this.scene;
    const app = [path.join(this.programs, 'app.js'), outdir, version, type, String(objects), posture];
    const log = fs.openSync(path.join(this.folder, 'stderr'), 'w');
    const child = spawn(process.execPath, ['--require', killer, ...app], {
      cwd: this.folder,
      env: {
        ...process.env,
        KILL_BELOW: this.dist,
        ...(within && version !== 'old' ? { DENY: this.dist } : {}),
        ...env,
      },
      stdio: ['ignore', 'pipe', log],
    });
    fs.closeSync(log);
    child.on('exit', (_, signal) => (this.killed += signal === 'SIGKILL' ? 1 : 0));
    return child;
  }

  private said(): string {
    return fs.readFileSync(path.join(this.folder, 'stderr'), 'utf8');
  }
}

function reportIn(contents: Contents): Contents {
  return Object.fromEntries(Object.entries(contents).filter(([file]) => isReport(file)));
}

function manifestsIn(contents: Contents): Contents {
  return Object.fromEntries(Object.entries(contents).filter(([file]) => !isReport(file)));
}

function isReport(file: string): boolean {
  return file === 'report' || file.startsWith('report/');
}

function versionOf(found: Contents, before: Contents, after: Contents, what: string): Outcome {
  const text = JSON.stringify(found);
  if (text === JSON.stringify(after)) return 'new';
  if (text === JSON.stringify(before)) return 'old';
  const files = Object.keys({ ...found, ...before, ...after });
  const states = files.map((file) => {
    const state = found[file] === after[file] ? 'new' : found[file] === before[file] ? 'old' : 'neither';
    return `${file}: ${before[file] === after[file] && state === 'new' ? 'kept' : state}`;
  });
  throw new Error(`the ${what} is neither old nor new: ${states.join(', ')}`);
}
