import type { Rule } from './posture/rule';
import { RuleTesting } from './posture/rule-testing';

/** What a rule of your own is tested by. Each case is named by a sentence. */
export interface RuleTables {
  /** Objects for which it holds. */
  readonly passes: Readonly<Record<string, object>>;
  /** Objects for which it does not, and the messages. */
  readonly fails: Readonly<Record<string, readonly [object, ...string[]]>>;
  /** Objects, and what its fix makes of them. @default - there is no fix */
  readonly fixes?: Readonly<Record<string, readonly [object, object]>>;
}

/**
 * Declares the tests of a rule, with the `describe`, `test` and `expect` of Jest or of what has the same. Beside the
 * tables it tests what must hold for every rule: its fix makes an object pass, and adds nothing the second time.
 */
export function ruleTables(rule: Rule, { passes, fails, fixes = {} }: RuleTables): void {
  describe(`${rule.id} passes`, () => {
    each(passes, (object) => expect(RuleTesting.check(rule, object)).toEqual([]));
  });
  describe(`${rule.id} finds something in`, () => {
    each(fails, ([object, ...messages]) => expect(RuleTesting.check(rule, object)).toEqual(messages));
  });
  if (Object.keys(fixes).length > 0) {
    describe(`the fix of ${rule.id} and`, () => {
      each(fixes, ([object, fixed]) => {
        const once: unknown = RuleTesting.fix(rule, object);
        expect(once).toEqual(fixed);
        expect(RuleTesting.fix(rule, once)).toEqual(once);
        expect(RuleTesting.check(rule, once)).toEqual([]);
      });
    });
  }
}

// what a test runner puts into the global scope; whoever imports this file brings one
declare function describe(name: string, body: () => void): void;
declare function test(name: string, body: () => void): void;
declare function expect(value: unknown): { toEqual(expected: unknown): void };

function each<Case>(cases: Readonly<Record<string, Case>>, body: (one: Case) => void): void {
  for (const [name, one] of Object.entries(cases)) {
    test(name, () => body(one));
  }
}
