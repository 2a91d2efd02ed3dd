import * as fs from 'fs';
import { k8s } from 'cdk8s-plus-28';
import * as fc from 'fast-check';
import { LearnedMapping } from '../../src/synth/learned-mapping';
import { Mapping } from '../../src/synth/mapping-form';

/** What the text of a generated function does with one field. */
interface GeneratedField {
  readonly key: string;
  readonly text: string;
}

const FUNCTIONS = functionsIn(fs.readFileSync(require.resolve('cdk8s-plus-28/lib/imports/k8s.js'), 'utf8'));
const CLASSES = Object.entries(k8s as unknown as Record<string, { manifest?: Mapping; GVK?: unknown }>).filter(
  ([, { manifest, GVK }]) => manifest && GVK,
);
const DEEPEST = 9;

test('there are classes and functions to learn from', () => {
  expect(CLASSES.length).toBeGreaterThan(130);
  expect(FUNCTIONS.size).toBeGreaterThan(400);
});

test.each(CLASSES)('what %s does with its props is learned', (name, generated) => {
  const mapping: Mapping = (props) => generated.manifest!(props);
  const learned = new LearnedMapping(mapping);
  fc.assert(
    fc.property(propsOf(`toJson_${name}Props`, 0), (props) => {
      expect(entriesOf(outcome(() => learned.map(props as never)))).toEqual(
        entriesOf(outcome(() => mapping(props as never))),
      );
    }),
    { numRuns: 60, seed: 7 },
  );
});

test('what takes the leaf for something else is left to the class', () => {
  const present = (fields: object) =>
    Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
  const matchOf = (match?: { value?: unknown[]; operator?: string }) =>
    match && present({ operator: match.operator, value: match.value?.map((item) => item) });
  const filter: Mapping = (props) => ({ kind: 'Filter', ...present({ match: matchOf(props.match as never) }) });
  const learned = new LearnedMapping(filter);
  for (const match of [{ operator: 'In' }, { operator: 'In', value: ['a'] }, { value: ['b'] }]) {
    expect(learned.map({ match })).toEqual(filter({ match }));
  }
});

test('a class is asked no more when all fields are known', () => {
  let asked = 0;
  const learned = new LearnedMapping((props) => {
    asked++;
    return k8s.KubePod.manifest(props as never) as never;
  });
  const env = [{ name: 'MODE', value: 'fast' }];
  const pod = { metadata: { labels: { app: 'web' } }, spec: { hostPid: true, containers: [{ name: 'web', env }] } };
  expect(learned.map(pod)).toEqual(k8s.KubePod.manifest(pod as never));
  const before = asked;
  learned.map({ ...pod, spec: { ...pod.spec, containers: [{ name: 'web', env }, { name: 'proxy' }] } });
  expect(asked).toBe(before);
});

/** Objects as users may write them: mostly of the right form. */
function propsOf(name: string, depth: number): fc.Arbitrary<unknown> {
  const fields = FUNCTIONS.get(name) ?? [];
  const known = Object.fromEntries(fields.map(({ key, text }) => [key, valueOf(text, depth)]));
  const record: fc.Arbitrary<Record<string, unknown>> = fc.record(
    { ...known, somethingElse: scalar() },
    { requiredKeys: [] },
  );
  // not more than a few of up to a hundred keys, in any order
  return fc.tuple(record, fc.infiniteStream(fc.nat(99))).map(([value, random]) => {
    const keys = Object.keys(value).map((key) => [random.next().value as number, key] as const);
    const chosen = keys.sort(([left], [right]) => left - right).slice(0, 6);
    return Object.fromEntries(chosen.map(([, key]) => [key, value[key]]));
  });
}

function valueOf(text: string, depth: number): fc.Arbitrary<unknown> {
  const inner = /toJson_\w+/.exec(text)?.[0];
  const item = (): fc.Arbitrary<unknown> => {
    if (inner) {
      return depth < DEEPEST ? propsOf(inner, depth + 3) : fc.constant({});
    }
    return /\?\.value/.test(text) ? fc.record({ value: scalar() }, { requiredKeys: [] }) : scalar();
  };
  const right = text.includes('Object.entries(')
    ? fc.dictionary(
        fc.constantFrom('app', 'zone', 'a/b', '1', '__proto__', 'constructor'),
        /\?\.map/.test(text) ? fc.array(item()) : item(),
      )
    : /\?\.map\(/.test(text)
      ? fc.array(item(), { maxLength: 3 })
      : item();
  return fc.oneof({ arbitrary: right, weight: 60 }, { arbitrary: odd(), weight: 1 });
}

function scalar(): fc.Arbitrary<unknown> {
  return fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.constant(undefined), fc.constant({ nested: [1] }));
}

function odd(): fc.Arbitrary<unknown> {
  return fc.constantFrom<unknown>('text', 5, true, ['list'], [undefined], {}, [{}], { value: { value: 1 } });
}

function outcome(run: () => unknown): unknown {
  try {
    return run();
  } catch (error) {
    return String(error);
  }
}

/** With the order of keys, and those that have no value. */
function entriesOf(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(entriesOf);
  }
  return typeof value === 'object' && value !== null
    ? Object.entries(value).map(([key, inner]) => [key, entriesOf(inner)])
    : value;
}

function functionsIn(source: string): Map<string, GeneratedField[]> {
  const functions = source.matchAll(/^function (toJson_\w+)\(obj\) \{\n([\s\S]*?)^\}/gm);
  return new Map(
    [...functions].map(([, name, body]) => [
      name,
      [...body.matchAll(/^ +'[^']+': (.*obj\.(\w+).*),$/gm)].map(([, text, key]) => ({ key, text })),
    ]),
  );
}
