/**
 * Generated pods that the API server of $KUBECONFIG takes, each at one version and at both levels: the rules forbid what
 * the server's admission forbids, for the same reasons, and nothing else.
 *
 * Other pods: PODS=10000 SEED=1 in the environment.
 */
import * as fc from 'fast-check';
import type { JsonObject } from '../../src/manifest/json';
import { arbitraryPod } from '../../test/support/arbitrary-pod';
import { Tally } from '../tally';
import { AdmissionServer } from './admission';
import { inFlight } from './in-flight';
import { forbiddenBy, Level, LEVELS, MINORS } from './judge';
import { ALL_REASONS, reasonsIn, reasonsOf } from './reasons';

const SEED = Number(process.env.SEED ?? 20240607);
const PODS = Number(process.env.PODS ?? 6000);

/** So many of them must be pods that the API server takes. */
const FEWEST = 2000;

/** One pod at one level and version, as both see it. */
interface Verdict {
  readonly level: Level;
  readonly minor: number;
  /** What the server has against the pod; nothing if it admits it. */
  readonly theirs: readonly string[];
  /** Why the verdicts differ. */
  readonly disagreement?: string;
}

const tally = new Tally();

async function main(): Promise<void> {
  console.log(`seed ${SEED}, ${PODS} pods`);
  const samples = fc.sample(fc.tuple(arbitraryPod(), fc.constantFrom(...MINORS)), { seed: SEED, numRuns: PODS });
  const server = await AdmissionServer.connect();
  const judged = await inFlight(samples, async ([pod, minor]) =>
    (await server.accepts(pod)) ? Promise.all(LEVELS.map(async (level) => judge(server, pod, level, minor))) : [],
  );
  const taken = judged.filter((verdicts) => verdicts.length > 0).length;
  console.log(`${taken} of them are pods to the API server, each judged at both levels; the others do not count`);
  console.log(`  ${featuresOf(samples.flatMap(([pod], index) => (judged[index].length > 0 ? [pod] : [])))}`);
  if (taken < FEWEST && PODS >= FEWEST) {
    tally.fail('enough pods', `${taken} of them are pods to the API server, ${FEWEST} are wanted`);
  }
  const verdicts = judged.flat();
  for (const level of LEVELS) {
    report(
      level,
      verdicts.filter((verdict) => verdict.level === level),
    );
  }
  tally.close();
}

async function judge(server: AdmissionServer, pod: JsonObject, level: Level, minor: number): Promise<Verdict> {
  const { admitted, forbidden, message } = await server.admits(pod, level, minor);
  const ours = reasonsOf(forbiddenBy(pod, level, minor), level);
  const theirs = admitted
    ? []
    : reasonsIn(message).filter((reason) => ours.includes(reason) || !isFilledIn(reason, pod));
  const agreed = admitted || forbidden ? theirs.join() === ours.join() && admitted === (theirs.length === 0) : false;
  return {
    level,
    minor,
    theirs,
    ...(agreed
      ? {}
      : { disagreement: `${message}\n  the rules: ${ours.join(', ') || 'allowed'}\n  ${JSON.stringify(pod)}` }),
  };
}

/** What nobody wrote: on the node's network, an API server makes each port of a container one of the node. */
function isFilledIn(reason: string, pod: JsonObject): boolean {
  return reason === 'hostPort' && (pod.spec as JsonObject).hostNetwork === true;
}

/** Counts the verdicts at a level, and shows that the pods meet every check both ways. */
function report(level: Level, verdicts: readonly Verdict[]): void {
  verdicts.forEach(({ minor, disagreement }) => disagreement && tally.fail(`${level} v1.${minor}`, disagreement));
  const agreed = verdicts.filter(({ disagreement }) => !disagreement);
  const admitted = agreed.filter(({ theirs }) => theirs.length === 0).length;
  console.log(`\n${level}: ${admitted} admitted, ${verdicts.length - admitted} forbidden`);
  for (const reason of ALL_REASONS) {
    const broken = agreed.filter(({ theirs }) => theirs.includes(reason));
    const alone = broken.filter(({ theirs }) => theirs.length === 1);
    if (broken.length > 0) {
      console.log(`  ${reason.padEnd(36)} ${`${broken.length}`.padStart(5)}, alone ${`${alone.length}`.padStart(5)}`);
    }
  }
  const perVersion = MINORS.map((minor) => `v1.${minor} ${agreed.filter((verdict) => verdict.minor === minor).length}`);
  console.log(`  ${perVersion.join(', ')}`);
  tally.passAll(`${level}, the same verdict for the same reasons, of ${verdicts.length}`, agreed.length);
}

/** How many of the pods have what the standards make exceptions for, or what is easily forgotten. */
function featuresOf(pods: readonly JsonObject[]): string {
  const features: Readonly<Record<string, RegExp>> = {
    Windows: /"os":{"name":"windows"}/,
    'user namespaces': /"hostUsers":false/,
    'init containers': /"name":"setup"/,
    sidecars: /"name":"proxy"/,
  };
  const texts = pods.map((pod) => JSON.stringify(pod));
  const counts = Object.entries(features).map(
    ([feature, pattern]) => `${feature} ${texts.filter((text) => pattern.test(text)).length}`,
  );
  return counts.join(', ');
}

void main().catch((error) => {
  tally.fail('differential', error instanceof Error ? (error.stack ?? error.message) : String(error));
  tally.close();
});
