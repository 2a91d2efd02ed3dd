import * as path from 'node:path';
import { run } from './command';
import type { Tally } from './tally';

/** The API servers that everything has to pass. */
export const SERVERS = ['newest', 'oldest'] as const;

const HARNESS = path.join(__dirname, 'apiserver', 'kube-apiserver.sh');

/**
 * Checks that a real API server creates every object of some folders with strict validation and admits every pod, with
 * no warning and nothing left out.
 */
export function checkAccepted(
  tally: Tally,
  what: string,
  version: (typeof SERVERS)[number],
  folders: readonly string[],
): void {
  const title = `${what}: accepted by the ${version} kube-apiserver`;
  const missing = process.env.CONFORMANCE_NO_SERVERS; // run.sh says why
  if (missing) {
    tally.skip(title, missing);
    return;
  }
  tally.check(title, () => {
    const { status, stdout, stderr } = run(HARNESS, ['conform', version, ...folders], { accept: [0, 1] });
    const summary = stdout.trimEnd().split('\n').pop() ?? '';
    if (status !== 0 || !summary.endsWith(' 0 skipped')) {
      throw new Error(`\n${stdout}${stderr}`);
    }
    return summary;
  });
}
