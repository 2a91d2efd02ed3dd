import {
  fieldOf,
  insertField,
  isAbsent,
  listIn,
  objectIn,
  pathText,
  sortKeys,
  stringIn,
  valueAt,
  withKeysInOrder,
} from '../../src/manifest/json';

const HOSTILE = JSON.parse('{ "__proto__": { "own": true }, "constructor": 1 }');

describe('fields of unknown data', () => {
  const nothings = [undefined, null, 5, 'text', true, [], ['key']];

  test.each(nothings)('%j has no fields', (parent) => {
    expect(fieldOf(parent, 'key')).toBeUndefined();
    expect(objectIn(parent, 'key')).toBeUndefined();
    expect(stringIn(parent, 'key')).toBeUndefined();
    expect(listIn(parent, 'key')).toEqual([]);
  });

  test('a field of the wrong type is no object, list or string', () => {
    const parent = { list: {}, object: [], text: 5, nothing: null };
    expect(listIn(parent, 'list')).toEqual([]);
    expect(objectIn(parent, 'object')).toBeUndefined();
    expect(stringIn(parent, 'text')).toBeUndefined();
    expect(objectIn(parent, 'nothing')).toBeUndefined();
  });

  test('what every object inherits is no field', () => {
    expect(fieldOf({}, 'toString')).toBeUndefined();
    expect(fieldOf({}, '__proto__')).toBeUndefined();
    expect(fieldOf({}, 'constructor')).toBeUndefined();
  });

  test('a key that looks inherited is a field where it is written', () => {
    expect(fieldOf(HOSTILE, '__proto__')).toEqual({ own: true });
    expect(fieldOf(HOSTILE, 'constructor')).toBe(1);
  });

  test('null and nothing are absent, everything else is there', () => {
    expect([undefined, null].map(isAbsent)).toEqual([true, true]);
    expect([0, '', false, [], {}].map(isAbsent)).toEqual([false, false, false, false, false]);
  });
});

describe('paths', () => {
  const document = { spec: { containers: [{ name: 'web' }], labels: { 'app.kubernetes.io/name': 'x' } } };

  test('a value is found at its path', () => {
    expect(valueAt(document, ['spec', 'containers', 0, 'name'])).toBe('web');
    expect(valueAt(document, [])).toBe(document);
  });

  test.each([
    [['spec', 'containers', 1, 'name']],
    [['spec', 0]],
    [['spec', 'containers', 'length']],
    [['x', 'y', 'z']],
  ])('nothing is found at %j', (path) => {
    expect(valueAt(document, path)).toBeUndefined();
  });

  test.each([
    [['spec', 'containers', 0, 'image'], 'spec.containers[0].image'],
    [['metadata', 'labels', 'app.kubernetes.io/name'], 'metadata.labels["app.kubernetes.io/name"]'],
    [[0, 'a-b', '1'], '[0].a-b["1"]'],
    [[], ''],
  ])('%j is written %s', (path, text) => {
    expect(pathText(path)).toBe(text);
  });
});

describe('inserting a field', () => {
  test('it stands at its place in the alphabet', () => {
    const object = { a: 1, c: 3 };
    insertField(object, 'b', 2);
    expect(JSON.stringify(object)).toBe('{"a":1,"b":2,"c":3}');
  });

  test('keys that are not in the order of the alphabet keep their order', () => {
    const object = { z: 1, b: 2, y: 3 };
    insertField(object, 'c', 0);
    expect(Object.keys(object)).toEqual(['b', 'c', 'z', 'y']);
  });

  test('it stands behind the keys that come first', () => {
    const object = { kind: 'Pod', metadata: {}, spec: {} };
    insertField(object, 'data', {}, ['apiVersion', 'kind', 'metadata']);
    expect(Object.keys(object)).toEqual(['kind', 'metadata', 'data', 'spec']);
  });

  test('it takes the place of a null', () => {
    const object = { a: 1, b: null, c: 3 };
    insertField(object, 'b', 2);
    expect(JSON.stringify(object)).toBe('{"a":1,"b":2,"c":3}');
  });

  test('a key that would change the prototype is only a key', () => {
    const object = JSON.parse('{ "a": 1, "__proto__": { "own": true }, "z": 1 }');
    insertField(object, '__pro', 1);
    expect(Object.getPrototypeOf(object)).toBe(Object.prototype);
    expect(Object.getOwnPropertyNames(object)).toEqual(['__pro', 'a', '__proto__', 'z']);
    expect(({} as { own?: boolean }).own).toBeUndefined();
  });
});

describe('sorting keys', () => {
  test('goes through objects and lists, and leaves what it is given', () => {
    const value = { b: [{ d: 1, c: null }, 'x'], a: { z: true, y: [] } };
    expect(JSON.stringify(sortKeys(value))).toBe('{"a":{"y":[],"z":true},"b":[{"c":null,"d":1},"x"]}');
    expect(Object.keys(value)).toEqual(['b', 'a']);
  });

  test('copies no more than it must, where that is said', () => {
    const inOrder = { y: [{ a: 1, b: null }], z: 'x' };
    expect(withKeysInOrder(inOrder)).toBe(inOrder);
    const value = { a: inOrder, b: [{ d: 1, c: inOrder }], c: [] };
    const sorted = withKeysInOrder(value) as typeof value;
    expect(JSON.stringify(sorted)).toBe(JSON.stringify(sortKeys(value)));
    expect(Object.keys(value.b[0])).toEqual(['d', 'c']);
    expect(sorted.a).toBe(inOrder);
    expect(sorted.b[0].c).toBe(inOrder);
    expect(sorted.c).toBe(value.c);
    const hostile = JSON.parse('{ "b": 1, "__proto__": { "own": true } }');
    expect(JSON.stringify(withKeysInOrder(hostile))).toBe('{"__proto__":{"own":true},"b":1}');
  });

  test('keeps a key that would change the prototype', () => {
    const sorted = sortKeys(JSON.parse('{ "b": 1, "__proto__": { "own": true } }')) as object;
    expect(JSON.stringify(sorted)).toBe('{"__proto__":{"own":true},"b":1}');
    expect(Object.getPrototypeOf(sorted)).toBe(Object.prototype);
  });
});
