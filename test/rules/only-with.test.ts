import * as fc from 'fast-check';
import type { JsonObject } from '../../src/manifest/json';
import { POD_TEMPLATE_PATHS } from '../../src/manifest/pod-template';
import { evaluate, inventoryOf } from '../../src/policy/evaluate';
import { harden } from '../../src/policy/harden';
import type { Finding } from '../../src/policy/report';
import type { Rule } from '../../src/policy/rule';
import { CATALOGUE } from '../../src/rules/catalogue';
import { arbitraryPod } from '../support/arbitrary-pod';
import {
  App,
  APPS,
  declarationsFor,
  GOLDEN_APPS,
  MADE_APPS,
  mutate,
  mutations,
  RULE_APPS,
  subjectsOf,
} from '../support/judged-apps';
import { exampleOf, violationsIn } from '../support/rule-example';
import { hasAny, stripped } from '../support/stripped';
import { PARAMETERS } from '../support/subjects';

const GATED = CATALOGUE.filter(({ onlyWith }) => onlyWith !== undefined);

/** The same rules, asked about every object of their kinds. */
const UNGATED = CATALOGUE.map((rule): Rule => ({ ...rule, onlyWith: undefined }));

const TARGETS = [28, 29, 36];

/** What the rules say of an app of which every workload is isolated, so that those about connections speak. */
function judged(app: App, rules: readonly Rule[], targetMinor: number, subjects = subjectsOf(app, rules, targetMinor)) {
  return evaluate(subjects, 'all', declarationsFor(app), inventoryOf(subjects));
}

/** What a rule says of one object of an app if it is asked, whatever the object holds. */
function askedAnyway(rule: Rule, app: App, index: number, targetMinor: number): Finding[] {
  const subjects = subjectsOf(app, [{ ...rule, onlyWith: undefined }], targetMinor);
  return evaluate([subjects[index]], 'all', declarationsFor(app), inventoryOf(subjects));
}

function expectNothingMissed(app: App): void {
  for (const targetMinor of TARGETS) {
    // as texts, which are compared a good deal faster
    expect(JSON.stringify(judged(app, CATALOGUE, targetMinor))).toBe(JSON.stringify(judged(app, UNGATED, targetMinor)));
  }
}

describe('a rule that is asked only with some fields misses nothing', () => {
  test('of the examples of all rules', () => {
    RULE_APPS.forEach(expectNothingMissed);
  });

  test('of the golden manifests', () => {
    GOLDEN_APPS.forEach(expectNothingMissed);
  });

  test('of objects with much or little in them', () => {
    MADE_APPS.forEach(expectNothingMissed);
  });

  test('of those when fixes have been made', () => {
    for (const app of APPS) {
      const fixed = structuredClone(app);
      subjectsOf(fixed, CATALOGUE, PARAMETERS.targetMinor).forEach(harden);
      expectNothingMissed(fixed);
    }
  });

  test('of generated pods in every kind', () => {
    const kinds = fc.constantFrom(...Object.keys(POD_TEMPLATE_PATHS));
    const apps = fc.array(fc.tuple(arbitraryPod({ ephemeral: true }), kinds), { minLength: 1, maxLength: 3 });
    fc.assert(
      fc.property(apps, (pods) => expectNothingMissed(pods.map(([pod, kind]) => madeBy(kind, pod)))),
      { numRuns: 100, seed: 7 },
    );
  });

  test('whatever stands in their fields, or does not', () => {
    fc.assert(
      fc.property(fc.constantFrom(...APPS), mutations, (app, changes) => {
        const changed = structuredClone(app);
        changes.forEach((change) => mutate(changed, change));
        expectNothingMissed(changed);
      }),
      { numRuns: 300, seed: 7 },
    );
  });
});

describe.each(GATED.map((rule) => [rule.id, rule, rule.onlyWith ?? []] as const))(
  'without its fields, %s',
  (_id, rule, names) => {
    test('finds nothing in its own example', () => {
      const { before, targetMinor, violations } = exampleOf(rule);
      expect(violations).not.toEqual([]);
      expect(
        violationsIn(
          rule,
          before.map((manifest) => stripped(manifest, names) as JsonObject),
          targetMinor,
        ),
      ).toEqual([]);
    });

    test('finds nothing in an object of any app', () => {
      for (const app of APPS) {
        app.forEach((manifest, index) => {
          if (hasAny(manifest, names)) {
            // the others keep theirs
            const without = app.map((other, place) =>
              place === index ? (stripped(other, names) as JsonObject) : other,
            );
            expect(TARGETS.flatMap((minor) => askedAnyway(rule, without, index, minor))).toEqual([]);
          }
        });
      }
    });

    test.each(names)('but %s, still finds something in one', (name) => {
      const others = names.filter((other) => other !== name);
      const finds = (app: App) => {
        const without = app.map((manifest) => stripped(manifest, others) as JsonObject);
        return TARGETS.some((minor) =>
          without.some((_each, index) => askedAnyway(rule, without, index, minor).length > 0),
        );
      };
      const { before, targetMinor } = exampleOf(rule);
      // the example comes with what it declares
      const own = before.map((manifest) => stripped(manifest, others) as JsonObject);
      expect(violationsIn(rule, own, targetMinor).length > 0 || APPS.some(finds)).toBe(true);
    });

    test('finds nothing where hardly anything is written', () => {
      for (const manifest of BARE.filter((each) => !hasAny(each, names))) {
        expect(TARGETS.flatMap((minor) => askedAnyway(rule, [manifest], 0, minor))).toEqual([]);
      }
    });
  },
);

test('the rules that are asked only with some fields are a good part of all', () => {
  expect(GATED.length).toBeGreaterThan(CATALOGUE.length / 3);
});

/** A pod, as what an object of another kind makes. */
function madeBy(groupKind: string, { metadata, spec }: JsonObject): JsonObject {
  const [path] = POD_TEMPLATE_PATHS[groupKind];
  const template = path.reduceRight<unknown>((inner, key) => (key === '*' ? [inner] : { [key]: inner }), {
    metadata: path.length === 0 ? metadata : { labels: { app: 'web' } },
    spec,
  });
  return { ...typeOf(groupKind), metadata, ...(template as JsonObject) };
}

function typeOf(groupKind: string): JsonObject {
  const [group, kind] = groupKind.split('/');
  return { apiVersion: group === '' ? 'v1' : `${group}/v1`, kind };
}

const KINDS = new Set([
  ...Object.keys(POD_TEMPLATE_PATHS),
  ...CATALOGUE.flatMap(({ kinds = [], podsAnd = [] }) => [...kinds, ...podsAnd]),
  'example.com/Fleet',
]);

/** Objects of every kind that a rule looks at, with next to nothing in them. */
const BARE: readonly JsonObject[] = [...KINDS].flatMap((groupKind) => {
  const type = typeOf(groupKind);
  const metadata = { name: 'web' };
  const pod = { metadata, spec: { containers: [{}, { name: 'web', image: 'web' }], volumes: [{}] } };
  return [
    type,
    { ...type, metadata, spec: null },
    { ...type, metadata, spec: {} },
    { ...type, metadata, spec: [] },
    { ...type, metadata: 5, spec: { rules: [{}], limits: [{}], listeners: [{}], containers: [] } },
    ...(groupKind in POD_TEMPLATE_PATHS ? [madeBy(groupKind, pod)] : []),
  ];
});
