import * as fs from 'node:fs';
import * as path from 'node:path';
import { isObject, JsonObject, valueAt } from '../../src/manifest/json';
import { Resource } from '../../src/manifest/resource';
import { readYaml } from '../../src/yaml/reader';
import { goldenOf } from '../examples/golden';
import type { Tally } from '../tally';

/** Objects that belong together, of which mutants are made. */
export interface MutationSet {
  readonly name: string;
  readonly objects: readonly JsonObject[];
  /** Whether no scanner finds anything in it. */
  readonly hardened: boolean;
  /** The rules that do not hold in it, as its authors know. */
  readonly known: readonly string[];
}

const BOUTIQUE = 'online-boutique';

/** What its app waives for all of it; and a workload by itself has policies that name others. */
const KNOWN = ['image-digest-pinned', 'network-policy-peers-exist'];

/** Beside the corpora, not one of them: a hardened set that somebody else wrote. */
const OUTSIDE = '../reference/hardened-default.yaml';

export function mutationSets(tally: Tally): MutationSet[] {
  const own = hardened('hardened', path.join(__dirname, 'sets', 'hardened.yaml'));
  const boutique = objectsIn(path.join(goldenOf(BOUTIQUE), `${BOUTIQUE}.k8s.yaml`));
  const frontend = workload('frontend', boutique, [...KNOWN, 'probes-differ']); // upstream's are the same
  return [own, ...outside(tally), frontend, workload('cartservice', boutique, KNOWN)];
}

function outside(tally: Tally): MutationSet[] {
  const file = path.join(process.env.BULKHEAD_CORPORA ?? '', OUTSIDE);
  if (!process.env.BULKHEAD_CORPORA || !fs.existsSync(file)) {
    tally.skip('the hardened set of others', `BULKHEAD_CORPORA names no folder with ${OUTSIDE}`);
    return [];
  }
  return [hardened('hardened-of-others', file)];
}

function hardened(name: string, file: string): MutationSet {
  return { name, objects: objectsIn(file), hardened: true, known: [] };
}

/** One workload with the objects that belong to it: of its name, Services of its pods, and its Namespace. */
function workload(name: string, objects: readonly JsonObject[], known: readonly string[]): MutationSet {
  const labels = objects.map((object) => valueAt(object, ['spec', 'template', 'metadata', 'labels']));
  const podLabels = labels[objects.findIndex((object, index) => labels[index] && new Resource(object).name === name)];
  const belongs = (object: JsonObject) => {
    const selector = valueAt(object, ['spec', 'selector']);
    return (
      object.kind === 'Namespace' ||
      new Resource(object).name === name ||
      (object.kind === 'Service' && isObject(selector) && matches(selector, podLabels))
    );
  };
  return { name, objects: objects.filter(belongs), hardened: false, known };
}

function matches(selector: JsonObject, labels: unknown): boolean {
  return isObject(labels) && Object.entries(selector).every(([key, value]) => labels[key] === value);
}

function objectsIn(file: string): JsonObject[] {
  return readYaml(fs.readFileSync(file, 'utf8')).map(({ value }) => value as JsonObject);
}
