import type { JsonObject } from '../../src/manifest/json';
import { Resource } from '../../src/manifest/resource';
import type { Context } from '../../src/policy/context';
import type { Rule } from '../../src/policy/rule';
import { PARAMETERS } from './subjects';

/** An object, and under which circumstances it is judged. */
export interface ObjectCase {
  readonly manifest: JsonObject;
  /** @default 29 */
  readonly targetMinor?: number;
}

export interface ObjectTables {
  /** Objects in which the rule finds nothing. */
  readonly passes: Readonly<Record<string, ObjectCase | JsonObject>>;
  /** Objects, and the messages of what it finds in them. */
  readonly fails: Readonly<Record<string, readonly [ObjectCase | JsonObject, ...string[]]>>;
}

/** The two tables that a rule about objects is tested by. */
export function objectTables(rule: Rule, { passes, fails }: ObjectTables): void {
  describe(`${rule.id} passes`, () => {
    test.each(Object.entries(passes))('%s', (_, one) => {
      expect(messagesOf(rule, one)).toEqual([]);
    });
  });

  describe(`${rule.id} finds something in`, () => {
    test.each(Object.entries(fails))('%s', (_, [one, ...messages]) => {
      expect(messagesOf(rule, one)).toEqual(messages);
    });
  });
}

/** What a rule says of one object. */
export function messagesOf(rule: Rule, one: ObjectCase | JsonObject): string[] {
  const { manifest, targetMinor } = isCase(one) ? one : { manifest: one, targetMinor: undefined };
  const resource = new Resource(structuredClone(manifest), 'app/web');
  return rule.check(resource, contextOf([resource], targetMinor)).map(({ message }) => message);
}

/** What a rule may know, with the parameters of the restricted posture. */
export function contextOf(resources: readonly Resource[] = [], targetMinor = PARAMETERS.targetMinor): Context {
  return { resources, parameters: { ...PARAMETERS, targetMinor } };
}

function isCase(one: ObjectCase | JsonObject): one is ObjectCase {
  return 'manifest' in one;
}
