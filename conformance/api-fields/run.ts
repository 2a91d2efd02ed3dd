/**
 * What the library knows of the fields of the API: each field that not every version has is known to the newest and to
 * the oldest API server exactly where the rule says so, and overrides merge as kubectl's strategic merge patches do.
 */
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import * as fc from 'fast-check';
import { fieldsOfOtherVersions } from '../../src/manifest/field-age';
import { JsonObject, listIn } from '../../src/manifest/json';
import { overridden } from '../../src/manifest/overrides';
import { overridingPod } from '../../test/support/overriding-pod';
import { installed, PROJECT, run } from '../command';
import { SERVERS } from '../server';
import { Tally } from '../tally';
import type { Asked } from './ask';

const HARNESS = path.join(PROJECT, 'conformance', 'apiserver', 'kube-apiserver.sh');
const ALL_ON = '--runtime-config=api/all=true --feature-gates=AllAlpha=true,AllBeta=true';

const KUBECTL = path.join(
  process.env.KUBE_TEST_CACHE ?? path.join(os.homedir(), '.cache/kube-apiserver-test'),
  'bin/kubectl',
);

/** How many overrides there are, each of which is laid over as many pods. */
const OVERRIDES = 20;

/** Which they are does not change from run to run. */
const SEED = 36;

const tally = new Tally();

for (const version of SERVERS) {
  const { minor, objects } = ask(version);
  let passed = 0;
  let unknown = 0;
  for (const { manifest, field, known } of objects) {
    const found = fieldsOfOtherVersions(manifest, minor);
    unknown += known ? 0 : 1;
    if ((found.length === 0) === known) {
      passed += 1;
    } else {
      tally.fail(`${String(manifest.apiVersion)} ${String(manifest.kind)}: ${field}`, `known to 1.${minor}: ${known}`);
    }
  }
  tally.passAll(`fields at the ${version} server, ${unknown} of which it does not know`, passed);
}
compareWithKubectl();
tally.close();

function ask(version: string): Asked {
  const command = [installed('tsx'), '--tsconfig', 'conformance/tsconfig.json', path.join(__dirname, 'ask.ts')];
  const { stdout } = run(HARNESS, ['run', version, '--', ...command], { env: { KUBE_APISERVER_FLAGS: ALL_ON } });
  return JSON.parse(stdout);
}

function compareWithKubectl(): void {
  if (!fs.existsSync(KUBECTL)) {
    tally.skip('merging as kubectl does', 'it was not built for the API servers');
    return;
  }
  const pods = fc
    .sample(overridingPod, { numRuns: 2 * OVERRIDES, seed: SEED })
    .map((spec): JsonObject => withoutDoublePorts(spec));
  const bases = pods.slice(OVERRIDES).map((spec, index) => podNamed(`pod-${index}`, spec));
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'overrides-'));
  const file = path.join(folder, 'pods.json');
  fs.writeFileSync(file, JSON.stringify({ apiVersion: 'v1', kind: 'List', items: bases }));
  let passed = 0;
  for (const spec of pods.slice(0, OVERRIDES)) {
    const patch = JSON.stringify({ spec: retaining(spec) });
    const args = ['patch', '--local', '--type=strategic', '-f', file, '-p', patch, '-o', 'json'];
    const merged = documentsIn(run(KUBECTL, args).stdout);
    bases.forEach((base, index) => {
      const [ours, theirs] = [overridden(base, { spec }), merged[index]].map(inAnyOrder);
      if (isDeepStrictEqual(ours, theirs)) {
        passed += 1;
      } else {
        const said = [base, { spec }, ours, theirs].map((each) => JSON.stringify(each)).join('\n  ');
        tally.fail('merging as kubectl does', said);
      }
    });
  }
  fs.rmSync(folder, { recursive: true });
  tally.passAll('merging as kubectl does', passed);
}

function podNamed(name: string, spec: JsonObject): JsonObject {
  return { apiVersion: 'v1', kind: 'Pod', metadata: { name }, spec };
}

/** kubectl takes ports of one number and several protocols for one. */
function withoutDoublePorts(spec: JsonObject): JsonObject {
  const containers = listIn(spec, 'containers').map((container) => {
    const { ports, ...rest } = container as JsonObject & { ports?: readonly { containerPort: number }[] };
    const kept = ports?.filter(
      ({ containerPort }, index) => ports.findIndex((other) => other.containerPort === containerPort) === index,
    );
    return kept ? { ...rest, ports: kept.map((port) => ({ ...port, protocol: 'TCP' })) } : rest;
  });
  return { ...spec, containers };
}

/** A patch with what `kubectl apply` adds to it for volumes, of which the source is replaced. */
function retaining(spec: JsonObject): JsonObject {
  const volumes = listIn(spec, 'volumes').map((volume) => ({
    ...(volume as JsonObject),
    $retainKeys: Object.keys(volume as JsonObject),
  }));
  return 'volumes' in spec ? { ...spec, volumes } : spec;
}

/** The objects that kubectl prints, one after the other or in a List. */
function documentsIn(text: string): JsonObject[] {
  const documents = text
    .split(/(?<=^\})\n/m)
    .filter((part) => part.trim() !== '')
    .map((part) => JSON.parse(part) as JsonObject);
  return documents.flatMap((document) =>
    document.kind === 'List' ? (listIn(document, 'items') as JsonObject[]) : [document],
  );
}

/** kubectl puts new items where the patch has them, and leaves a directive of its own in them. */
function inAnyOrder(value: unknown): unknown {
  if (Array.isArray(value)) {
    const items = value.map(inAnyOrder);
    return value.every((item) => typeof item === 'object')
      ? items.sort((left, right) => (JSON.stringify(left) < JSON.stringify(right) ? -1 : 1))
      : items;
  }
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).filter(([key]) => !['creationTimestamp', '$retainKeys'].includes(key));
    return Object.fromEntries(
      entries.sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, each]) => [key, inAnyOrder(each)]),
    );
  }
  return value;
}
