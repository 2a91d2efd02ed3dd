import * as fc from 'fast-check';
import { isObject, JsonObject } from '../../src/manifest/json';
import { Resource } from '../../src/manifest/resource';
import type { Declarations } from '../../src/network/connection';
import type { Rule } from '../../src/policy/rule';
import type { Subject } from '../../src/policy/subject';
import { CATALOGUE } from '../../src/rules/catalogue';
import { readYaml } from '../../src/yaml/reader';
import { OBJECTS } from './busy-objects';
import { EXAMPLES, filesIn, goldenOf } from './examples';
import { FAULTY_APPS } from './faulty-apps';
import { exampleOf, parametersFor } from './rule-example';
import { placesIn } from './stripped';
import { postureOf } from './subjects';

/** All objects of an app. */
export type App = readonly JsonObject[];

export const RULE_APPS: readonly App[] = CATALOGUE.flatMap((rule) => {
  const { before, after } = exampleOf(rule);
  return [before, after];
});

export const GOLDEN_APPS: readonly App[] = EXAMPLES.map((example) =>
  Object.values(filesIn(goldenOf(example))).flatMap((text) => readYaml(text).map(({ value }) => value as JsonObject)),
);

/** Those with much in them, and those with just one thing. */
export const MADE_APPS: readonly App[] = [OBJECTS.map((make) => make()), ...FAULTY_APPS];

export const APPS = [...RULE_APPS, ...GOLDEN_APPS, ...MADE_APPS];

/** An app on its way through a posture under which rules about what exists speak. */
export function subjectsOf(app: App, rules: readonly Rule[], targetMinor: number): Subject[] {
  const posture = postureOf(rules, { parameters: parametersFor(targetMinor) });
  return app.map((manifest, index) => ({
    resource: new Resource(manifest, originOf(index)),
    posture,
    waivers: [],
    ours: true,
  }));
}

function originOf(index: number): string {
  return `shop/${index}`;
}

/** Has every workload isolated, so that rules about connections speak. */
export function declarationsFor(app: App): Declarations {
  return {
    workloads: app.map((_, index) => ({ origin: originOf(index), policy: `${originOf(index)}/policy` })),
    connections: [],
  };
}

/** What may stand in a field instead of what does; the last takes the field away. */
const ODD: readonly (() => unknown)[] = [
  () => null,
  () => undefined,
  () => 0,
  () => 22,
  () => true,
  () => false,
  () => '',
  () => 'text',
  () => [],
  () => [null, [], {}, 5, 'text'],
  () => ({}),
  () => ({ name: 'web' }),
  () => [{ name: 'web' }],
];

/** Which field is changed, and to which value. */
export interface Mutation {
  readonly place: number;
  readonly value: number;
}

/** Changes to be made by {@link mutate}. */
export const mutations = fc.array(fc.record({ place: fc.nat(), value: fc.nat(ODD.length) }), {
  minLength: 1,
  maxLength: 8,
});

/** Puts something else into a field somewhere in an app, or takes it away. */
export function mutate(app: App, { place, value }: Mutation): void {
  const places = placesIn(app).filter(([holder]) => isObject(holder));
  const [holder, key] = places[place % places.length];
  if (value < ODD.length) {
    holder[key] = ODD[value]();
  } else {
    delete holder[key];
  }
}
