import { readYaml } from '../../src/yaml/reader';

/** The one value of a text. */
function read(text: string): unknown {
  const documents = readYaml(text);
  expect(documents).toHaveLength(1);
  return documents[0].value;
}

// what `kubectl patch --local --type=merge --patch={} -o json` of Kubernetes 1.36 makes of each
describe.each<[string, readonly [string, unknown][]]>([
  [
    'integers',
    [
      ['0644', 420],
      ['0o644', 420],
      ['0O17', 15],
      ['0x1F', 31],
      ['0X1F', 31],
      ['-0x1F', -31],
      ['0b101', 5],
      ['0B101', 5],
      ['-0b101', -5],
      ['+5', 5],
      ['+0644', 420],
      ['-0644', -420],
      ['-0o7', -7],
      ['1_000', 1000],
      ['1__0', 10],
      ['1_', 1],
      ['0_7', 7],
      ['-0_7', -7],
      ['0x1_F', 31],
      ['00', 0],
      ['-0', 0],
      ['9007199254740991', 9007199254740991],
    ],
  ],
  [
    'what only looks like an integer',
    [
      ['_1', '_1'],
      ['0xG', '0xG'],
      ['0b2', '0b2'],
      ['0o8', '0o8'],
      ['0x', '0x'],
      ['1,000', '1,000'],
      ['--1', '--1'],
      ['+', '+'],
      ['٣', '٣'],
      ['100m', '100m'],
      ['1.2.3', '1.2.3'],
      ['12:30:45', '12:30:45'],
      ['190:20', '190:20'],
    ],
  ],
  [
    'floats',
    [
      ['08', 8],
      ['-09', -9],
      ['1e3', 1000],
      ['1E+3', 1000],
      ['1.5e-3', 0.0015],
      ['.5', 0.5],
      ['-.5', -0.5],
      ['5.', 5],
      ['1.10', 1.1],
      ['01e1', 10],
      ['1.e1', 10],
      ['1_000.5', 1000.5],
      ['1e1_0', 10000000000],
      ['-0.0', 0],
      ['9223372036854775808', 9223372036854775808],
      ['123456789012345678901234567890', 1.2345678901234568e29],
      ['1e400', '1e400'],
      ['.', '.'],
      ['.e1', '.e1'],
      ['.1_0', '.1_0'],
      ['1e', '1e'],
      ['e1', 'e1'],
      ['0x1p4', '0x1p4'],
      ['inf', 'inf'],
      ['nan', 'nan'],
      ['Infinity', 'Infinity'],
    ],
  ],
  [
    'truth',
    [
      ...['y', 'Y', 'yes', 'Yes', 'YES', 'true', 'True', 'TRUE', 'on', 'On', 'ON'].map((text): [string, unknown] => [
        text,
        true,
      ]),
      ...['n', 'N', 'no', 'No', 'NO', 'false', 'False', 'FALSE', 'off', 'Off', 'OFF'].map((text): [string, unknown] => [
        text,
        false,
      ]),
      ...['yEs', 'tRue', 'oN', 'Y1'].map((text): [string, unknown] => [text, text]),
    ],
  ],
  [
    'nothing',
    [...['', '~', 'null', 'Null', 'NULL'].map((text): [string, unknown] => [text, null]), ['nULL', 'nULL'], ['""', '']],
  ],
  ['dates', ['2001-01-01', '2001-12-14t21:59:43.10-05:00', '2001-12-14 21:59:43.10 -5'].map((text) => [text, text])],
  [
    'tags',
    [
      ['!!str 12', '12'],
      ['!!str', ''],
      ['!!int "12"', 12],
      ['!!float 1', 1],
      ['!!bool "yes"', true],
      ['!!null ""', null],
      ['!!binary aGVsbG8=', 'hello'],
      ['!!timestamp 2001-01-01', '2001-01-01'],
      ['!<tag:yaml.org,2002:str> 1', '1'],
    ],
  ],
  [
    'quotes and the rest',
    [
      ["'0644'", '0644'],
      ['"yes"', 'yes'],
      ['=', '='],
      ['<<', '<<'],
      ['"\\x41\\u00e9\\U0001F600"', 'Aé😀'],
    ],
  ],
])('as kubectl reads %s', (_, scalars) => {
  test.each(scalars)('%s', (text, value) => {
    expect(read(`value: ${text}\n`)).toEqual({ value });
    // the same as an item of a list
    expect(read(`- ${text}\n- z\n`)).toEqual([value, 'z']);
  });
});

test('keys become strings', () => {
  expect(read('{on: 1, 012: 2, 0x10: 3, 1.50: 4, 2001-01-01: 5, "": 6}')).toEqual({
    true: 1,
    10: 2,
    16: 3,
    1.5: 4,
    '2001-01-01': 5,
    '': 6,
  });
});

test.each([
  ['a mapping', 'base: &base {a: 1, c: 3}\nspec: {<<: *base, a: 2}', { a: 2, c: 3 }],
  ['keys before it, which it overrides', 'base: &base {a: 1}\nspec: {a: 2, <<: *base}', { a: 1 }],
  [
    'several mappings, of which the first wins',
    'x: &x {a: 1}\ny: &y {a: 5, d: 1}\nspec: {<<: [*x, *y], z: 2}',
    { a: 1, d: 1, z: 2 },
  ],
  ['what has merged itself', 'x: &x {a: 1}\ny: &y {<<: *x, b: 2}\nspec: {<<: *y}', { a: 1, b: 2 }],
  ['nothing where it is in quotes', 'spec: {"<<": {a: 1}}', { '<<': { a: 1 } }],
])('<< merges %s', (_, text, spec) => {
  expect(read(text)).toMatchObject({ spec });
});

test('what an alias stands for is a value of its own', () => {
  const { a, b } = read('a: &a {x: {}}\nb: *a') as { a: { x: object }; b: { x: object } };
  expect(b).toEqual(a);
  expect(b).not.toBe(a);
  expect(b.x).not.toBe(a.x);
});

test('documents have their place in the file', () => {
  const text = '# first\n---\na: 1\n---\n# nothing\n---\n\nb: 2\n...\n---\n- c\n';
  expect(readYaml(text)).toEqual([
    { number: 1, line: 3, value: { a: 1 } },
    { number: 3, line: 8, value: { b: 2 } },
    { number: 4, line: 11, value: ['c'] },
  ]);
});

test.each([
  ['JSON', '{"a": 1.0, "b": "\\u00e9\\/", "c": [null]}', { a: 1, b: 'é/', c: [null] }],
  ['CRLF', 'a: |\r\n  x\r\n  y\r\nb: 1\r\n', { a: 'x\ny\n', b: 1 }],
  ['a byte order mark', '\ufeffa: 1', { a: 1 }],
  ['a folded block', 'a: >-\n  x\n  y\n\n  z\n', { a: 'x y\nz' }],
  ['a directive', '%YAML 1.1\n---\na: 1\n', { a: 1 }],
  ['the key __proto__', 'a: {__proto__: {b: 1}}', { a: JSON.parse('{"__proto__": {"b": 1}}') }],
])('%s is read', (_, text, value) => {
  expect(read(text)).toEqual(value);
});

test.each([
  ['', []],
  ['# nothing\n', []],
  ['---\n---\n', []],
])('%j holds no document', (text, documents) => {
  expect(readYaml(text)).toEqual(documents);
});

test.each([
  ['a: 1\nb: 2\na: 3\n', 'document 1, line 3: duplicated mapping key'],
  ['a: 1\n---\n1: 2\n"1": 3\n', 'document 2, line 4: duplicated mapping key'],
  ['a: 1\n---\nb:\n\tc: 1\n', 'document 2, line 4: tab characters must not be used in indentation'],
  ['a: b: c\n', 'document 1, line 1: bad indentation of a mapping entry'],
  ['a: [1\n', 'document 1, line 2: unexpected end of the stream within a flow collection'],
  ['a: *b\n', 'document 1, line 1: unidentified alias "b"'],
  ['a: &a\n  b: *a\n', 'document 1, line 1: an alias stands inside of what it stands for'],
  ['a: !ref b\n', 'document 1, line 1: unknown tag !<!ref>'],
  ['a: !!int x\n', 'document 1, line 1: cannot resolve a node with !<tag:yaml.org,2002:int> explicit tag'],
  ['a: !!binary "***"\n', 'document 1, line 1: cannot resolve a node with !<tag:yaml.org,2002:binary> explicit tag'],
  ['b: 1\na: .inf\n', 'document 1, line 2: .inf cannot be sent to Kubernetes; write it in quotes if it is text'],
  ['a: .NaN\n', 'document 1, line 1: .NaN cannot be sent to Kubernetes; write it in quotes if it is text'],
  [
    'x: 0\na: 9007199254740993\n',
    'document 1, line 2: the number 9007199254740993 is too large to be read exactly; write it in quotes',
  ],
  ['a: 1\n---\nb: {{ .Values.b }}\n', 'document 2, line 3: a key is a mapping; if this is a template, render it first'],
  ['a: {<<: 3}', 'document 1, line 1: "<<" needs a mapping, or a list of mappings'],
  ['a: "x\0y"', 'document 1, line 1: null byte is not allowed in input'],
])('%j is refused with the place of the fault', (text, message) => {
  expect(() => readYaml(text)).toThrow(message);
});

test('aliases of aliases do not fill the memory', () => {
  const levels = Array.from(
    { length: 30 },
    (_, level) => `l${level + 1}: &l${level + 1} [${`*l${level},`.repeat(10)}]`,
  );
  expect(() => readYaml(['l0: &l0 [x]', ...levels].join('\n'))).toThrow(
    'document 1, line 1: its aliases stand for more values than can be meant',
  );
});

test('nesting has an end', () => {
  expect(() => readYaml(`a: ${'['.repeat(5000)}`)).toThrow('document 1, line 1: nesting exceeded maxDepth (1000)');
});
