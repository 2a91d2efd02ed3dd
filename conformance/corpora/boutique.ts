/**
 * The Online Boutique as its project publishes it, included as it is and hardened with everything that can be added: the
 * newest API server admits every pod at the restricted level. Prints each field that was added. And who can call whom in it,
 * beside our own example.
 */
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { ForeignPolicy, Posture } from 'cdk8s-bulkhead';
import { checkAccepted } from '../server';
import { Tally } from '../tally';
import { checkNetwork } from './boutique-network';
import { corpusFolders } from './corpus';
import { ForeignApp } from './foreign-app';
import { assertOnlyAdded } from './recorded-changes';

const tally = new Tally();
const scratch = fs.mkdtempSync(path.join(os.tmpdir(), 'conformance-boutique-'));
try {
  for (const folder of corpusFolders(tally, 'the published Online Boutique', 'online-boutique')) {
    checkBoutique(folder);
    checkNetwork(tally, folder);
  }
} finally {
  fs.rmSync(scratch, { recursive: true });
}
tally.close();

function checkBoutique(folder: string): void {
  const outdir = path.join(scratch, 'manifests');
  const boutique = new ForeignApp(folder, outdir, Posture.restricted({ foreign: ForeignPolicy.HARDEN }));
  console.log(`online-boutique: ${boutique.report.objects} objects`);
  boutique.printChanges('neutral');
  boutique.printChanges('behavioural');
  tally.check('nothing else was changed', () => {
    assertOnlyAdded(boutique.written, boutique.manifests, boutique.report.changes);
  });
  tally.check('synth writes it', () => boutique.app.synth());
  checkAccepted(tally, 'the hardened corpus', 'newest', [outdir]);
}
