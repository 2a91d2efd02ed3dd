/**
 * What runs already and is applied again, changed, with the real kubectl, client-side and server-side: beside the newest
 * and the oldest API server.
 */
import * as path from 'node:path';
import { installed, PROJECT, run } from '../command';
import { SERVERS } from '../server';
import { Tally } from '../tally';

const HARNESS = path.join(PROJECT, 'conformance', 'apiserver', 'kube-apiserver.sh');
const BESIDE = [installed('tsx'), '--tsconfig', 'conformance/tsconfig.json', path.join(__dirname, 'beside.ts')];

const tally = new Tally();
for (const version of SERVERS) {
  tally.include(`${version} server`, run(HARNESS, ['run', version, '--', ...BESIDE], { accept: [0, 1] }));
}
tally.close();
