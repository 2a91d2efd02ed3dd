import * as fc from 'fast-check';
import { evaluate, inventoryOf } from '../../src/policy/evaluate';
import type { Rule } from '../../src/policy/rule';
import { CATALOGUE } from '../../src/rules/catalogue';
import {
  App,
  APPS,
  declarationsFor,
  GOLDEN_APPS,
  MADE_APPS,
  mutate,
  mutations,
  subjectsOf,
} from '../support/judged-apps';
import { PARAMETERS } from '../support/subjects';

/** More than are judged before anything is found out about objects of their kind. */
const MANY = 30;

/** Each of them several times, so that each is judged by what was found out about one like it. */
function manyTimes(app: App): App {
  return app.flatMap((manifest) => Array.from({ length: MANY }, () => manifest));
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
        const changed = changes.map((each) => {
          const copy = structuredClone(app);
          each.forEach((change) => mutate(copy, change));
          return copy;
        });
        expectTheSame([...manyTimes(app), ...changed.flat()], (index) => index >= app.length * MANY);
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
