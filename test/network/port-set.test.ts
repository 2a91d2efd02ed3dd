import * as fc from 'fast-check';
import { PortRange, Protocol, PROTOCOLS } from '../../src/network/port-range';
import { PortSet } from '../../src/network/port-set';

describe('ports are written in one way', () => {
  test.each<[string, PortRange[] | undefined, string]>([
    ['no range', [], 'no port'],
    ['undefined', undefined, 'every port'],
    ['a port', [{ protocol: 'TCP', port: 7070 }], 'TCP 7070'],
    ['ports of several protocols', [udp(53), sctp(3868), tcp(53)], 'TCP 53, UDP 53, SCTP 3868'],
    ['a range', [tcp(8000, 8100)], 'TCP 8000-8100'],
    ['ranges that overlap', [tcp(8050, 8100), tcp(8000, 8060)], 'TCP 8000-8100'],
    ['a range in another', [tcp(8000, 8100), tcp(8050, 8060)], 'TCP 8000-8100'],
    ['ranges that meet', [tcp(81), tcp(80), tcp(82, 90)], 'TCP 80-90'],
    ['ranges with a port between them', [tcp(82), tcp(80)], 'TCP 80, TCP 82'],
    ['a port twice', [tcp(80), tcp(80)], 'TCP 80'],
    ['the same number of two protocols', [tcp(80), udp(81)], 'TCP 80, UDP 81'],
    ['every port of a protocol', [udp(1, 65535)], 'every UDP port'],
    ['every port in pieces', [tcp(1, 99), tcp(100, 65535), udp(1, 65535), sctp(1, 65535)], 'every port'],
    ['nearly every port', [tcp(2, 65535)], 'TCP 2-65535'],
    ['what is no port', [tcp(0), tcp(65536), tcp(90, 80)], 'no port'],
    ['a range beyond the last port', [tcp(65530, 70000)], 'TCP 65530-65535'],
  ])('%s', (_, ranges, text) => {
    expect(PortSet.of(ranges).text).toBe(text);
    expect(PortSet.of(PortSet.of(ranges).ranges).text).toBe(text);
  });

  test('ranges are few, sorted, and have an end only where it differs', () => {
    expect(PortSet.of([udp(53), tcp(90), tcp(80, 88), tcp(89)]).ranges).toEqual([
      { protocol: 'TCP', port: 80, endPort: 90 },
      { protocol: 'UDP', port: 53 },
    ]);
  });
});

function tcp(port: number, endPort?: number): PortRange {
  return { protocol: 'TCP', port, endPort };
}

function udp(port: number, endPort?: number): PortRange {
  return { protocol: 'UDP', port, endPort };
}

function sctp(port: number, endPort?: number): PortRange {
  return { protocol: 'SCTP', port, endPort };
}

// at both edges of what is a port, where ranges meet and overlap often
const port = fc.oneof(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 65526, max: 65535 }));
const protocol = fc.constantFrom(...PROTOCOLS);
const range = fc
  .tuple(protocol, port, port)
  .map(([of, one, other]): PortRange => ({ protocol: of, port: Math.min(one, other), endPort: Math.max(one, other) }));
const ranges = fc.array(range, { maxLength: 6 });
const set = fc.oneof({ weight: 8, arbitrary: ranges.map((some) => PortSet.of(some)) }, fc.constant(PortSet.ALL));

describe('sets of ports keep the laws of sets', () => {
  test('a port is in a set if one of the ranges holds it', () => {
    law(ranges, protocol, port, (some, of, number) => {
      const isIn = some.some((one) => one.protocol === of && one.port <= number && number <= one.endPort!);
      expect(PortSet.of(some).contains(of, number)).toBe(isIn);
    });
  });

  test('a port is in a union, an intersection or a difference if it is in one, both, or the first alone', () => {
    law(set, set, fc.tuple(protocol, port), (left, right, one) => {
      const [inLeft, inRight] = [has(left, one), has(right, one)];
      expect(has(left.union(right), one)).toBe(inLeft || inRight);
      expect(has(left.intersect(right), one)).toBe(inLeft && inRight);
      expect(has(left.minus(right), one)).toBe(inLeft && !inRight);
    });
  });

  test('the same ports are the same ranges, however they came about', () => {
    law(set, set, set, (one, two, three) => {
      expect(one.union(two).ranges).toEqual(two.union(one).ranges);
      expect(one.intersect(two).ranges).toEqual(two.intersect(one).ranges);
      expect(one.union(two).union(three).ranges).toEqual(one.union(two.union(three)).ranges);
      expect(one.minus(two.union(three)).ranges).toEqual(one.minus(two).intersect(one.minus(three)).ranges);
      expect(one.minus(two).union(one.intersect(two)).ranges).toEqual(one.ranges);
      expect(one.union(one.intersect(two)).ranges).toEqual(one.ranges);
    });
  });

  test('none and all are neutral, and each the rest of the other', () => {
    law(set, set, set, (one) => {
      expect(one.union(PortSet.NONE).equals(one)).toBe(true);
      expect(one.intersect(PortSet.ALL).equals(one)).toBe(true);
      expect(one.intersect(PortSet.NONE).isEmpty).toBe(true);
      expect(one.union(PortSet.ALL).equals(PortSet.ALL)).toBe(true);
      expect(one.minus(one).isEmpty).toBe(true);
      expect(PortSet.ALL.minus(PortSet.ALL.minus(one)).ranges).toEqual(one.ranges);
    });
  });

  test('sets are equal if they have the same ranges', () => {
    law(set, set, set, (one, two) => {
      const sameRanges = JSON.stringify(one.ranges) === JSON.stringify(two.ranges);
      expect(one.equals(two)).toBe(sameRanges);
      expect(one.equals(PortSet.of(one.ranges))).toBe(true);
    });
  });
});

function has(ports: PortSet, [of, number]: [Protocol, number]): boolean {
  return ports.contains(of, number);
}

function law<One, Two, Three>(
  one: fc.Arbitrary<One>,
  two: fc.Arbitrary<Two>,
  three: fc.Arbitrary<Three>,
  holds: (one: One, two: Two, three: Three) => void,
): void {
  fc.assert(fc.property(one, two, three, holds), { seed: 5, numRuns: 500 });
}
