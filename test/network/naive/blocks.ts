/** A range of addresses. What is at its edges is written out, so that nobody's arithmetic is trusted. */
interface Block {
  readonly cidr: string;
  readonly first: string;
  readonly last: string;
  /** The addresses next to it, none where the address space ends. */
  readonly outside: readonly string[];
  /** Blocks that are a strict part of it, as the API server asks of `except`. */
  readonly parts?: readonly string[];
}

const FULL = 'ffff:ffff:ffff:ffff:ffff:ffff:ffff';

export const BLOCKS: readonly Block[] = [
  {
    cidr: '0.0.0.0/0',
    first: '0.0.0.0',
    last: '255.255.255.255',
    outside: [],
    parts: ['0.0.0.0/1', '10.0.0.0/8', '10.1.2.200/32', '169.254.0.0/16', '255.255.255.255/32'],
  },
  {
    cidr: '0.0.0.0/1',
    first: '0.0.0.0',
    last: '127.255.255.255',
    outside: ['128.0.0.0'],
    parts: ['10.0.0.0/8', '10.1.0.0/16'],
  },
  {
    cidr: '10.0.0.0/8',
    first: '10.0.0.0',
    last: '10.255.255.255',
    outside: ['9.255.255.255', '11.0.0.0'],
    parts: ['10.0.0.0/31', '10.1.0.0/16', '10.1.2.0/23', '10.255.255.255/32'],
  },
  {
    cidr: '10.1.0.0/16',
    first: '10.1.0.0',
    last: '10.1.255.255',
    outside: ['10.0.255.255', '10.2.0.0'],
    parts: ['10.1.2.0/23', '10.1.2.128/25', '10.1.2.200/32'],
  },
  {
    cidr: '10.1.2.0/23',
    first: '10.1.2.0',
    last: '10.1.3.255',
    outside: ['10.1.1.255', '10.1.4.0'],
    parts: ['10.1.2.128/25', '10.1.2.200/32'],
  },
  {
    cidr: '10.1.2.128/25',
    first: '10.1.2.128',
    last: '10.1.2.255',
    outside: ['10.1.2.127', '10.1.3.0'],
    parts: ['10.1.2.200/32'],
  },
  { cidr: '10.1.2.200/32', first: '10.1.2.200', last: '10.1.2.200', outside: ['10.1.2.199', '10.1.2.201'] },
  { cidr: '10.0.0.0/31', first: '10.0.0.0', last: '10.0.0.1', outside: ['9.255.255.255', '10.0.0.2'] },
  { cidr: '10.255.255.255/32', first: '10.255.255.255', last: '10.255.255.255', outside: ['11.0.0.0'] },
  {
    cidr: '169.254.0.0/16',
    first: '169.254.0.0',
    last: '169.254.255.255',
    outside: ['169.253.255.255', '169.255.0.0'],
  },
  { cidr: '255.255.255.255/32', first: '255.255.255.255', last: '255.255.255.255', outside: ['255.255.255.254'] },
  // Bits of the host are set, which older API servers take; it is the same as 10.1.0.0/16.
  {
    cidr: '10.1.9.7/16',
    first: '10.1.0.0',
    last: '10.1.255.255',
    outside: ['10.0.255.255', '10.2.0.0'],
    parts: ['10.1.2.0/23'],
  },
  {
    cidr: '::/0',
    first: '::',
    last: `ffff:${FULL}`,
    outside: [],
    parts: ['2001:db8::/32', '2001:db8::1/128', 'fc00::/7'],
  },
  {
    cidr: '2001:db8::/32',
    first: '2001:db8::',
    last: '2001:db8:ffff:ffff:ffff:ffff:ffff:ffff',
    outside: ['2001:db7:ffff:ffff:ffff:ffff:ffff:ffff', '2001:db9::'],
    parts: ['2001:db8:0:8000::/49', '2001:db8::1/128'],
  },
  {
    cidr: '2001:db8:0:8000::/49',
    first: '2001:db8:0:8000::',
    last: '2001:db8:0:ffff:ffff:ffff:ffff:ffff',
    outside: ['2001:db8:0:7fff:ffff:ffff:ffff:ffff', '2001:db8:1::'],
  },
  { cidr: '2001:db8::1/128', first: '2001:db8::1', last: '2001:db8::1', outside: ['2001:db8::', '2001:db8::2'] },
  { cidr: 'fc00::/7', first: 'fc00::', last: `fdff:${FULL}`, outside: [`fbff:${FULL}`, 'fe00::'] },
];

/** In no block but the ones of everything. */
const ELSEWHERE = ['203.0.113.9', '2001:db9::5'];

/** Addresses in the blocks, at their edges and outside of them. */
export function addressesAround(cidrs: ReadonlySet<string>): readonly string[] {
  const edges = BLOCKS.filter(({ cidr }) => cidrs.has(cidr)).flatMap(({ first, last, outside }) => [
    first,
    last,
    ...outside,
  ]);
  return [...new Set([...edges, ...ELSEWHERE])];
}
