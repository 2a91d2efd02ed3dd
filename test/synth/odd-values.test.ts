import * as cdk8s from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { Chart, Posture, Testing } from '../../src';

const HOLDING_ITSELF: { [key: string]: unknown } = { name: 'loop' };
HOLDING_ITSELF.again = { deeper: HOLDING_ITSELF };

const CASES: readonly (readonly [string, () => unknown, string])[] = [
  ['NaN', () => Number(undefined), 'NaN, which is no number; write one, or leave it out'],
  ['Infinity', () => 1 / 0, 'Infinity, which is no number; write one, or leave it out'],
  ['a bigint', () => BigInt(5), '5n, a bigint; write a number or a string'],
  ['a Date', () => new Date(0), 'a Date; write its toISOString()'],
  ['a function', () => () => 5, 'a function; write what it returns, or Lazy.any({ produce: ... })'],
  ['a symbol', () => Symbol('web'), 'Symbol(web), a symbol; write a string'],
  ['an instance of a class', () => new Map(), 'an instance of Map; write a plain object'],
  ['a Lazy without end', () => endless(), 'a Lazy that makes another one without end; let it make a value'],
];

const POSTURES = [
  ['none', Posture.none()],
  ['restricted', Posture.restricted()],
  ['restricted that only tells', Posture.restricted().audit()],
] as const;

function endless(): cdk8s.Lazy {
  return cdk8s.Lazy.any({ produce: endless });
}

describe.each(POSTURES)('under a posture of %s', (_name, posture) => {
  test.each(CASES)('%s is refused, with its construct and its path', (_what, make, fault) => {
    const chart = Testing.chart({ posture });
    raw(chart, { items: [{ name: 'first' }, { value: make() }] });
    expect(() => Testing.synth(chart)).toThrow(`"test/raw" has spec.items[1].value ${fault}`);
  });

  test('a hole in a list is refused', () => {
    const chart = Testing.chart({ posture });
    const list: unknown[] = ['first'];
    list[2] = 'third';
    raw(chart, { list });
    expect(() => Testing.synth(chart)).toThrow(
      '"test/raw" has spec.list[1] nothing in a list that goes on; write an item',
    );
  });

  test('what holds itself is refused', () => {
    const chart = Testing.chart({ posture });
    raw(chart, { tree: HOLDING_ITSELF });
    expect(() => Testing.synth(chart)).toThrow(
      /^"test\/raw" has spec\.tree\.again\.deeper.* an object that holds itself; write a copy of what is meant$/,
    );
  });

  test('what a Lazy makes without end is refused', () => {
    const chart = Testing.chart({ posture });
    const nested = (): unknown => cdk8s.Lazy.any({ produce: () => ({ deeper: nested() }) });
    raw(chart, { tree: nested() });
    expect(() => Testing.synth(chart)).toThrow(
      /^"test\/raw" has spec\.tree.* more than 500 levels of lists and objects; write fewer$/,
    );
  });

  test('a Lazy that throws is told with its construct and its path', () => {
    const chart = Testing.chart({ posture });
    raw(chart, { items: [cdk8s.Lazy.any({ produce: () => raise('no such region') })] });
    expect(() => Testing.synth(chart)).toThrow(
      "Failed serializing construct at path 'test/raw' with name 'raw': Error: no such region (in spec.items[0])",
    );
  });

  test('what is odd in metadata, or in a kind, is refused', () => {
    const chart = Testing.chart({ posture });
    new cdk8s.ApiObject(chart, 'labels', {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { labels: { tier: BigInt(1) as never } },
    });
    expect(() => Testing.synth(chart)).toThrow('"test/labels" has metadata.labels.tier 1n, a bigint');

    const other = Testing.chart({ posture });
    new kplus.ConfigMap(other, 'config', { data: { now: new Date(0) as never } });
    expect(() => Testing.synth(other)).toThrow('"test/config/Resource" has data.now a Date; write its toISOString()');
  });
});

test('values are refused as well where an app has resolvers of its own, and where a class renders itself', () => {
  class Odd extends cdk8s.ApiObject {
    public toJson(): object {
      return { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'odd' }, data: { price: NaN } };
    }
  }
  const plain = Testing.chart({ posture: Posture.none() });
  new Odd(plain, 'odd', { apiVersion: 'v1', kind: 'ConfigMap' });
  expect(() => Testing.synth(plain)).toThrow('"test/odd" has data.price NaN');

  const app = Testing.app({ posture: Posture.none(), resolvers: [{ resolve: () => undefined }] });
  raw(new Chart(app, 'test'), { replicas: NaN });
  expect(() => app.synthYaml()).toThrow('"test/raw" has spec.replicas NaN');
});

test.each([undefined, null])('a class that renders itself to %s is refused, with its construct', (nothing) => {
  class Absent extends cdk8s.ApiObject {
    public toJson(): unknown {
      return nothing;
    }
  }
  for (const [, posture] of POSTURES) {
    const app = Testing.app({ posture });
    new Absent(new Chart(app, 'shop'), 'absent', { apiVersion: 'v1', kind: 'ConfigMap' });
    expect(() => app.synthYaml()).toThrow(
      `"shop/absent" renders ${nothing}, where an object must be; return one, or make the construct only where it is wanted`,
    );
  }
});

test('what is plain data with odd keys, or without a prototype, is rendered', () => {
  const chart = Testing.chart({ posture: Posture.none() });
  const bare = Object.assign(Object.create(null) as object, { size: 1 });
  raw(chart, { constructor: 'someone', ['__proto__']: 'kept', bare, shared: [bare, bare] });
  const [{ spec }] = Testing.synth(chart) as [{ spec: object }];
  expect(Object.entries(spec)).toEqual([
    ['__proto__', 'kept'],
    ['bare', { size: 1 }],
    ['constructor', 'someone'],
    ['shared', [{ size: 1 }, { size: 1 }]],
  ]);
});

function raw(chart: cdk8s.Chart, spec: object): void {
  new cdk8s.ApiObject(chart, 'raw', { apiVersion: 'example.com/v1', kind: 'Thing', metadata: { name: 'raw' }, spec });
}

function raise(message: string): never {
  throw new Error(message);
}
