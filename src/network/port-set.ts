import { FIRST_PORT, LAST_PORT, PortRange, Protocol, PROTOCOLS, rangeText } from './port-range';

/** Ports of one protocol, from the first to the last, both included. */
type Span = readonly [first: number, last: number];

/** For each protocol, in the order of `PROTOCOLS`: spans that neither meet nor overlap, from low to high. */
type Spans = readonly (readonly Span[])[];

/** What becomes of the ports of one protocol in two sets. */
type Combine = (left: readonly Span[], right: readonly Span[]) => readonly Span[];

/** How many sets are remembered before all are forgotten, so that no program grows by it. */
const MOST = 2000;

/** Sets by what is in them: the ports of an app are few, and what was made of two of them is made only once. */
const KNOWN = new Map<string, PortSet>();

/** Any ports of any protocols; immutable, and the same ports are always written the same way. */
export class PortSet {
  public static readonly NONE = PortSet.from(PROTOCOLS.map(() => []));
  public static readonly ALL = PortSet.from(PROTOCOLS.map(() => [[FIRST_PORT, LAST_PORT]]));

  /** @param ranges undefined stands for every port of every protocol; what lies outside of 1 to 65535 is no port. */
  public static of(ranges: readonly PortRange[] | undefined): PortSet {
    if (ranges === undefined) {
      return PortSet.ALL;
    }
    if (ranges.length === 1) {
      return PortSet.ofRange(ranges[0]); // as nearly all
    }
    return ranges.length === 0 ? PortSet.NONE : PortSet.from(PROTOCOLS.map((protocol) => spansOf(ranges, protocol)));
  }

  /** Every port of one protocol. */
  public static ofProtocol(protocol: Protocol): PortSet {
    return PortSet.of([{ protocol, port: FIRST_PORT, endPort: LAST_PORT }]);
  }

  private static ofRange(range: PortRange): PortSet {
    const key = rangeText(range);
    return KNOWN.get(key) ?? remember(key, PortSet.from(PROTOCOLS.map((protocol) => spansOf([range], protocol))));
  }

  private static from(spans: Spans): PortSet {
    const key = spans.join('/');
    return KNOWN.get(key) ?? remember(key, new PortSet(spans, key));
  }

  public readonly isEmpty: boolean;
  private readonly combined = new Map<Combine, WeakMap<PortSet, PortSet>>();
  private cachedRanges: readonly PortRange[] | undefined;

  private constructor(
    private readonly spans: Spans,
    private readonly key: string,
  ) {
    this.isEmpty = spans.every(isNothing);
  }

  /** As few as possible: TCP, then UDP, then SCTP, from low to high, with `endPort` only where it differs from `port`. */
  public get ranges(): readonly PortRange[] {
    this.cachedRanges ??= PROTOCOLS.flatMap((protocol, index) =>
      this.spans[index].map(([port, endPort]) => (port === endPort ? { protocol, port } : { protocol, port, endPort })),
    );
    return this.cachedRanges;
  }

  public union(other: PortSet): PortSet {
    if (other === this || other.isEmpty) {
      return this;
    }
    return this.isEmpty ? other : this.with(other, either);
  }

  public intersect(other: PortSet): PortSet {
    if (other === this || other === PortSet.ALL) {
      return this;
    }
    return this === PortSet.ALL ? other : this.with(other, common);
  }

  public minus(other: PortSet): PortSet {
    if (other.isEmpty) {
      return this;
    }
    return other === this || other === PortSet.ALL ? PortSet.NONE : this.with(other, without);
  }

  public equals(other: PortSet): boolean {
    return this === other || this.key === other.key;
  }

  public contains(protocol: Protocol, port: number): boolean {
    return this.spans[PROTOCOLS.indexOf(protocol)].some(([first, last]) => first <= port && port <= last);
  }

  /** As messages write it: `TCP 7070`, `TCP 8000-8100, UDP 53`, `every UDP port`, `every port`, `no port`. */
  public get text(): string {
    if (this.isEmpty) {
      return 'no port';
    }
    return this.equals(PortSet.ALL) ? 'every port' : this.ranges.map(rangeText).join(', ');
  }

  private with(other: PortSet, combine: Combine): PortSet {
    let results = this.combined.get(combine);
    if (!results) {
      results = new WeakMap();
      this.combined.set(combine, results);
    }
    let result = results.get(other);
    if (!result) {
      result = PortSet.from(this.spans.map((spans, index) => combine(spans, other.spans[index])));
      results.set(other, result);
    }
    return result;
  }
}

function remember(key: string, set: PortSet): PortSet {
  if (KNOWN.size >= MOST) {
    KNOWN.clear();
  }
  KNOWN.set(key, set);
  return set;
}

const NOTHING: readonly Span[] = [];

function isNothing(spans: readonly Span[]): boolean {
  return spans.length === 0;
}

function spansOf(ranges: readonly PortRange[], protocol: Protocol): readonly Span[] {
  const spans: Span[] = [];
  for (const range of ranges) {
    const { port, endPort = port } = range;
    const [first, last] = [Math.max(port, FIRST_PORT), Math.min(endPort, LAST_PORT)];
    if (range.protocol === protocol && first <= last) {
      spans.push([first, last]);
    }
  }
  return merged(spans);
}

function either(left: readonly Span[], right: readonly Span[]): readonly Span[] {
  return merged([...left, ...right]);
}

function merged(spans: readonly Span[]): readonly Span[] {
  if (spans.length < 2) {
    return spans;
  }
  const result: Span[] = [];
  for (const [first, last] of [...spans].sort(([left], [right]) => left - right)) {
    const before = result[result.length - 1];
    if (before !== undefined && first <= before[1] + 1) {
      result[result.length - 1] = [before[0], Math.max(before[1], last)];
    } else {
      result.push([first, last]);
    }
  }
  return result;
}

function common(left: readonly Span[], right: readonly Span[]): readonly Span[] {
  if (left.length === 0 || right.length === 0) {
    return NOTHING;
  }
  const result: Span[] = [];
  let [mine, theirs] = [0, 0];
  while (mine < left.length && theirs < right.length) {
    const first = Math.max(left[mine][0], right[theirs][0]);
    const last = Math.min(left[mine][1], right[theirs][1]);
    if (first <= last) {
      result.push([first, last]);
    }
    if (left[mine][1] < right[theirs][1]) {
      mine++;
    } else {
      theirs++;
    }
  }
  return result;
}

function without(left: readonly Span[], right: readonly Span[]): readonly Span[] {
  return left.length === 0 || right.length === 0 ? left : common(left, gaps(right));
}

/** The ports that are in no span. */
function gaps(spans: readonly Span[]): readonly Span[] {
  const starts = [FIRST_PORT, ...spans.map(([, last]) => last + 1)];
  const ends = [...spans.map(([first]) => first - 1), LAST_PORT];
  return starts.map((first, index): Span => [first, ends[index]]).filter(([first, last]) => first <= last);
}
