import * as fc from 'fast-check';
import type { JsonObject } from '../../src/manifest/json';
import { Resource } from '../../src/manifest/resource';
import { evaluate, inventoryOf } from '../../src/policy/evaluate';
import { harden } from '../../src/policy/harden';
import type { Rule } from '../../src/policy/rule';
import type { PostureData } from '../../src/policy/subject';
import { CATALOGUE } from '../../src/rules/catalogue';
import {
  App,
  APPS,
  declarationsFor,
  GOLDEN_APPS,
  MADE_APPS,
  mutate,
  Mutation,
  mutations,
  subjectsOf,
} from '../support/judged-apps';
import { PARAMETERS, postureOf } from '../support/subjects';

/** More than are judged before anything is found out about objects of their kind. */
const MANY = 30;

/** Each of them several times, so that each is judged by what was found out about one like it. */
function manyTimes(app: App): App {
  return app.flatMap((manifest) => Array.from({ length: MANY }, () => manifest));
}

function changedBy(changes: readonly Mutation[], app: App): App {
  const copy = structuredClone(app);
  changes.forEach((change) => mutate(copy, change));
  return copy;
}

/** What is said of some objects of an app: with all judged one after another, and of each as if it were the first. */
function expectTheSame(app: App, isCompared: (index: number) => boolean = () => true): void {
  const subjects = subjectsOf(app, CATALOGUE, PARAMETERS.targetMinor);
  const [declared, inventory] = [declarationsFor(app), inventoryOf(subjects)];
  const compared = new Set(subjects.filter((_, index) => isCompared(index)));
  const alone = [...compared].flatMap((subject) => evaluate([subject], 'all', declared, inventory));
  const origins = new Set([...compared].map(({ resource }) => resource.origin));
  const together = evaluate(subjects, 'all', declared, inventory).filter(({ origin }) => origins.has(origin));
  // as texts, which are compared a good deal faster
  expect(JSON.stringify(together)).toBe(JSON.stringify(alone));
}

describe('a rule that is not asked, as it held for an object like this one, would find nothing', () => {
  test('in apps of like objects', () => {
    APPS.forEach((app) => expectTheSame(manyTimes(app), (index) => index % MANY === MANY - 1));
  });

  test('in objects of an app that are not alike, but of a kind', () => {
    expectTheSame([...GOLDEN_APPS, ...MADE_APPS].flat());
  });

  test('whatever is different in them', () => {
    const variants = fc.array(mutations, { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(fc.constantFrom(...APPS), variants, (app, changes) => {
        const changed = changes.flatMap((each) => changedBy(each, app));
        expectTheSame([...manyTimes(app), ...changed], (index) => index >= app.length * MANY);
      }),
      { numRuns: 300, seed: 7 },
    );
  });
});

/** What fixes make of the objects of an app: of all one after another, and of each as if it were the first. */
function expectTheSameFixes(app: App, ours: boolean): void {
  const fixed = (manifests: readonly JsonObject[], posture: PostureData) =>
    manifests.map((manifest) => {
      const resource = new Resource(structuredClone(manifest), 'shop');
      const changes = harden({ resource, posture, waivers: [], ours });
      return JSON.stringify([resource.manifest, changes]);
    });
  const together = fixed(app, { ...POSTURE });
  expect(together).toEqual(app.flatMap((manifest) => fixed([manifest], { ...POSTURE })));
}

const POSTURE = postureOf(CATALOGUE);

describe('a fix that is made again, as it was made to an object like this one, is what would be made', () => {
  test.each([true, false])('in apps of like objects, of which each is ours: %j', (ours) => {
    APPS.forEach((app) => expectTheSameFixes(manyTimes(app), ours));
  });

  test('whatever is different in them', () => {
    const variants = fc.array(mutations, { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(fc.constantFrom(...APPS), variants, (app, changes) => {
        const changed = changes.flatMap((each) => changedBy(each, app));
        expectTheSameFixes([...manyTimes(app), ...changed], true);
      }),
      { numRuns: 300, seed: 7 },
    );
  });
});

test('most rules are not asked of objects that are alike', () => {
  let calls = 0;
  const counting = CATALOGUE.map((rule): Rule => ({
    ...rule,
    check: (...parameters) => {
      calls++;
      return rule.check(...parameters);
    },
  }));
  const callsFor = (copies: number) => {
    calls = 0;
    for (const app of GOLDEN_APPS) {
      const copied = app.flatMap((manifest) => Array.from({ length: copies }, () => manifest));
      evaluate(subjectsOf(copied, counting, PARAMETERS.targetMinor));
    }
    return calls;
  };
  const [few, more] = [callsFor(2 * MANY), callsFor(3 * MANY)];
  expect(more - few).toBeLessThan((callsFor(1) * MANY) / 2);
});
