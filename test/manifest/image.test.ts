import { imageFault, imageReferenceOf } from '../../src/manifest/image';

const SHA256 = `sha256:${'0123456789abcdef'.repeat(4)}`;
const SHA512 = `sha512:${'0123456789abcdef'.repeat(8)}`;

/** Agrees with the kubelet's parser, github.com/distribution/reference v0.6.0. */
const REFERENCES: readonly [string, { name: string; tag?: string; digest?: string }][] = [
  ['nginx', { name: 'nginx' }],
  ['nginx:1.27', { name: 'nginx', tag: '1.27' }],
  ['nginx:V1_x-y', { name: 'nginx', tag: 'V1_x-y' }],
  ['nginx:_a', { name: 'nginx', tag: '_a' }],
  ['shop/web', { name: 'shop/web' }],
  ['foo:5000', { name: 'foo', tag: '5000' }],
  ['foo:5000/bar', { name: 'foo:5000/bar' }],
  ['registry.example.com:5000/shop/web:1', { name: 'registry.example.com:5000/shop/web', tag: '1' }],
  ['Registry.example.com/web', { name: 'Registry.example.com/web' }],
  ['[::1]:5000/web', { name: '[::1]:5000/web' }],
  ['localhost/web', { name: 'localhost/web' }],
  ['a__b/c--d/e.f', { name: 'a__b/c--d/e.f' }],
  [`web@${SHA256}`, { name: 'web', digest: SHA256 }],
  [`web:1@${SHA512}`, { name: 'web', tag: '1', digest: SHA512 }],
  [`web:${'a'.repeat(128)}`, { name: 'web', tag: 'a'.repeat(128) }],
];

const NO_REFERENCES: readonly unknown[] = [
  '',
  ' ',
  ' nginx',
  'nginx ',
  'ng inx',
  'Nginx',
  'shop/Web',
  'nginx:',
  'nginx:-a',
  'nginx:.a',
  'nginx@',
  'nginx@sha256:abc',
  `nginx@${SHA256.slice(0, -1)}`,
  `nginx@${SHA256.toUpperCase()}`,
  `nginx@md5:${'0'.repeat(32)}`,
  'a___b',
  '-a',
  'a-',
  '_a',
  'a..b',
  '/a',
  'a/',
  'a//b',
  'https://images.example.com/web',
  'a'.repeat(64),
  'a'.repeat(256),
  `nginx:${'a'.repeat(129)}`,
  'a'.repeat(2000),
  '$(IMAGE)',
  5,
  null,
  undefined,
  ['nginx'],
];

describe('image references', () => {
  test.each(REFERENCES)('%s', (image, parts) => {
    expect(imageReferenceOf(image)).toEqual(parts);
    expect(imageFault(image)).toBeUndefined();
  });

  test.each(NO_REFERENCES.map((value) => [value]))('%j is none', (value) => {
    expect(imageReferenceOf(value)).toBeUndefined();
    expect(imageFault(value)).toMatch(/^must /);
  });

  test.each([
    [undefined, 'must name an image, e.g. "registry.example.com/web:1.4.2"'],
    ['web:1 ', 'must not contain white space'],
    ['shop/Web:V1', 'must be lower-case but for the tag, e.g. "shop/web:V1"'],
    [`web@${SHA256.toUpperCase()}`, `must be lower-case but for the tag, e.g. "web@${SHA256}"`],
    [
      'https://example.com/web',
      'must be REGISTRY/REPOSITORY:TAG or REGISTRY/REPOSITORY@DIGEST, e.g. "registry.example.com/web:1.4.2"',
    ],
  ])('what is said of %j', (image, fault) => {
    expect(imageFault(image)).toBe(fault);
  });
});
