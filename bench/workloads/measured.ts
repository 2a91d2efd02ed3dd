import * as crypto from 'node:crypto';
import * as fs from 'node:fs';
import * as path from 'node:path';

/** What a measured process is to do. It comes as JSON in its first argument. */
export interface Task {
  /** How many apps of nine objects. */
  readonly apps: number;
  /** How they are put into charts. */
  readonly layout: Layout;
  readonly posture: 'none' | 'restricted';
  readonly contents: Contents;
}

/** Besides the first: a chart for each app. They are within one, depend on the one before, or all on the first. */
export type Layout = 'one' | 'chart' | 'nested' | 'chain' | 'star';

/**
 * `usual` is an app as teams have it, `settled` the same one when the warnings about it were dealt with, and `single` no
 * more than one ConfigMap.
 */
export type Contents = 'usual' | 'settled' | 'single';

/** What a measured process tells, as JSON, on its standard output. */
export interface Measurement {
  /** CPU milliseconds of all threads, user and system. The load is what Node itself takes, too. */
  readonly load: number;
  readonly construct: number;
  readonly synth: number;
  readonly total: number;
  /** The largest resident memory, in MB. */
  readonly memory: number;
  /** What was rendered. */
  readonly objects: number;
  readonly bytes: number;
  readonly digest: string;
}

/** Where it is written, in the working directory. */
export const OUTPUT = 'dist';

/** @returns what is to be measured as synth; texts that this returns count as if they were written */
type Construct = (task: Task) => () => string[] | void;

/** Measures what is left of this process; it is to be called when all is loaded. */
export function measure(construct: Construct): void {
  const load = cpuTime();
  measureSynth(load, construct(taskOf()));
}

/**
 * The same, but synth starts when nothing else runs any more: V8 goes on to compile what made its input, on other threads,
 * and a synth that does little would be charged with it.
 */
export function measureAlone(construct: Construct): void {
  const load = cpuTime();
  const synth = construct(taskOf());
  setTimeout(() => measureSynth(load, synth), UNTIL_COMPILED);
}

/** Milliseconds, ten times as many as compiling takes. */
const UNTIL_COMPILED = 500;

function measureSynth(load: number, synth: () => string[] | void): void {
  const constructed = cpuTime();
  const texts = synth();
  const total = cpuTime();
  const memory = process.resourceUsage().maxRSS / 1024;
  // from here on nothing is measured
  const rendered = texts ?? filesIn(OUTPUT).map((file) => fs.readFileSync(file, 'utf8'));
  const measurement: Measurement = {
    load,
    construct: constructed - load,
    synth: total - constructed,
    total,
    memory,
    // a chart without objects has an empty file
    objects: rendered.reduce((sum, text) => sum + (text === '' ? 0 : text.split(/^---$/m).length), 0),
    bytes: rendered.reduce((sum, text) => sum + Buffer.byteLength(text), 0),
    digest: rendered.reduce((hash, text) => hash.update(text), crypto.createHash('sha256')).digest('hex'),
  };
  console.log(JSON.stringify(measurement));
}

function taskOf(): Task {
  return JSON.parse(process.argv[2]) as Task;
}

function cpuTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

function filesIn(folder: string): string[] {
  return fs
    .readdirSync(folder)
    .sort()
    .map((name) => path.join(folder, name));
}
