import * as cdk8s from 'cdk8s';
import { JsonPatch } from 'cdk8s';
import { Testing } from '../../src';
import { MARK, obey } from './fake-posture';
import { patched, raw } from './patched';

test('a patch can replace the whole object, which is hardened like any', () => {
  const manifest = patched(
    raw,
    JsonPatch.replace('', { spec: 1, kind: 'A', apiVersion: 'v1', metadata: { name: 'a' } }),
  );
  expect(JSON.stringify(manifest)).toBe(
    '{"apiVersion":"v1","kind":"A","metadata":{"name":"a"},"marked":true,"spec":1}',
  );
});

test.each<[string, JsonPatch, string]>([
  [
    'replaces a missing field',
    JsonPatch.replace('/spec/no', 1),
    'has nothing to act on: /spec has no field "no"; write JsonPatch.add',
  ],
  ['removes a missing field', JsonPatch.remove('/spec/no'), 'has nothing to act on: /spec has no field "no"'],
  ['tests a missing field', JsonPatch.test('/spec/no', 1), 'has nothing to act on: /spec has no field "no"'],
  [
    'adds below a missing field',
    JsonPatch.add('/spec/no/deep/er', 1),
    'has nothing to act on: /spec has no field "no"',
  ],
  ['starts from a missing field', JsonPatch.remove('/no/deep'), 'has nothing to act on: the object has no field "no"'],
  ['goes into a string', JsonPatch.add('/kind/x', 1), 'has nothing to act on: /kind is "Web", which has no fields'],
  [
    'goes behind the end of a list',
    JsonPatch.add('/spec/list/3', 1),
    'has nothing to act on: /spec/list is a list of 2 items, which has no index "3"',
  ],
  [
    'replaces an item behind the end',
    JsonPatch.replace('/spec/list/2', 1),
    'has nothing to act on: /spec/list is a list of 2 items, which has no index "2"',
  ],
  [
    'removes an item that is to be added',
    JsonPatch.remove('/spec/list/-'),
    'has nothing to act on: /spec/list is a list of 2 items, which has no index "-"',
  ],
  [
    'takes a name for an index',
    JsonPatch.add('/spec/list/first', 1),
    'has nothing to act on: /spec/list is a list of 2 items, which has no index "first"',
  ],
  [
    'copies from a missing field',
    JsonPatch.copy('/spec/no', '/spec/yes'),
    'cannot take from /spec/no: /spec has no field "no"',
  ],
  [
    'moves to below a missing field',
    JsonPatch.move('/spec/list', '/no/list'),
    'has nothing to act on: the object has no field "no"',
  ],
  ['has no slash', JsonPatch.add('spec/x', 1), 'needs paths that start with "/", not "spec/x"'],
  ['has no value', JsonPatch.add('/spec/x', undefined), 'has no value'],
  ['changes a prototype', JsonPatch.add('/spec/__proto__/x', 1), 'names "__proto__", which is no field'],
  ['expects another value', JsonPatch.test('/kind', 'Pod'), 'failed: the value there is another one'],
])('a patch that %s is refused with construct, operation and place', (_, patch, reason) => {
  const { op, path } = (patch as unknown as { _toJson(): { op: string; path: string } })._toJson();
  expect(() => patched(raw, patch)).toThrow(`patch "${op} ${path}" on "test/web" ${reason}`);
});

test('a patch that leaves no object is refused', () => {
  expect(() => patched(raw, JsonPatch.remove(''))).toThrow(
    'the patches of "test/web" leave null where an object must be',
  );
});

test('the value of a patch is not changed by what is made of it', () => {
  const value = { labels: { a: 'b' } };
  const chart = Testing.chart();
  obey(chart, [MARK]);
  raw(chart).addJsonPatch(
    JsonPatch.replace('', { apiVersion: 'v1', kind: 'A', metadata: value, spec: value }),
    JsonPatch.add('/metadata/name', 'x'),
  );
  const [manifest] = Testing.synth(chart);
  expect(value).toEqual({ labels: { a: 'b' } });
  expect(manifest.spec).toEqual(value);
  expect(cdk8s.Yaml.stringify(manifest)).not.toContain('&');
});
