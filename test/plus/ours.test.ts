import * as original from 'cdk8s-plus-28';
import type { IConstruct } from 'constructs';
import { App, Chart, Posture } from '../../src';
import * as ours from '../../src/plus';
import { SCENARIOS } from './scenarios';
import type { Plus, Scenario } from './scenarios/scenario';

type Class = abstract new (...args: never[]) => object;

const KINDS = new Map(
  Object.entries(original).flatMap(([name, value]): [unknown, string][] =>
    typeof value === 'function' && isClassOf(value, original.Resource) ? [[value, name]] : [],
  ),
);

describe.each([
  ['restricted', Posture.restricted()],
  ['baseline', Posture.baseline()],
])('under a posture of %s, every object is one of our classes: with', (_posture, posture) => {
  test.each(SCENARIOS.map((scenario) => [scenario.title, scenario] as const))('%s', (_title, scenario) => {
    expect(
      built(scenario, ours as unknown as Plus, posture)
        .filter(isTheirs)
        .map(description),
    ).toEqual([]);
  });
});

test('most objects of the scenarios are created, by users or by other objects, and of every kind', () => {
  const objects = SCENARIOS.flatMap((scenario) => built(scenario, ours as unknown as Plus, Posture.restricted()));
  const plain = SCENARIOS.flatMap((scenario) => built(scenario, original, Posture.none()));
  expect(objects.length).toBeGreaterThan(0.9 * plain.length);
  const abstract = ['AbstractPod', 'PersistentVolume', 'Workload'];
  const kinds = [...KINDS.values()].filter((name) => name !== 'Resource' && !abstract.includes(name));
  expect([...new Set(objects.map(kindOf))].sort()).toEqual(kinds.sort());
});

test('an object of cdk8s-plus-28 itself would be found', () => {
  const [{ build }] = SCENARIOS;
  expect(built({ title: '', build }, original, Posture.restricted()).filter(isTheirs)).not.toEqual([]);
});

/** The objects that a scenario creates, as far as it comes: some are about what is refused. */
function built({ build }: Scenario, k: Plus, posture: Posture): original.Resource[] {
  const chart = new Chart(new App({ posture }), 'chart', { namespace: 'shop' });
  try {
    build(k, chart);
  } catch (error) {
    if (k !== original && error instanceof TypeError) {
      throw error;
    }
  }
  return chart.node.findAll().filter((it: IConstruct): it is original.Resource => it instanceof original.Resource);
}

/** The name of the class of cdk8s-plus-28 that an object is of. */
function kindOf(object: object): string {
  for (let prototype: unknown = object; prototype; prototype = Object.getPrototypeOf(prototype)) {
    const name = KINDS.get((prototype as object).constructor);
    if (name) {
      return name;
    }
  }
  throw new Error(`${object.constructor.name} is no class of cdk8s-plus-28`);
}

/** Whether an object is not of our class of its kind. By prototypes, as some of ours say themselves what is an instance. */
function isTheirs(object: object): boolean {
  const own = (ours as unknown as { [name: string]: Class })[kindOf(object)];
  return !Object.prototype.isPrototypeOf.call(own.prototype as object, object);
}

function description(object: original.Resource): string {
  return `${kindOf(object)} ${object.node.path}`;
}

function isClassOf(value: Function, base: Function): boolean {
  return value === base || Object.prototype.isPrototypeOf.call(base, value);
}
