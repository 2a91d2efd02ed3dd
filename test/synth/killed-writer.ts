import fs from 'fs';
import path from 'path';
import { Draft } from '../../src/synth/draft';

/** Writes to a folder, and is killed when it calls a function of the disk for a file. usage: FOLDER "CALL FILE" */
const [folder, moment] = process.argv.slice(2);
const [name, file] = moment.split(' ') as ['renameSync', string];

const call = fs[name];
fs[name] = (from, to) => {
  if (path.basename(String(from)) === file) {
    process.kill(process.pid, 'SIGKILL');
  }
  call(from, to);
};

const draft = new Draft(folder);
draft.write('a.yaml', 'new a');
draft.write('shop/b.yaml', 'new b');
draft.write('c.yaml', 'new c');
draft.makeFolder('empty');
draft.commit();
