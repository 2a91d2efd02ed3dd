import * as fc from 'fast-check';
import { isObject, JsonObject, listIn } from '../../src/manifest/json';
import type { Declarations } from '../../src/network/connection';
import type { Parameters } from '../../src/policy/context';
import { evaluate } from '../../src/policy/evaluate';
import { harden } from '../../src/policy/harden';
import { CATALOGUE } from '../../src/rules/catalogue';
import { OBJECTS, PLAIN_OBJECTS } from '../support/busy-objects';
import { PARAMETERS, postureOf, subjectOf } from '../support/subjects';

const POISON =
  '{ "__proto__": { "polluted": true }, "constructor": { "prototype": { "polluted": true } }, "toString": 1, "hasOwnProperty": 1, "length": -1 }';

/** What nobody expects in a field. Each is made anew, as rules write into what they are given. */
const HOSTILE: readonly (() => unknown)[] = [
  () => null,
  () => undefined,
  () => 0,
  () => -1,
  () => NaN,
  () => 1e21,
  () => true,
  () => '',
  () => ' ',
  () => '__proto__',
  () => 'x'.repeat(300),
  () => [],
  () => [null, [], {}, 5, 'text', [[]]],
  () => ({}),
  () => JSON.parse(POISON),
  () => [JSON.parse(POISON)],
  () => ({ name: JSON.parse(POISON), image: 5 }),
  () => new Date(0), // as YAML reads a date
];

interface Mutation {
  /** Which of the places in the object, counted around. */
  readonly place: number;
  readonly value: number;
  /** Whether a new field is written there, under a key that is inherited by every object. */
  readonly key: string | undefined;
}

const mutations = fc.array(
  fc.record({
    place: fc.nat(),
    value: fc.nat(HOSTILE.length - 1),
    key: fc.option(fc.constantFrom('__proto__', 'constructor', 'containers', 'securityContext', 'ports'), {
      nil: undefined,
      freq: 4,
    }),
  }),
  { minLength: 1, maxLength: 6 },
);

function mutate(manifest: JsonObject, { place, value, key }: Mutation): void {
  const places = placesIn(manifest);
  const [holder, own] = places[place % places.length];
  const target = key === undefined ? holder : holder[own];
  if (key === undefined || isObject(target)) {
    define(target as JsonObject, key ?? own, HOSTILE[value]());
  }
}

function define(holder: JsonObject, key: string, value: unknown): void {
  Object.defineProperty(holder, key, { value, enumerable: true, configurable: true, writable: true });
}

function placesIn(value: unknown): [JsonObject, string][] {
  if (typeof value !== 'object' || value === null) {
    return [];
  }
  const holder = value as JsonObject;
  return Object.keys(holder).flatMap((key): [JsonObject, string][] => [[holder, key], ...placesIn(holder[key])]);
}

/** Whether everything that is written in one value is still there in another. */
function survives(before: unknown, after: unknown): boolean {
  if (before === null || before === undefined) {
    return true;
  }
  if (Array.isArray(before)) {
    return Array.isArray(after) && before.every((item, index) => survives(item, after[index]));
  }
  if (isObject(before) && !(before instanceof Date)) {
    return isObject(after) && Object.entries(before).every(([key, value]) => survives(value, after[key]));
  }
  return Object.is(before, after) || before instanceof Date;
}

function namesOfPrototypes(): string {
  return JSON.stringify([Object.prototype, Array.prototype, Function.prototype].map(Object.getOwnPropertyNames));
}

/** Every object comes from there. */
const DECLARED: Declarations = {
  workloads: [{ origin: 'app/web', policy: 'app/web' }],
  connections: [
    {
      from: { kind: 'workload', origin: 'app/web', name: 'web' },
      to: { kind: 'addresses', name: 'mail', blocks: [{ cidr: '0.0.0.0/0' }] },
      ports: [{ protocol: 'TCP', port: 587 }],
      reason: 'web connects to mail',
      declaredBy: 'app',
      purpose: 'call',
      wider: 'nobody knows where that is',
    },
  ],
};

/** Hardens an object and has it judged, before and after. */
function goThrough(manifest: JsonObject, parameters: Partial<Parameters> = {}, ours = true): void {
  const prototypes = namesOfPrototypes();
  const before = structuredClone(manifest);
  const posture = postureOf(CATALOGUE, { parameters: { ...PARAMETERS, ...parameters } });
  const subject = subjectOf(manifest, posture, { ours });
  const found = [
    ...evaluate([subject, subject], 'all', DECLARED),
    ...(harden(subject), evaluate([subject], 'all', DECLARED)),
  ];
  expect(found.filter(({ message, path }) => typeof message !== 'string' || !Array.isArray(path))).toEqual([]);
  expect(harden(subject)).toEqual([]);
  expect(survives(before, manifest)).toBe(true);
  expect(namesOfPrototypes()).toBe(prototypes);
}

describe('no rule throws, overwrites what is written or touches a prototype', () => {
  test('whatever stands in several fields', () => {
    const cases = fc.record({
      object: fc.constantFrom(...OBJECTS),
      changes: mutations,
      targetMinor: fc.integer({ min: 28, max: 36 }),
      podSecurityLevel: fc.constantFrom('privileged' as const, 'baseline' as const, 'restricted' as const),
      ours: fc.boolean(),
    });
    fc.assert(
      fc.property(cases, ({ object: make, changes, ours, ...parameters }) => {
        const manifest = structuredClone(make());
        changes.forEach((change) => mutate(manifest, change));
        goThrough(manifest, parameters, ours);
      }),
      { numRuns: 500, seed: 36 },
    );
  });

  test.each(PLAIN_OBJECTS.map((make) => [make().kind, make] as const))(
    'whatever stands in one field of a %s',
    (_, make) => {
      for (const place of placesIn(make()).keys()) {
        for (const worst of ['5', POISON, `[${POISON}]`]) {
          const manifest = structuredClone(make());
          const [holder, key] = placesIn(manifest)[place];
          define(holder, key, JSON.parse(worst));
          goThrough(manifest);
        }
      }
    },
  );
});

test('the objects of this test have something for every rule to say', () => {
  const posture = postureOf(CATALOGUE);
  const subjects = OBJECTS.map((make) => subjectOf(make(), posture));
  expect(new Set(evaluate(subjects, 'all', DECLARED).map(({ rule }) => rule)).size).toBeGreaterThan(
    CATALOGUE.length / 2,
  );
  expect(listIn(subjects[0].resource.spec, 'containers')).toHaveLength(2);
});
