import * as fc from 'fast-check';
import { anyKey, anyText, anyValue } from './arbitrary-value';
import { INCLUDED } from './included-files';
import type { AppPlan, ChartPlan, DependencyPlan, MetadataCall, NodePlan, ObjectPlan, PatchPlan } from './plan';
import { RESOLVERS } from './resolvers';
import { TYPED } from './typed-objects';

/** Apps small enough that cdk8s, whose ordering takes exponential time, orders them. */
export function anyApp(scenarios: readonly string[]): fc.Arbitrary<AppPlan> {
  return fc.record({
    type: fc.nat(3),
    extension: fc.constantFrom(undefined, undefined, '.yaml', '.k8s.yml', ''),
    metadata: fc.constantFrom('no', 'by prop', 'by environment'),
    unsorted: often(false, true),
    resolvers: often<AppPlan['resolvers']>(
      [],
      fc.uniqueArray(fc.constantFrom(...(Object.keys(RESOLVERS) as (keyof typeof RESOLVERS)[])), { maxLength: 3 }),
    ),
    nodes: fc
      .tuple(nodes('chart', chart), fc.array(anyNode(scenarios), { maxLength: 9 }))
      .map(([first, rest]) => [first, ...rest]),
    dependencies: often<readonly DependencyPlan[]>([], fc.array(dependency, { maxLength: 5 })),
  });
}

const anyId = fc.constantFrom(
  ...['a', 'b', 'c', 'web', 'shop-db', 'Default', 'Resource', 'default', 'A', 'camelCase', 'with_underscore', 'a.b'],
  ...['0', '1', '2', '10', '07', '-1', '1.5', '4294967294', '4294967295', 'a b', 'a/b', 'é', '名前', '🚢', '__proto__'],
  ...['constructor', 'x'.repeat(70), `${'long-'.repeat(12)}name`, '-', 'ends-'],
);
const scope = fc.nat(30);

const labels = fc.dictionary(anyKey, fc.constantFrom('a', 'b', 'x', '', 'true', '1'), {
  maxKeys: 3,
  noNullPrototype: true,
});
const chart: fc.Arbitrary<ChartPlan> = fc.record(
  {
    namespace: fc.constantFrom('shop', 'a', ''),
    labels,
    disableResourceNameHashes: fc.boolean(),
    own: seldom(
      fc.constantFrom('reversed', 'without the first', 'with one more', 'without any', 'keyed', 'renamed objects'),
    ),
  },
  { requiredKeys: [], noNullPrototype: true },
);

const errors = seldom(fc.array(anyText, { maxLength: 2 }), 20);

const pointer = fc.oneof(
  fc.constant(''),
  {
    weight: 3,
    arbitrary: fc.constantFrom('/spec', '/data', '/new', '/metadata/annotations', '/metadata/finalizers', '/a~1b'),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      ...['/spec/a', '/spec/b/a', '/data/a', '/data/10', '/metadata/labels/a', '/spec/list/-', '/spec/list/0'],
      ...['/spec/list/9', '/missing/deep', '/spec/a~1b', '/__proto__/a'],
    ),
  },
);
const ADDING = ['add', 'add', 'replace'] as const;
const patch: fc.Arbitrary<PatchPlan> = fc.record({
  op: fc.constantFrom(...ADDING, ...ADDING, ...ADDING, 'remove', 'remove', 'copy', 'move', 'test'),
  path: pointer,
  from: pointer.filter((from) => from !== ''), // what is moved into itself is refused
  value: anyValue,
});
const patches = often<readonly PatchPlan[]>([], fc.array(patch, { maxLength: 2 }));

const call: fc.Arbitrary<MetadataCall> = fc.oneof(
  fc.record({ call: fc.constantFrom('addLabel', 'addAnnotation'), key: anyKey, value: anyText }),
  fc.record({ call: fc.constant('add'), key: anyKey, value: anyValue }),
  fc.record({ call: fc.constant('addFinalizers'), value: anyText }),
  fc.record({
    call: fc.constant('addOwnerReference'),
    value: fc.constant({ apiVersion: 'v1', kind: 'Pod', name: 'owner', uid: '1', controller: true }),
  }),
) as fc.Arbitrary<MetadataCall>;

const metadata = fc.record(
  {
    name: fc.constantFrom('a', 'b', 'web', 'Odd Name/1', '10'),
    namespace: fc.constantFrom('shop', 'other', ''),
    labels,
    annotations: fc.dictionary(anyKey, anyValue, { maxKeys: 3, noNullPrototype: true }),
    finalizers: fc.constantFrom([], ['a'], undefined),
    generateName: anyText,
    custom: anyValue,
    creationTimestamp: fc.constant(null),
  },
  { requiredKeys: [], noNullPrototype: true },
);
const object: fc.Arbitrary<ObjectPlan> = fc.record({
  props: fc
    .tuple(
      fc.record({
        apiVersion: fc.constantFrom('v1', 'apps/v1', 'example.com/v1alpha1'),
        kind: fc.constantFrom('ConfigMap', 'Secret', 'Thing', 'CronJob', 'Namespace', 'List'),
      }),
      fc.record(
        {
          metadata,
          data: anyValue,
          spec: fc.record(
            { a: anyValue, b: anyValue, list: fc.array(anyValue, { maxLength: 3 }) },
            { requiredKeys: [], noNullPrototype: true },
          ),
        },
        { requiredKeys: [], noNullPrototype: true },
      ),
      fc.dictionary(anyKey, anyValue, { maxKeys: 2, noNullPrototype: true }),
    )
    .map(([type, fields, more]) => ({ ...more, ...fields, ...type })),
  own: seldom(fc.constantFrom('extended', 'replaced')),
  patches,
  calls: often<readonly MetadataCall[]>([], fc.array(call, { maxLength: 3 })),
});
const typed = fc.record({
  name: fc.constantFrom(...Object.keys(TYPED)),
  value: fc.dictionary(anyKey, anyValue, { maxKeys: 3, noNullPrototype: true }),
  patches,
});
const dependency: fc.Arbitrary<DependencyPlan> = fc.record({ from: scope, to: scope, group: fc.boolean() });

function anyNode(scenarios: readonly string[]): fc.Arbitrary<NodePlan> {
  return fc.oneof(
    { weight: 4, arbitrary: nodes('chart', chart) },
    { weight: 2, arbitrary: nodes('construct', fc.record({ errors })) },
    { weight: 8, arbitrary: nodes('object', object) },
    { weight: 3, arbitrary: nodes('typed', typed) },
    { weight: 2, arbitrary: nodes('include', fc.record({ file: fc.constantFrom(...Object.keys(INCLUDED)) })) },
    { weight: 2, arbitrary: nodes('kinds', fc.record({ scenario: fc.constantFrom(...scenarios) })) },
  );
}

function nodes(what: NodePlan['what'], content: fc.Arbitrary<object>): fc.Arbitrary<NodePlan> {
  return fc
    .tuple(fc.record({ what: fc.constant(what), id: anyId, scope }), content)
    .map(([node, rest]) => ({ ...node, ...rest })) as fc.Arbitrary<NodePlan>;
}

/** Mostly one thing, at times another. */
function often<Value>(usual: Value, other: fc.Arbitrary<Value> | Value): fc.Arbitrary<Value> {
  const arbitrary = other instanceof fc.Arbitrary ? other : fc.constant(other);
  return fc.oneof({ weight: 2, arbitrary: fc.constant(usual) }, { weight: 1, arbitrary });
}

/** One time of many; otherwise nothing. */
function seldom<Value>(arbitrary: fc.Arbitrary<Value>, of = 8): fc.Arbitrary<Value | undefined> {
  return fc.oneof({ weight: of - 1, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary });
}
