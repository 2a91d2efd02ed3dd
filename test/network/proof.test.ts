import * as fc from 'fast-check';
import { Inventory } from '../../src/manifest/inventory';
import type { JsonObject } from '../../src/manifest/json';
import { Resource } from '../../src/manifest/resource';
import type { Declarations } from '../../src/network/connection';
import { declarationsOf } from '../../src/network/declaring';
import { connectionsEnforced } from '../../src/rules/connections-enforced';
import { AppPlan as SynthPlan } from '../../src/synth/app-plan';
import { treeOf } from '../../src/synth/construct-tree';
import { synthesise } from '../../src/synth/synthesis';
import { PARAMETERS } from '../support/subjects';
import { AppPlan, appPlan, built } from './proof/apps';
import { mutate, Mutation, mutation } from './proof/mutations';
import { reach } from './proof/reach';

const SEED = 20240917;
const APPS = 60;
const MUTATIONS = 12;

test('whatever is declared is enforced, and any change to who reaches whom is found', () => {
  const seen = { changed: 0, same: 0 };
  fc.assert(
    fc.property(
      appPlan,
      fc.array(mutation, { minLength: MUTATIONS, maxLength: MUTATIONS, size: 'max' }),
      (plan, mutations) => {
        const { resources, declared } = rendered(plan);
        expect(messages(resources, declared)).toEqual([]);
        const before = reach(new Inventory(resources), declared);
        for (const one of mutations) {
          const mutants = mutated(resources, one);
          const differences = differing(before, reach(new Inventory(mutants), declared));
          const found = messages(mutants, declared);
          seen[differences.length > 0 ? 'changed' : 'same'] += 1;
          if (found.length > 0 !== differences.length > 0) {
            expect({ one, found, differences: differences.slice(0, 5) }).toBe('in agreement');
          }
        }
      },
    ),
    { seed: SEED, numRuns: APPS },
  );
  expect(seen.changed).toBeGreaterThan(APPS);
  expect(seen.same).toBeGreaterThan(APPS);
}, 300_000);

test('the same declarations render the same bytes in any order, and when made twice', () => {
  fc.assert(
    fc.property(
      appPlan.chain((plan) =>
        fc.tuple(fc.constant(plan), fc.shuffledSubarray([...plan.steps], { minLength: plan.steps.length })),
      ),
      ([plan, shuffled]) => {
        const bytes = textOf(plan);
        expect(textOf(plan, shuffled)).toBe(bytes);
        expect(textOf(plan, [...shuffled, ...plan.steps])).toBe(bytes);
      },
    ),
    { seed: SEED, numRuns: APPS },
  );
}, 300_000);

function rendered(plan: AppPlan, order?: AppPlan['steps']): { resources: Resource[]; declared: Declarations } {
  const app = built(plan, order);
  const { charts } = synthesise(app, new SynthPlan(app), '2026-01-01');
  return {
    resources: charts.flatMap(({ subjects }) => subjects.map(({ resource }) => resource)),
    declared: declarationsOf(treeOf(app).map(({ construct }) => construct)),
  };
}

/** Object by object: those that an exposure makes stand in the order in which they were made. */
function textOf(plan: AppPlan, order?: AppPlan['steps']): string {
  const { resources } = rendered(plan, order);
  return resources
    .map(({ title, manifest }) => `${title}\n${JSON.stringify(manifest, null, 1)}`)
    .sort()
    .join('\n');
}

function mutated(resources: readonly Resource[], one: Mutation): Resource[] {
  const origins = new Map<JsonObject, string>();
  const manifests = resources.map(({ manifest, origin }) => {
    const copy = structuredClone(manifest);
    origins.set(copy, origin);
    return copy;
  });
  mutate(manifests, one);
  return manifests.map((manifest) => new Resource(manifest, origins.get(manifest) ?? 'foreign.yaml'));
}

function messages(resources: readonly Resource[], declared: Declarations): string[] {
  const context = { app: new Inventory(resources), parameters: PARAMETERS, declared };
  return resources.flatMap((resource) => connectionsEnforced.check(resource, context).map(({ message }) => message));
}

function differing(before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): string[] {
  // with other labels of pods, other strangers are asked about
  return [...before].flatMap(([pair, ports]) =>
    (after.get(pair) ?? ports) === ports ? [] : [`${pair}: ${ports} -> ${after.get(pair)}`],
  );
}
