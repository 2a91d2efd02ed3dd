import { runInNewContext } from 'vm';
import { writeYaml } from '../../src/yaml/writer';
import { READERS } from './yaml-readers';

describe('a document', () => {
  it('is laid out in blocks, with lists below their keys and keys in their order', () => {
    const document = {
      kind: 'Pod',
      apiVersion: 'v1',
      metadata: { labels: {}, finalizers: [] },
      spec: {
        containers: [{ name: 'web', args: ['-v', ['nested', { a: 1, b: [2] }], []] }, {}, null],
        script: '#!/bin/sh\nset -e\n\nexec "$@"\n',
      },
    };

    expect(writeYaml(document)).toBe(`kind: Pod
apiVersion: v1
metadata:
  labels: {}
  finalizers: []
spec:
  containers:
    - name: web
      args:
        - -v
        - - nested
          - a: 1
            b:
              - 2
        - []
    - {}
    - null
  script: |
    #!/bin/sh
    set -e

    exec "$@"
`);
  });

  it.each([
    [null, 'null\n'],
    [undefined, '\n'],
    [{}, '{}\n'],
    [[], '[]\n'],
    [true, 'true\n'],
    [1.5, '1.5\n'],
    ['text', 'text\n'],
    ['\u3000', '\u3000\n'],
    [{ '\u3000': 1 }, '\u3000: 1\n'],
    ['a\nb', '"a\\nb"\n'],
    ['---', '|-\n  ---\n'],
    ['%', '"%"\n'],
  ])('that is %p', (document, text) => {
    expect(writeYaml(document)).toBe(text);
  });

  it('has what stands in it twice twice', () => {
    const labels = { app: 'web' };

    expect(writeYaml({ a: labels, b: [labels, labels] })).toBe('a:\n  app: web\nb:\n  - app: web\n  - app: web\n');
  });

  it('has null for undefined', () => {
    expect(writeYaml({ a: undefined, b: [undefined] })).toBe('a: null\nb:\n  - null\n');
  });

  it('may be made elsewhere, or without a prototype', () => {
    expect(writeYaml(runInNewContext('({ a: [{}] })'))).toBe('a:\n  - {}\n');
    expect(writeYaml(Object.assign(Object.create(null), { a: 1 }))).toBe('a: 1\n');
  });

  it('is the same again after thousands of other strings and keys', () => {
    const document = { first: 'yes', second: '0o17' };
    const text = writeYaml(document);

    for (let count = 0; count < 12_000; count++) {
      writeYaml({ [`key-${count}`]: `value-${count}` });
    }

    expect(writeYaml(document)).toBe(text);
  });

  it('may have a thousand levels', () => {
    expect(writeYaml(nested(1000))).toContain(`${'  '.repeat(999)}a: {}\n`);
  });
});

describe('a string', () => {
  it.each([
    ...[
      'web',
      'nginx:1.27',
      'registry.example.com/a/b@sha256:0123',
      'http://a.b:80/c?d=e&f#g',
      '/etc/passwd',
      './a',
      'a b',
    ],
    ...[
      '5xx',
      '25%',
      '1.2.3',
      '100m',
      '1Gi',
      '10.0.0.0/8',
      '-a',
      '--a',
      '?a',
      ':a',
      'a#b',
      'a:b',
      'a, b',
      'a{b}',
      "it's",
      'a"b',
    ],
    ...[
      '---a',
      '...',
      'tRUE',
      'nULL',
      'inf',
      'NaN',
      'e',
      '1e',
      '0xg',
      '0o8',
      '0b2',
      '1:60',
      '2001-01',
      '_1',
      '..',
      '<',
      'a=',
      'é',
      '漢字',
      '😀',
      '\u00a0',
    ],
  ])('%p is plain', (text) => {
    expect(writeYaml([text])).toBe(`- ${text}\n`);
  });

  it.each([
    ...[
      '',
      '~',
      'null',
      'Null',
      'NULL',
      'true',
      'True',
      'TRUE',
      'false',
      'y',
      'Y',
      'n',
      'N',
      'yes',
      'No',
      'ON',
      'off',
      '<<',
      '=',
    ],
    ...[
      '0',
      '-1',
      '+1',
      '017',
      '08',
      '1_000',
      '-_1',
      '+_1',
      '0o7',
      '0o17',
      '-0o7',
      '+0o7',
      '0O7',
      '0o-7',
      '0x1f',
      '0X1F',
      '0_x1f',
    ],
    ...[
      '0b1',
      '0B1',
      '0b-1',
      '1.',
      '.1',
      '.',
      '-.',
      '1e3',
      '1E+3',
      'e3',
      'E12',
      'e-3',
      '.e3',
      '1e_5',
      '.9e0_0',
      '123e4567',
    ],
    ...['.inf', '-.Inf', '+.INF', '.nan', '.NaN', '12:30', '12:30:45', '-1:30', '12:30:45.5', '190:20:30'],
    ...[
      '2001-01-01',
      '2001-1-1',
      '2001-01-01T00:00:00Z',
      '2001-01-01 01:02:03.',
      '2001-01-01 01:02:03,5',
      '2001-01-01T01:02:03+39',
    ],
    ...[
      '-',
      '?',
      '- a',
      '? a',
      ':',
      'a:',
      'a: b',
      ': a',
      '#',
      'a #b',
      ' a',
      'a ',
      '!a',
      '&a',
      '*a',
      '|',
      '>',
      '%a',
      '@a',
      '`a',
      '[a',
      ']',
      '{a',
      '}',
      ',a',
      "'a'",
    ],
  ])('%p has quotes', (text) => {
    expect(writeYaml([text])).toBe(`- "${text}"\n`);
  });

  it.each([
    ['"', `'"'`],
    ['"a" ', `'"a" '`],
    [`'"`, `"'\\""`],
    ['a\tb', '"a\\tb"'],
    ['\t', '"\\t"'],
    ['\r', '"\\r"'],
    ['\0\u0007\b\v\f\u001b\u001f', '"\\0\\a\\b\\v\\f\\e\\x1f"'],
    ['\u007f\u0080\u0085\u009f', '"\\x7f\\x80\\x85\\x9f"'],
    ['a\u2028b\u2029', '"a\\u2028b\\u2029"'],
    ['\ufeff\ufffe\uffff', '"\\ufeff\\ufffe\\uffff"'],
    ['\\', '\\'],
    ['"\\\u001b', '"\\"\\\\\\e"'],
  ])('%j is written %s', (text, written) => {
    expect(writeYaml([text])).toBe(`- ${written}\n`);
  });

  it.each([
    ['clipped', 'a\nb\n', '|\n  a\n  b'],
    ['stripped', 'a\nb', '|-\n  a\n  b'],
    ['kept', 'a\n\n\n', '|+\n  a\n\n'],
    ['of blank lines first', '\n\na', '|-\n  \n\n  a'],
    ['that is indented', '  a\nb', '|2-\n    a\n  b'],
    ['that starts with a tab, for which Go needs to know the indentation', '\ta\n', '|2\n  \ta'],
    ['with blanks at the end of lines', 'a \n \nb\t', '|-\n  a \n   \n  b\t'],
    ['with what has a meaning elsewhere', '# a: b\n--- "c"\n\t- d\n', '|\n  # a: b\n  --- "c"\n  \t- d'],
  ])('of several lines is a block, %s', (_, text, written) => {
    expect(writeYaml({ a: text })).toBe(`a: ${written}\n`);
  });

  it.each([
    ['of line breaks alone', '\n', '"\\n"'],
    ['that ends in blanks', 'a\n ', '"a\\n "'],
    ['that blocks cannot have', 'a\r\nb \n', '"a\\r\\nb\\ \\n"'],
    [
      'that is long, on several lines',
      'a\u001b\nlong enough \n for several lines\n\nsee\n \nthe end\n\n',
      '"a\\e\n\n  long enough\\ \n\n  \\ for several lines\n\n\n  see\n\n  \\ \n\n  the end\n\n  \\n"',
    ],
  ])('of several lines has quotes: one %s', (_, text, written) => {
    expect(writeYaml({ a: text })).toBe(`a: ${written}\n`);
    Object.values(READERS).forEach((read) => expect(read(writeYaml({ a: text }))).toEqual([{ a: text }]));
  });

  it('of megabytes of blanks takes no time', () => {
    const text = `a${' '.repeat(2_000_000)}b\n${'\n'.repeat(2_000_000)}c`;

    expect(writeYaml({ text })).toHaveLength(text.length + 'text: |-\n'.length + 2 * 2 + 1);
  });
});

describe('a key', () => {
  it.each([
    ['app.kubernetes.io/name', 'app.kubernetes.io/name'],
    ['a b', 'a b'],
    ['yes', '"yes"'],
    ['0o17', '"0o17"'],
    ['1', '"1"'],
    ['', '""'],
    ['=', '"="'],
    ['<<', '"<<"'],
    ['a: b', '"a: b"'],
    ['"a"', `'"a"'`],
    ['a\tb', '"a\\tb"'],
    ['a\nb', '"a\\nb"'],
    ['a\u2028', '"a\\u2028"'],
    ['__proto__', '__proto__'],
  ])('%j is written %s', (key, written) => {
    const document = JSON.parse(`{${JSON.stringify(key)}:1}`);

    expect(writeYaml(document)).toBe(`${written}: 1\n`);
    expect(writeYaml([[document]])).toBe(`- - ${written}: 1\n`);
    expect(writeYaml({ a: document })).toBe(`a:\n  ${written}: 1\n`);
  });

  it.each(['---', '--- a', '---a', '...', '...a'])('%p has quotes where it would begin or end a document', (key) => {
    expect(writeYaml({ [key]: { [key]: 1 } })).toBe(`"${key}":\n  ${key}: 1\n`);
    expect(writeYaml([{ [key]: 1 }])).toBe(`- ${key}: 1\n`);
  });

  it('of more than 1024 characters, with its quotes, stands by itself', () => {
    const [plain, quoted] = ['k'.repeat(1025), ' '.repeat(1023)];

    expect(writeYaml({ [plain.slice(1)]: 1, [quoted.slice(1)]: 1 })).not.toContain('?');
    expect(writeYaml({ [plain]: 1, [quoted]: 'a\nb', a: [{ [plain]: { b: 1, c: 2 } }] })).toBe(
      `? ${plain}\n: 1\n? "${quoted}"\n: |-\n  a\n  b\na:\n  - ? ${plain}\n    : b: 1\n      c: 2\n`,
    );
  });
});

describe('a number', () => {
  it.each([
    [0, '0'],
    [-0, '0'],
    [-1, '-1'],
    [0.1, '0.1'],
    [1e20, '100000000000000000000'],
    [2 ** 53 + 2, '9007199254740994'],
    [1e21, '1.0e+21'],
    [-1e-7, '-1.0e-7'],
    [1.5e300, '1.5e+300'],
    [5e-324, '5.0e-324'],
  ])('%p is written so that every reader sees one: %s', (number, written) => {
    expect(writeYaml([number])).toBe(`- ${written}\n`);
    expect(Object.values(READERS).map((read) => read(writeYaml([number])))).toEqual(
      Object.values(READERS).map(() => [[number + 0]]),
    );
  });
});

describe('refused is', () => {
  class Image {
    public readonly tag = '1';
  }

  it.each([
    [{ spec: { replicas: NaN } }, 'spec.replicas is NaN, which JSON does not have; write a number or a string'],
    [{ a: -Infinity }, 'a is -Infinity, which JSON does not have; write a number or a string'],
    [{ a: { 'b c': 1n } }, 'a["b c"] is the bigint 1, which JSON does not have; write a number or a string'],
    [{ a: [1, () => 2] }, 'a[1] is a function, which JSON does not have; write its value'],
    [{ a: Symbol('b') }, 'a is a symbol, which JSON does not have; write its value'],
    [{ a: new Date(0) }, 'a is an instance of Date, which JSON does not have; write a plain object'],
    [{ a: [new Image()] }, 'a[0] is an instance of Image, which JSON does not have; write a plain object'],
    [new Map(), 'the document is an instance of Map, which JSON does not have; write a plain object'],
    // eslint-disable-next-line no-sparse-arrays
    [{ a: [1, , 2] }, 'a[1] is a hole in its list; write null, or leave the item out'],
    [{ a: 'b\ud800' }, 'a has "\\ud800", which is half of a character; write whole ones'],
    [{ a: '\udc00\nb' }, 'a has "\\udc00", which is half of a character; write whole ones'],
    [{ a: { '\ud800': 1 } }, 'a key of a has "\\ud800", which is half of a character; write whole ones'],
    ['\udfff', 'the document has "\\udfff", which is half of a character; write whole ones'],
  ])('%p', (document, message) => {
    expect(() => writeYaml(document)).toThrow(new Error(message));
  });

  it('what lies deeper than a thousand levels, and what contains itself', () => {
    const circular: Record<string, unknown> = { b: 1 };
    circular.a = circular;
    const path = `${'a.'.repeat(19)}a...`;

    expect(() => writeYaml(nested(10_000))).toThrow(`${path} lies too deep, or contains itself; take it apart`);
    expect(() => writeYaml(circular)).toThrow(`${path} lies too deep, or contains itself; take it apart`);
  });
});

function nested(levels: number): unknown {
  let value: unknown = {};
  for (let level = 0; level < levels; level++) {
    value = { a: value };
  }
  return value;
}
