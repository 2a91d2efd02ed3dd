/**
 * Prints, as JSON, what the API server of $KUBECONFIG says to objects of the library with each field of its own
 * document, one at a time. A file that the first argument names, if there is one, lists which fields are tried.
 */
import * as fs from 'node:fs';
import type { JsonObject } from '../../src/manifest/json';
import { ApiServer } from '../object-rules/api-server';
import { each } from './at-once';
import { prepare } from './companions';
import { OpenApi } from './open-api';
import type { Outcome, Tried } from './outcome';
import { holds } from './place';
import { refusalsOf } from './rules';
import { Subject, SUBJECTS } from './subjects';
import { addressOf, manifestOf, POSTURES, Trial, trialsOf } from './trial';

const [file] = process.argv.slice(2);
const wanted = file ? new Set((JSON.parse(fs.readFileSync(file, 'utf8')) as Tried[]).map(nameOf)) : undefined;

async function main(): Promise<void> {
  const server = await ApiServer.connect();
  const outcomes: Outcome[] = [];
  await prepare(server);
  for (const subject of SUBJECTS) {
    const document = new OpenApi(await server.openApi(subject.apiVersion));
    const { stored, message } = await server.wouldCreate(manifestOf(subject, 'none'));
    if (!stored) {
      throw new Error(`the least ${subject.kind}: ${message}`);
    }
    const trials = trialsOf(subject, document.kind(subject.kind), stored).filter(({ path }) =>
      isWanted({ kind: subject.kind, leaf: addressOf(subject, path) }),
    );
    outcomes.push(...(await each(trials, async (trial) => outcomeOf(server, subject, trial))));
  }
  console.log(JSON.stringify(outcomes));
}

/** Whether a field is to be tried: one of those in the file that the first argument names, if there is one. */
function isWanted({ kind, leaf }: Tried): boolean {
  return wanted?.has(nameOf({ kind, leaf })) ?? true;
}

function nameOf({ kind, leaf }: Tried): string {
  return `${kind} ${leaf}`;
}

async function outcomeOf(server: ApiServer, subject: Subject, trial: Trial): Promise<Outcome> {
  const [plain, ...others] = POSTURES.map((posture) => manifestOf(subject, posture, trial));
  const lost = [plain, ...others].find((manifest) => !holds(manifest, trial.path, trial.value));
  const leaf = addressOf(subject, trial.path);
  return {
    kind: subject.kind,
    leaf,
    overrides: trial.overrides,
    found: refusalsOf(plain, server.minorVersion),
    ...(lost ? { verdict: 'lost', message: JSON.stringify(lost) } : await answerTo(server, plain, leaf, trial)),
  };
}

async function answerTo(
  server: ApiServer,
  manifest: JsonObject,
  leaf: string,
  trial: Trial,
): Promise<Pick<Outcome, 'verdict' | 'message'>> {
  const { stored, message } = await (trial.part
    ? server.wouldReplace(manifest, trial.part)
    : server.wouldCreate(manifest));
  if (!stored) {
    return { verdict: 'refused', message };
  }
  const { path, value } = storedAs(leaf, trial);
  return holds(stored, path, value) ? { verdict: 'kept' } : { verdict: 'dropped', message: JSON.stringify(stored) };
}

/** Where the API server keeps a value that it does not keep where it is written. */
function storedAs(leaf: string, trial: Trial): Pick<Trial, 'path' | 'value'> {
  return leaf.startsWith('Secret.stringData.')
    ? { path: ['data', ...trial.path.slice(1)], value: Buffer.from(String(trial.value)).toString('base64') }
    : trial;
}

void main().catch((error) => {
  console.error(error);
  process.exitCode = 2;
});
