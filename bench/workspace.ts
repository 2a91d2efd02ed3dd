import { spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { ModuleKind, ScriptTarget, transpileModule } from 'typescript';
import { PROJECT } from '../conformance/command';
import { Measurement, OUTPUT, Task } from './workloads/measured';

const SOURCES = path.join(__dirname, 'workloads');

/** What the workloads import. */
const PACKAGES = ['cdk8s', 'cdk8s-plus-28', 'constructs', 'js-yaml', 'js-yaml-5'];

/** No options of Node or of what runs the benchmark, and no settings of cdk8s. */
export const ENVIRONMENT = { PATH: process.env.PATH, HOME: process.env.HOME };

/** Beyond this a process is stuck. */
const TIMEOUT = 30 * 60_000;

export interface Run extends Measurement {
  /** What the App said of its report, if it has one. */
  readonly summary?: string;
}

/**
 * A folder like that of a user's project: the workloads as plain JavaScript, and packages installed beside them. It is on a
 * file system in memory if there is one, so that the disk is no part of what is measured.
 */
export class Workspace {
  readonly folder: string;

  /** On what it is, for people. */
  readonly place: string;

  /** @throws if the library is not compiled */
  constructor() {
    if (!fs.existsSync(path.join(PROJECT, 'lib', 'index.js'))) {
      throw new Error('lib/ is missing; run `npx projen compile` first');
    }
    const memory = inMemory();
    this.place = memory ? `a file system in memory (${memory})` : 'the folder for temporary files, on a disk';
    this.folder = fs.mkdtempSync(path.join(memory ?? os.tmpdir(), 'bulkhead-bench-'));
    for (const name of fs.readdirSync(SOURCES)) this.compile(path.join(SOURCES, name), name);
    const modules = path.join(this.folder, 'node_modules');
    fs.mkdirSync(modules);
    for (const name of PACKAGES) fs.symlinkSync(path.join(PROJECT, 'node_modules', name), path.join(modules, name));
    fs.symlinkSync(PROJECT, path.join(modules, 'cdk8s-bulkhead'));
    fs.writeFileSync(path.join(this.folder, 'package.json'), '{ "private": true }\n');
  }

  /**
   * Runs a workload in a process of its own.
   *
   * @throws with what it printed if it fails
   */
  run(workload: string, task: Task): Run {
    const { status, signal, stdout, stderr } = spawnSync(process.execPath, [`${workload}.js`, JSON.stringify(task)], {
      cwd: this.folder,
      env: ENVIRONMENT,
      encoding: 'utf8',
      maxBuffer: Number.POSITIVE_INFINITY,
      timeout: TIMEOUT,
    });
    for (const name of [OUTPUT, `${OUTPUT}-report`]) {
      fs.rmSync(path.join(this.folder, name), { recursive: true, force: true });
    }
    if (status !== 0) {
      const end = signal ?? `exit code ${status}`;
      throw new Error(`${workload} ${JSON.stringify(task)}: ${end}\n${stderr.slice(0, 5000)}`);
    }
    const [summary] = /^cdk8s-bulkhead: .*$/m.exec(stderr) ?? [];
    return { ...(JSON.parse(stdout) as Measurement), summary };
  }

  /** Compiles a file as tsx and others do: without looking at types. */
  compile(source: string, name: string): void {
    const { outputText } = transpileModule(fs.readFileSync(source, 'utf8'), {
      compilerOptions: { module: ModuleKind.CommonJS, target: ScriptTarget.ES2022, esModuleInterop: true },
    });
    fs.writeFileSync(path.join(this.folder, name.replace(/ts$/, 'js')), outputText);
  }

  remove(): void {
    fs.rmSync(this.folder, { recursive: true, force: true });
  }
}

function inMemory(): string | undefined {
  try {
    fs.accessSync('/dev/shm', fs.constants.W_OK);
    return '/dev/shm';
  } catch {
    return undefined;
  }
}
