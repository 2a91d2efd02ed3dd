/**
 * Prints, as JSON, what the API server of $KUBECONFIG says to custom resources of the library, by their definitions in
 * the folder that the first argument names: to what comes of props, and of overrides with each field of the definition.
 */
import type { JsonObject } from '../../src/manifest/json';
import { TRIED_KINDS, TriedKind } from '../../test/custom-resources/kinds';
import { mutations } from '../../test/custom-resources/recipe';
import { Tried, tried } from '../../test/custom-resources/tried';
import { refusalsOf } from '../leaves/rules';
import { ApiServer } from '../object-rules/api-server';
import { accompanied } from './companions';
import { Definition, definitionIn } from './definition';
import { leavesOf } from './leaves';
import type { Outcome } from './outcome';

/** How many requests are on their way at a time. */
const AT_ONCE = 4;
const PATIENCE = 60_000;

/** The first minor version whose definitions say by which fields objects are selected. */
const FIRST_SELECTABLE = 30;

async function main(): Promise<void> {
  const server = await ApiServer.connect();
  const outcomes: Outcome[] = [];
  await server.create({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'shop' } });
  const known: [TriedKind, Definition][] = [];
  for (const kind of TRIED_KINDS) {
    const definition = definitionIn(process.argv[2], kind.definition);
    const { accepted, message } = await server.create(asKnownTo(server, definition));
    if (accepted) {
      known.push([kind, definition]);
    } else {
      outcomes.push({ group: kind.kind, title: 'its definition', skipped: message });
    }
  }
  await served(
    server,
    known.map(([{ kind }]) => kind),
  );
  for (const [kind, definition] of known) {
    outcomes.push(
      ...(await propsOutcomes(server, kind)),
      ...(await mutantsOutcomes(server, kind)),
      ...(await overridesOutcomes(server, kind, definition)),
    );
  }
  console.log(JSON.stringify(outcomes));
}

/** A definition without what an older server does not know, which it would ignore unless asked to be strict. */
function asKnownTo({ minorVersion }: ApiServer, { manifest }: Definition): JsonObject {
  const spec = manifest.spec as { versions: JsonObject[] };
  const versions = spec.versions.map(({ selectableFields, ...version }) =>
    selectableFields !== undefined && minorVersion >= FIRST_SELECTABLE ? { ...version, selectableFields } : version,
  );
  return { ...manifest, spec: { ...spec, versions } };
}

/** Waits until the server knows kinds whose definitions it has just been given. */
async function served(server: ApiServer, kinds: readonly string[]): Promise<void> {
  const deadline = Date.now() + PATIENCE;
  for (;;) {
    await server.learn().catch(() => undefined); // a group is listed a little before it is there
    const missing = kinds.filter((kind) => server.kinds.every((one) => one.kind !== kind));
    if (missing.length === 0) {
      return;
    }
    if (Date.now() > deadline) {
      throw new Error(`the API server does not serve ${missing.join(', ')}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

async function propsOutcomes(server: ApiServer, kind: TriedKind): Promise<Outcome[]> {
  const good = [kind.minimal, ...kind.full].map((props, index): [string, JsonObject] => [
    `props ${index + 1}`,
    tried(kind, props).manifest,
  ]);
  const accepted = await each(good, async ([title, manifest]): Promise<Outcome> => {
    const answer = await server.wouldCreate(manifest);
    return { group: `${kind.kind}: props`, title, fault: answer.accepted ? undefined : answer.message };
  });
  const refused = await each(kind.refused, async ({ title, props, knownTo }): Promise<Outcome> => {
    const { manifest, faults } = tried(kind, { ...(kind.minimal as object), ...(props as object) });
    const answer = await server.wouldCreate(manifest);
    const agrees = faults.length > 0 && answer.accepted === (knownTo === 'controller');
    const said = answer.accepted ? 'the definition takes it' : answer.message;
    return { group: `${kind.kind}: refused props`, title, fault: agrees ? undefined : `${said}; ${faults.join('; ')}` };
  });
  return [...accepted, ...refused];
}

/** What the definition refuses of mutated props, the library or a rule of it must have refused; it refuses some itself for good
 * reasons. */
async function mutantsOutcomes(server: ApiServer, kind: TriedKind): Promise<Outcome[]> {
  const mutants = kind.full.flatMap((props) => {
    const { metadata: _, ...others } = props as JsonObject; // rules know what those may be
    return mutations(others);
  });
  return each(mutants, async ({ path, mutant }): Promise<Outcome> => {
    const outcome = { group: `${kind.kind}: mutated props`, title: path };
    const result = attempt(kind, mutant);
    if (!result || result.faults.length > 0) {
      return outcome;
    }
    const answer = await server.wouldCreate(result.manifest);
    return answer.accepted || refusalsOf(result.manifest, server.minorVersion).length > 0
      ? outcome
      : { ...outcome, fault: `nothing is refused, but: ${answer.message.slice(0, 400)}` };
  });
}

/** Nothing where something at hand, as cdk8s, refuses it at once. */
function attempt(kind: TriedKind, props: unknown): Tried | undefined {
  try {
    return tried(kind, props);
  } catch {
    return undefined;
  }
}

/** Lays each field of the definition over the least object, by itself. */
async function overridesOutcomes(server: ApiServer, kind: TriedKind, definition: Definition): Promise<Outcome[]> {
  const plain = tried(kind, kind.minimal).manifest;
  const version = String(plain.apiVersion).split('/')[1];
  const group = `${kind.kind}: overrides`;
  const leaves = leavesOf(definition.written[version], plain).map((leaf) => accompanied(kind.kind, leaf));
  return each(leaves, async ({ path, value, overrides }): Promise<Outcome> => {
    const { manifest } = tried(kind, { ...(kind.minimal as object), overrides });
    const title = path.join('.');
    if (!holds(manifest, path, value)) {
      return { group, title, fault: `does not arrive: ${JSON.stringify(manifest)}` };
    }
    const answer = await server.wouldCreate(manifest);
    return { group, title, fault: answer.accepted ? undefined : answer.message.slice(0, 400) };
  });
}

/** Whether a value stands at a path, in any item of the lists on the way. */
function holds(root: unknown, path: readonly string[], value: unknown): boolean {
  if (path.length === 0) {
    return JSON.stringify(root) === JSON.stringify(value);
  }
  const [first, ...rest] = path;
  if (first === '[]') {
    return Array.isArray(root) && root.some((item) => holds(item, rest, value));
  }
  return typeof root === 'object' && root !== null && holds((root as JsonObject)[first], rest, value);
}

async function each<One, Result>(ones: readonly One[], work: (one: One) => Promise<Result>): Promise<Result[]> {
  const waiting = ones.map((one, index) => [one, index] as const);
  const results: Result[] = [];
  const worker = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      results[next[1]] = await work(next[0]);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return results;
}

void main().catch((error) => {
  console.error(error);
  process.exitCode = 2;
});
