import { addressBlock } from '../../src/network/address-block';

test.each<[string, string[] | undefined]>([
  ['10.0.0.0/8', undefined],
  ['10.20.30.40/32', undefined],
  ['0.0.0.0/0', ['10.0.0.0/8', '192.168.0.0/16']],
  ['2001:db8::/32', ['2001:db8:1::/48']],
  ['::/0', undefined],
  ['64:ff9b::/96', undefined],
])('%s is a block', (cidr, except) => {
  expect(addressBlock(cidr, except)).toEqual(except ? { cidr, except } : { cidr });
});

test('what becomes of the list of exceptions does not matter', () => {
  const except = ['10.1.0.0/16'];
  const block = addressBlock('10.0.0.0/8', except);
  except.push('10.2.0.0/16');
  expect(block.except).toEqual(['10.1.0.0/16']);
});

test.each<[unknown, string]>([
  ['10.0.0.0', 'the address range "10.0.0.0" is no CIDR; write e.g. "10.0.0.0/32"'],
  ['2001:db8::1', 'the address range "2001:db8::1" is no CIDR; write e.g. "2001:db8::1/128"'],
  ['10.0.0.1/8', 'the address range "10.0.0.1/8" names an address in it; write "10.0.0.0/8"'],
  ['2001:db8::1/32', 'the address range "2001:db8::1/32" names an address in it; write "2001:db8::/32"'],
  ...[
    '',
    'internet',
    '10.0.0.0/33',
    '10.0.0.0/-1',
    '10.0.0.0/08',
    '010.0.0.0/8',
    '10.1/16',
    '0x0a.0.0.0/8',
    7,
    null,
  ].map((cidr): [unknown, string] => [cidr, isNone(cidr)]),
  ...['2001:db8::/129', 'fe80::%eth0/64', '::ffff:10.0.0.0/104', '10.0.0.0/8 '].map((cidr): [unknown, string] => [
    cidr,
    isNone(cidr),
  ]),
])('%j is none', (cidr, message) => {
  expect(() => addressBlock(cidr as string)).toThrow(new Error(message));
});

test.each<[string, string, string]>([
  ['10.0.0.0/8', '192.168.0.0/16', 'the exception "192.168.0.0/16" must be a smaller range within "10.0.0.0/8"'],
  ['10.0.0.0/8', '10.0.0.0/8', 'the exception "10.0.0.0/8" must be a smaller range within "10.0.0.0/8"'],
  ['10.0.0.0/8', '0.0.0.0/0', 'the exception "0.0.0.0/0" must be a smaller range within "10.0.0.0/8"'],
  ['0.0.0.0/0', '2001:db8::/32', 'the exception "2001:db8::/32" must be a smaller range within "0.0.0.0/0"'],
  ['10.0.0.0/8', '10.1.0.0', 'the address range "10.1.0.0" is no CIDR; write e.g. "10.1.0.0/32"'],
  ['10.0.0.0/8', '10.1.2.3/16', 'the address range "10.1.2.3/16" names an address in it; write "10.1.0.0/16"'],
])('%s has no exception %s', (cidr, except, message) => {
  expect(() => addressBlock(cidr, [except])).toThrow(new Error(message));
});

function isNone(cidr: unknown): string {
  return `the address range ${JSON.stringify(cidr)} is no CIDR; write e.g. "10.0.0.0/8" or "2001:db8::/32"`;
}
