/**
 * An app that is run by itself and killed while it writes a second version of its manifests over the first. After the
 * next start the output folder is complete, old or new; what others keep in it is untouched, and nothing else is left.
 *
 * Processes are killed for real: at every change of the disk that they make, in the middle of those that take more than
 * one step, and at random times.
 */
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { Tally } from '../tally';
import { compiledPrograms } from './programs';
import { Outcome, Scene, Stage } from './stage';

const RANDOM_KILLS = Number(process.env.KILLS_RANDOM ?? 60);
const RACES = Number(process.env.KILLS_RACES ?? 10);

/** How many processes must be killed. */
const KILLS = 200;

/** One kill in so many is followed by a whole synth, the others by what each start does first. */
const WHOLE_START_EACH = 8;

/** What is done in more than one step, so that a kill may come in between. */
const STEPWISE = ['writeFileSync', 'rmSync'];

const NOTHING_BEFORE: Scene = {
  name: 'no folder before',
  type: 'FILE_PER_RESOURCE',
  objects: 2,
  posture: 'none',
  prepare: (dist) => fs.rmSync(path.join(dist, 'manifests'), { recursive: true }),
};

const SCENES: readonly Scene[] = [
  { name: 'files and a report', type: 'FILE_PER_CHART', objects: 2, posture: 'restricted', prepare: addForeignFiles },
  {
    name: 'files in folders',
    type: 'FOLDER_PER_CHART_FILE_PER_RESOURCE',
    objects: 2,
    posture: 'none',
    prepare: addForeignFiles,
  },
  NOTHING_BEFORE,
  {
    name: 'nothing may be written beside',
    type: 'FILE_PER_CHART',
    objects: 1,
    posture: 'none',
    prepare: addForeignFiles,
    within: true,
  },
  { name: 'links', type: 'FILE_PER_CHART', objects: 1, posture: 'none', prepare: replaceByLinks },
];

const MANY: Scene = {
  name: 'many files',
  type: 'FILE_PER_RESOURCE',
  objects: 150,
  posture: 'none',
  prepare: addForeignFiles,
};

const tally = new Tally();
const scratch = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'conformance-kills-')));
main()
  .catch((error: Error) => tally.fail('the part broke off', error.stack ?? error.message))
  .finally(() => {
    fs.rmSync(scratch, { recursive: true, force: true });
    tally.close();
  });

async function main(): Promise<void> {
  const programs = compiledPrograms(path.join(scratch, 'programs'));
  const stages = [...SCENES, MANY].map((scene) => new Stage(programs, path.join(scratch, scene.name), scene));
  for (const [index, scene] of SCENES.entries()) {
    const stage = stages[index];
    const changes = await stage.begin();
    await killAtEachChange(stage, scene.name, changes);
    if (scene !== NOTHING_BEFORE) await killTwice(stage, scene.name, changes);
  }
  const stage = stages[SCENES.length];
  await stage.begin();
  await killAtRandom(stage, MANY.name);
  await race(stage, MANY.name);
  const kills = stages.reduce((sum, { killed }) => sum + killed, 0);
  tally.check(`at least ${KILLS} processes were killed`, () => {
    if (kills < KILLS) throw new Error(`${kills} were`);
    return String(kills);
  });
}

async function killAtEachChange(stage: Stage, name: string, changes: readonly string[]): Promise<void> {
  const outcomes: Outcome[] = [];
  for (const [index, change] of changes.entries()) {
    for (const within of STEPWISE.includes(change) ? [false, true] : [false]) {
      const what = `${name}: killed ${within ? 'in' : 'before'} ${change}, change ${index + 1}`;
      await judge(stage, what, outcomes, () => stage.kill(index + 1, within));
    }
  }
  conclude(`${name}: killed at each of ${changes.length} changes of the disk`, outcomes, ['old', 'new']);
}

/** Kills a process among its moves, and the next one at each change of the disk that it makes. */
async function killTwice(stage: Stage, name: string, changes: readonly string[]): Promise<void> {
  const outcomes: Outcome[] = [];
  const lastMove = changes.lastIndexOf('renameSync') + 1;
  for (let at = 1, isOver = false; !isOver; at++) {
    await judge(stage, `${name}: killed at ${lastMove}, and the next process at ${at}`, outcomes, async () => {
      isOver = true; // also if something is wrong
      await stage.kill(lastMove);
      isOver = !(await stage.isKilled(at));
    });
  }
  conclude(`${name}: killed among the moves, and again at each change of the next start`, outcomes, ['new']);
}

async function killAtRandom(stage: Stage, name: string): Promise<void> {
  const outcomes: Outcome[] = [];
  const duration = await stage.duration();
  for (let kill = 1; kill <= RANDOM_KILLS; kill++) {
    const delay = Math.random() * duration;
    await judge(stage, `${name}: killed after ${delay} ms of ${duration}`, outcomes, () => stage.killAfter(delay));
  }
  tally.passAll(`${name}: killed at random times within ${duration} ms, ${counted(outcomes)}`, outcomes.length);
}

/** Two processes write to one folder, and sometimes one of them is killed. */
async function race(stage: Stage, name: string): Promise<void> {
  const orders = await stage.orders();
  let equal = 0;
  for (let turn = 0; turn < RACES; turn++) {
    try {
      stage.reset();
      await stage.race(turn % 2 === 1);
      stage.nextStart();
      stage.checkOneOf(orders);
      equal++;
    } catch (error) {
      tally.fail(`${name}: race ${turn}`, (error as Error).message);
    }
  }
  tally.passAll(`${name}: two processes at once leave what they leave one after the other`, equal);
}

/** Lets processes be killed, and says what is there after the next start. */
async function judge(stage: Stage, what: string, outcomes: Outcome[], kill: () => Promise<void>): Promise<void> {
  try {
    stage.reset();
    await kill();
    stage.nextStart();
    outcomes.push(stage.outcome());
    if (outcomes.length % WHOLE_START_EACH === 0) {
      await stage.synth('new');
      if (stage.outcome() !== 'new') throw new Error('a whole synth after it did not write the new version');
    }
  } catch (error) {
    tally.fail(what, (error as Error).message);
  }
}

/** All of these outcomes must have been there, or the kills were not where something happens; and no other. */
function conclude(what: string, outcomes: readonly Outcome[], expected: readonly Outcome[]): void {
  if ([...new Set(outcomes)].sort().join() === [...expected].sort().join()) {
    tally.passAll(`${what}, ${counted(outcomes)}`, outcomes.length);
  } else {
    tally.fail(what, `it left ${counted(outcomes)}; not both of old and new, or what was moved was taken back`);
  }
}

function counted(outcomes: readonly Outcome[]): string {
  const count = (outcome: Outcome) => outcomes.filter((other) => other === outcome).length;
  return `${count('old')} old and ${count('new')} new`;
}

function addForeignFiles(dist: string): void {
  const folder = path.join(dist, 'manifests');
  fs.writeFileSync(path.join(folder, 'README.md'), 'of others');
  fs.mkdirSync(path.join(folder, '.git'));
  fs.writeFileSync(path.join(folder, '.git', 'HEAD'), 'of others');
  fs.symlinkSync('README.md', path.join(folder, 'link'));
  const [first] = fs.readdirSync(folder).filter((name) => name.endsWith('.k8s.yaml'));
  if (first !== undefined) fs.chmodSync(path.join(folder, first), 0o640);
}

function replaceByLinks(dist: string): void {
  const [folder, elsewhere] = [path.join(dist, 'manifests'), path.join(dist, 'elsewhere')];
  fs.renameSync(path.join(folder, 'bank.k8s.yaml'), path.join(dist, 'bank'));
  fs.symlinkSync(path.join('..', 'bank'), path.join(folder, 'bank.k8s.yaml'));
  fs.renameSync(folder, elsewhere);
  fs.symlinkSync('elsewhere', folder);
}
