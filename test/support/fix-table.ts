import { JsonObject, pathText } from '../../src/manifest/json';
import type { Parameters } from '../../src/policy/context';
import { harden } from '../../src/policy/harden';
import type { Rule } from '../../src/policy/rule';
import { PARAMETERS, postureOf, subjectOf } from './subjects';

/** An object, and what a fix adds to it. */
export interface FixCase {
  readonly manifest: JsonObject;
  /** Values by the fields that are added; all there are. */
  readonly adds: JsonObject;
  /** The effect that each of them is recorded with. */
  readonly effect?: 'neutral' | 'behavioural';
  /** Whether somebody else made the object, so that only neutral fixes are made. */
  readonly foreign?: boolean;
  readonly parameters?: Partial<Parameters>;
}

/** What the fix of a rule does: `'a pod without a user': { manifest: pod(), adds: { 'spec.hostPID': false } }`. */
export function fixTable(rule: Rule, cases: Readonly<Record<string, FixCase>>): void {
  describe(`the fix of ${rule.id} and`, () => {
    test.each(Object.entries(cases))('%s', (_, { manifest, adds, effect, foreign = false, parameters }) => {
      const posture = postureOf([rule], { parameters: { ...PARAMETERS, ...parameters } });
      const changes = harden(subjectOf(structuredClone(manifest), posture, { ours: !foreign }));
      expect(Object.fromEntries(changes.map(({ path, value }) => [pathText(path), value]))).toEqual(adds);
      if (effect) {
        expect(new Set(changes.map((change) => change.effect))).toEqual(new Set([effect]));
      }
    });
  });
}
