/**
 * The package as its users get it: packed, small, complete, and used from an empty folder beside its peers; and the
 * bindings of the other languages, generated.
 */
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { installed, PROJECT, run } from '../command';
import { Tally } from '../tally';
import { checkBindings } from './bindings';
import { checkConsumer } from './consumer';
import { checkNewerPlus } from './newer-plus';
import { checkTarball, pack } from './tarball';
import { checkCommand, checkValidation } from './validation';

const tally = new Tally();
const scratch = fs.mkdtempSync(path.join(os.tmpdir(), 'conformance-package-'));
try {
  compile();
  const tarball = pack(scratch);
  checkTarball(tally, tarball);
  const consumer = path.join(scratch, 'consumer');
  checkConsumer(tally, tarball.file, consumer);
  checkValidation(tally, consumer);
  checkCommand(tally, consumer);
  checkNewerPlus(tally, consumer); // last: it changes what is installed
  checkBindings(tally, path.join(scratch, 'bindings'));
} catch (error) {
  tally.fail('the package', error instanceof Error ? error.message : String(error));
} finally {
  fs.rmSync(scratch, { recursive: true });
}
tally.close();

/** From nothing: a file that an earlier compilation left in `lib` would be packed, and would hide that it is gone. */
function compile(): void {
  for (const output of ['lib', '.jsii']) {
    fs.rmSync(path.join(PROJECT, output), { recursive: true, force: true });
  }
  run(installed('projen'), ['compile']);
}
