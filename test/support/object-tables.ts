import { Inventory } from '../../src/manifest/inventory';
import { JsonObject, objectIn, stringIn } from '../../src/manifest/json';
import { Resource } from '../../src/manifest/resource';
import { Declarations, NOTHING_DECLARED } from '../../src/network/connection';
import type { Context, Parameters } from '../../src/policy/context';
import type { Rule } from '../../src/policy/rule';
import { PARAMETERS } from './subjects';

/** An object, and under which circumstances it is judged. */
export interface ObjectCase {
  readonly manifest: JsonObject;
  /** @default 29 */
  readonly targetMinor?: number;
  /** The other objects of the app. */
  readonly beside?: readonly JsonObject[];
  /** Parameters of the posture that differ from those of restricted. */
  readonly parameters?: Partial<Parameters>;
  /** What the code declares. The object comes from the construct `app/web`, the others from `app/other`, or `app/NAME` beside declarations. */
  readonly declared?: Partial<Declarations>;
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
  const {
    manifest,
    targetMinor,
    beside = [],
    parameters,
    declared,
  }: ObjectCase = isCase(one) ? one : { manifest: one };
  const resource = new Resource(structuredClone(manifest), 'app/web');
  const others = beside.map(
    (other) => new Resource(structuredClone(other), declared ? `app/${nameOf(other)}` : 'app/other'),
  );
  const context = {
    ...contextOf([resource, ...others], targetMinor, parameters),
    declared: { ...NOTHING_DECLARED, ...declared },
  };
  const judged = rule.kinds?.includes(resource.groupKind) ?? true;
  return judged ? rule.check(resource, context).map(({ message }) => message) : [];
}

/** What a rule may know, with the parameters of the restricted posture. */
export function contextOf(
  resources: readonly Resource[] = [],
  targetMinor = PARAMETERS.targetMinor,
  parameters: Partial<Parameters> = {},
): Context {
  const app = new Inventory(resources);
  return { app, parameters: { ...PARAMETERS, targetMinor, ...parameters }, declared: NOTHING_DECLARED };
}

function nameOf(manifest: JsonObject): string {
  return stringIn(objectIn(manifest, 'metadata'), 'name') ?? '';
}

function isCase(one: ObjectCase | JsonObject): one is ObjectCase {
  return 'manifest' in one;
}
