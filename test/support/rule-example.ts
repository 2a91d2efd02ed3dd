import * as fs from 'node:fs';
import * as path from 'node:path';
import { Inventory } from '../../src/manifest/inventory';
import { isObject, JsonObject, Path } from '../../src/manifest/json';
import { Resource } from '../../src/manifest/resource';
import { Declarations, NOTHING_DECLARED } from '../../src/network/connection';
import type { Parameters } from '../../src/policy/context';
import type { Change } from '../../src/policy/fixer';
import { harden } from '../../src/policy/harden';
import type { Rule, Violation } from '../../src/policy/rule';
import { readYaml } from '../../src/yaml/reader';
import { PARAMETERS, postureOf, subjectOf } from './subjects';

const FOLDER = path.join(__dirname, '..', 'rules', 'examples');

/** An app in which a rule does not hold, and the same app once it does. */
export interface RuleExample {
  readonly before: readonly JsonObject[];
  readonly violations: readonly Violation[];
  readonly after: readonly JsonObject[];
  /** Who made it hold: the rule's fix, the value that its finding says, or the example itself. */
  readonly by: 'fix' | 'value' | 'example';
  /** What the fix adds where one of our kinds or components made the objects. */
  readonly changes: readonly Change[];
  /** The version of Kubernetes that the app is written for, by its minor. */
  readonly targetMinor: number;
}

/**
 * The example of a rule: the objects of `examples/ID.yaml`; what makes them right is `examples/ID.good.yaml`, else the
 * rule's own fix, else the values that its findings say. `examples/ID.ts` exports both where nobody could write them.
 */
export function exampleOf(rule: Rule): RuleExample {
  const before = manifestsOf(rule.id, 'before') ?? [];
  const good = manifestsOf(rule.id, 'after');
  const targetMinor = TARGETS.find((minor) => violationsIn(rule, before, minor).length > 0) ?? TARGETS[0];
  const violations = violationsIn(rule, before, targetMinor);

  const fixed = structuredClone(before);
  const posture = postureOf([rule], { parameters: parametersFor(targetMinor) });
  const changes = fixed.flatMap((manifest) => harden(subjectOf(manifest, posture)));
  if (good) {
    return { before, violations, after: good, by: 'example', changes, targetMinor };
  }
  if (changes.length > 0) {
    return { before, violations, after: fixed, by: 'fix', changes, targetMinor };
  }
  before.forEach((_, index) => {
    for (const { path: place, write } of violationsOf(rule, before, index, targetMinor)) {
      if (write !== undefined) setAt(fixed[index], place, write);
    }
  });
  return { before, violations, after: fixed, by: 'value', changes, targetMinor };
}

/** The first at which a rule finds something is shown: rules may look only from a version on, or up to one. */
const TARGETS = [PARAMETERS.targetMinor, 36, 28];

/** What a rule says of all objects of an app, with the parameters of the restricted posture and nothing listed as existing. */
export function violationsIn(
  rule: Rule,
  manifests: readonly JsonObject[],
  targetMinor = PARAMETERS.targetMinor,
  side: Side = 'before',
): Violation[] {
  return manifests.flatMap((_, index) => violationsOf(rule, manifests, index, targetMinor, side));
}

type Side = 'before' | 'after';

function violationsOf(
  rule: Rule,
  manifests: readonly JsonObject[],
  index: number,
  targetMinor: number,
  side: Side = 'before',
): Violation[] {
  const resources = manifests.map((manifest, place) => new Resource(manifest, `shop/${place + 1}.yaml`));
  const judged = rule.kinds?.includes(resources[index].groupKind) ?? true;
  const context = {
    app: new Inventory(resources),
    parameters: parametersFor(targetMinor),
    declared: declaredFor(rule.id, side),
  };
  return judged ? rule.check(resources[index], context) : [];
}

/**
 * What the code of the example declares, where `examples/ID.declared.yaml` says so, and `ID.good.declared.yaml` where it
 * has to declare something else; its objects come from `shop/1.yaml` and so on.
 */
function declaredFor(id: string, side: Side): Declarations {
  const files = [...(side === 'after' ? [`${id}.good.declared.yaml`] : []), `${id}.declared.yaml`];
  const file = files.map((name) => path.join(FOLDER, name)).find(fs.existsSync);
  const declared = file ? readYaml(fs.readFileSync(file, 'utf8'))[0].value : {};
  return { ...NOTHING_DECLARED, ...(declared as Partial<Declarations>) };
}

/** What rules are told where those about what exists shall have something to say. */
export function parametersFor(targetMinor: number): Parameters {
  return {
    ...PARAMETERS,
    targetMinor,
    trustedRegistries: ['registry.example.com'],
    existing: {
      configMaps: [],
      secrets: [],
      persistentVolumeClaims: [],
      storageClasses: [],
      ingressClasses: [],
      namespaces: [],
    },
  };
}

function manifestsOf(id: string, side: Side): JsonObject[] | undefined {
  if (fs.existsSync(path.join(FOLDER, `${id}.ts`))) {
    // eslint-disable-next-line @typescript-eslint/no-require-imports -- the file is known when the test runs
    return require(path.join(FOLDER, id))[side];
  }
  const name = side === 'before' ? `${id}.yaml` : `${id}.good.yaml`;
  const file = path.join(FOLDER, name);
  return side === 'after' && !fs.existsSync(file) ? undefined : manifestsIn(name, fs.readFileSync(file, 'utf8'));
}

function manifestsIn(name: string, text: string): JsonObject[] {
  return readYaml(text).map(({ value }) => {
    if (!isObject(value)) throw new Error(`${name} holds something that is no object`);
    return value;
  });
}

function setAt(root: JsonObject, place: Path, value: unknown): void {
  let holder = root as { [key: string | number]: unknown };
  place.slice(0, -1).forEach((key, depth) => {
    holder[key] ??= typeof place[depth + 1] === 'number' ? [] : {};
    holder = holder[key] as { [key: string | number]: unknown };
  });
  holder[place[place.length - 1]] = structuredClone(value);
}
