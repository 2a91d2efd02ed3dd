import {
  dnsLabel1035Fault,
  dnsLabelFault,
  dnsSubdomainFault,
  labelValueFault,
  pathSegmentFault,
  portNameFault,
  portNumberFault,
  qualifiedNameFault,
  stringFault,
} from '../../src/manifest/name';

const LETTERS = (count: number) => 'a'.repeat(count);

/** What each syntax takes and what it does not; conformance/object-rules asks an API server the same. */
const SYNTAXES: readonly [string, (value: any) => string | undefined, readonly unknown[], readonly unknown[]][] = [
  [
    'a DNS label',
    dnsLabelFault,
    ['web', 'w', '1', '1web', 'web-1', 'web--1', LETTERS(63)],
    ['', 'Web', 'web.1', 'web_1', '-web', 'web-', 'a b', 'wéb', 'web\n', LETTERS(64)],
  ],
  [
    'a DNS label of the older kind',
    dnsLabel1035Fault,
    ['web', 'w', 'web-1', LETTERS(63)],
    ['', '1', '1web', 'Web', 'web.1', 'web-', LETTERS(64)],
  ],
  [
    'a DNS subdomain',
    dnsSubdomainFault,
    ['web', '1', 'web.prod', 'web.1', 'web-1.a', LETTERS(253)],
    ['', 'Web', 'web_1', '-web', 'web-', 'web.', '.web', 'web..prod', 'web.-prod', 'web.prod\n', LETTERS(254)],
  ],
  [
    'a path segment',
    pathSegmentFault,
    ['web', 'system:node', 'Web_1', '...', 'a b', LETTERS(300)],
    ['.', '..', 'a/b', '/', 'a%b', '%2F'],
  ],
  [
    'the key of a label',
    qualifiedNameFault,
    ['app', 'App', 'a.b_c-d', '1', 'example.com/app', LETTERS(63), `${LETTERS(253)}/app`],
    [
      '',
      '/',
      '/app',
      'app/',
      'a/b/c',
      'Example.com/app',
      'a_b/app',
      '-app',
      'app-',
      '__proto__',
      'a b',
      LETTERS(64),
      `${LETTERS(254)}/app`,
    ],
  ],
  [
    'the value of a label',
    labelValueFault,
    ['', 'web', 'Web_1.2-3', LETTERS(63)],
    ['-web', 'web-', 'a b', 'a/b', 'wéb', LETTERS(64), 5, true, null, undefined, {}, []],
  ],
  [
    'the name of a port',
    portNameFault,
    ['http', 'h', 'http-1', '1-http', '80h', LETTERS(15)],
    ['', '8080', '80-80', 'Http', 'http_1', 'http.1', 'ht--tp', '-http', 'http-', LETTERS(16)],
  ],
  [
    'the number of a port',
    portNumberFault,
    [1, 80, 65535],
    [0, -1, 65536, 70000, 80.5, NaN, '80', null, undefined, true],
  ],
  ['a string', stringFault, ['', 'text'], [5, true, null, undefined, {}, []]],
];

describe.each(SYNTAXES)('%s', (_, fault, good, bad) => {
  test.each(good.map((value) => [value]))('may be %j', (value) => {
    expect(fault(value)).toBeUndefined();
  });

  test.each(bad.map((value) => [value]))('may not be %j', (value) => {
    expect(fault(value)).toMatch(/^(must|is|has) /);
  });
});

describe('what is said of a name', () => {
  const CHARACTERS = 'must be lower-case letters, digits and "-", with a letter or digit at both ends';

  test.each([
    ['Web App', `${CHARACTERS}, e.g. "web-app"`],
    ['_web_', `${CHARACTERS}, e.g. "web"`],
    ['web.prod', `${CHARACTERS}, e.g. "web-prod"`],
    ['---', CHARACTERS],
    [LETTERS(64), 'is 64 characters long; write at most 63'],
  ])('of the label %j', (name, fault) => {
    expect(dnsLabelFault(name)).toBe(fault);
  });

  test('an example is always a name that is taken', () => {
    for (const name of ['1Web', 'Web.Prod', 'web..Prod', '.Web', 'wéb', 'system:node', 'A--B']) {
      for (const fault of [dnsLabelFault, dnsLabel1035Fault, dnsSubdomainFault]) {
        const example = /e\.g\. "(.*)"$/.exec(fault(name) ?? '')?.[1];
        expect(example === undefined ? undefined : fault(example)).toBeUndefined();
      }
    }
  });

  test('of what YAML does not read as a string', () => {
    expect(labelValueFault(1.1)).toBe('must be a string; write it in quotes');
    expect(labelValueFault(true)).toBe('must be a string; write it in quotes');
    expect(labelValueFault(['a'])).toBe('must be a string');
  });

  test('of an object that cannot become a string', () => {
    expect(labelValueFault(JSON.parse('{ "toString": 1, "valueOf": 1 }'))).toBe('must be a string');
  });
});
