import * as fc from 'fast-check';
import { inventoryOf } from '../../src/policy/evaluate';
import type { Rule } from '../../src/policy/rule';
import { CATALOGUE } from '../../src/rules/catalogue';
import { App, APPS, declarationsFor, mutate, mutations, subjectsOf } from '../support/judged-apps';
import { exampleOf, parametersFor } from '../support/rule-example';
import { PARAMETERS } from '../support/subjects';

// What a rule says of a whole app saves asking it about each object, so nothing may be found that way only.

const KNOWING = CATALOGUE.filter(({ holdsThroughout }) => holdsThroughout);

/** Whether a rule says that it holds throughout an app, and how much it finds if it is asked all the same. */
function asked(rule: Rule, app: App) {
  const subjects = subjectsOf(app, [rule], PARAMETERS.targetMinor);
  const context = {
    parameters: parametersFor(PARAMETERS.targetMinor),
    app: inventoryOf(subjects),
    declared: declarationsFor(app),
  };
  const found = subjects.filter(({ resource }) => rule.check(resource, context).length > 0).length;
  return { holds: rule.holdsThroughout?.(context), found };
}

function expectHonest(rule: Rule, app: App): void {
  const { holds, found } = asked(rule, app);
  expect({ rule: rule.id, found: holds ? found : 0 }).toEqual({ rule: rule.id, found: 0 });
}

test.each(KNOWING.map((rule) => [rule.id, rule] as const))('%s knows apps in which it holds', (_, rule) => {
  const { before } = exampleOf(rule);
  expect(asked(rule, before).holds).toBe(false);
  expect(asked(rule, before).found).toBeGreaterThan(0);
  expect(APPS.some((app) => asked(rule, app).holds)).toBe(true);
});

describe('a rule that says so finds nothing', () => {
  test('in any app, and in several at once', () => {
    KNOWING.forEach((rule) => [...APPS, APPS.flat()].forEach((app) => expectHonest(rule, app)));
  });

  test('whatever is different in them', () => {
    fc.assert(
      fc.property(fc.constantFrom(...APPS), mutations, (app, changes) => {
        const changed = [...structuredClone(app), ...structuredClone(app)];
        changes.forEach((change) => mutate(changed, change));
        KNOWING.forEach((rule) => expectHonest(rule, changed));
      }),
      { numRuns: 300, seed: 7 },
    );
  });
});
