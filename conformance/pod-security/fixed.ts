/**
 * After all fixes, also those that can stop a process, each pod that the reference implementation allows is still
 * allowed by the rules, and still admitted by the API server of $KUBECONFIG at the same level and version.
 */
import { Tally } from '../tally';
import { AdmissionServer } from './admission';
import { Fixture, readFixtures } from './fixture';
import { inFlight } from './in-flight';
import { fixed, forbiddenBy, LEVELS, MINORS } from './judge';

const tally = new Tally();

async function main(): Promise<void> {
  const passing = readFixtures(tally).filter(({ allowed }) => allowed);
  if (passing.length > 0) {
    const server = await AdmissionServer.connect();
    for (const level of LEVELS) {
      for (const minor of MINORS) {
        const these = passing.filter((fixture) => fixture.level === level && fixture.minor === minor);
        await tryAll(server, `${level} v1.${minor}`, these);
      }
    }
  }
  tally.close();
}

async function tryAll(server: AdmissionServer, what: string, these: readonly Fixture[]): Promise<void> {
  const reasons = await inFlight(these, async (fixture) => refusal(server, fixture));
  reasons.forEach((why, index) => why && tally.fail(these[index].title, why));
  tally.passAll(`${what}, admitted after all fixes, of ${these.length}`, reasons.filter((why) => !why).length);
}

async function refusal(server: AdmissionServer, { pod, level, minor }: Fixture): Promise<string | undefined> {
  const after = fixed(pod, level, minor);
  const checks = forbiddenBy(after, level, minor);
  if (checks.size > 0) {
    return `is forbidden by ${[...checks].join(', ')} after all fixes`;
  }
  const { admitted, message } = await server.admits(after, level, minor);
  return admitted ? undefined : message;
}

void main().catch((error) => {
  tally.fail('fixed', error instanceof Error ? (error.stack ?? error.message) : String(error));
  tally.close();
});
