import * as fs from 'node:fs';
import * as path from 'node:path';
import { installed, PROJECT } from '../conformance/command';
import { cpuTime } from './cpu-time';
import { byTurns, Figure, figureOf } from './rounds';
import { shown, whole } from './shown';
import type { Table } from './table';
import { ENVIRONMENT, Workspace } from './workspace';

const APP = 'quick-start';
const NODE = `node ${APP}.js`;
const TSX = `tsx ${APP}.ts`;

const TSCONFIG = {
  compilerOptions: { module: 'node16', target: 'es2022', strict: true, skipLibCheck: true, types: [], noEmit: true },
  files: [`${APP}.ts`],
};

/** What the app of the README takes, by how it is run: CPU time of the processes with their children, by turns. */
export function waysToRun(workspace: Workspace): Table {
  const source = path.join(PROJECT, 'examples', APP, 'main.ts');
  fs.copyFileSync(source, path.join(workspace.folder, `${APP}.ts`));
  fs.writeFileSync(path.join(workspace.folder, 'tsconfig.json'), JSON.stringify(TSCONFIG));
  workspace.compile(source, `${APP}.ts`);
  const where = { cwd: workspace.folder, env: ENVIRONMENT };
  const timeOf = (command: string, ...args: string[]) => cpuTime(command, args, [0], where) * 1000;
  const synth = (app: string) => timeOf(installed('cdk8s'), 'synth', '--check-upgrade=false', '--app', app);

  const times = byTurns({
    [`\`${NODE}\`, compiled before`]: () => timeOf(process.execPath, `${APP}.js`),
    [`\`${TSX}\``]: () => timeOf(installed('tsx'), `${APP}.ts`),
    [`\`cdk8s synth --app "${NODE}"\``]: () => synth(NODE),
    [`\`cdk8s synth --app "${TSX}"\``]: () => synth(`${installed('tsx')} ${APP}.ts`),
    'the type check alone, `tsc`': () => timeOf(installed('tsc')),
  });
  const fastest = Object.values(times)[0];
  return {
    title: 'Ways to run an app',
    head: ['the app of the README', 'CPU ms', 'to the first'],
    rows: Object.entries(times).map(([way, results]) => {
      const milliseconds: Figure = figureOf([results], (time) => time);
      return [way, whole(milliseconds), shown(figureOf([results, fastest], (one, other) => one / other))];
    }),
  };
}
