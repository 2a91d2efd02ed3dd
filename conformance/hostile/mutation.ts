import * as fc from 'fast-check';

type Path = readonly (string | number)[];

/** What a value is replaced by: everything that it should not be. */
const VALUES: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(null, true, false, 0, -1, 1.5, 1e308, '', ' ', '0', '-', '*', [], {}, [null], [[]], [{}], {
    '': {},
  }),
  fc.constantFrom('huge', 'deep', 'wide', 'control').map(extreme),
  fc.constantFrom('__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty').map((key) => ownKey(key)),
  fc.string({ maxLength: 20, unit: 'binary' }),
  fc.jsonValue({ maxDepth: 3 }),
);

/** What a field is renamed to. */
const KEYS = fc.constantFrom(
  '__proto__',
  'constructor',
  'toString',
  'valueOf',
  'length',
  '',
  '\u0000',
  '\u001b[31m',
  'x'.repeat(300),
);

/** A change of one document, as JSON text: `__proto__` is a key there, which it is in no literal. */
export interface Mutation {
  readonly at: number;
  readonly value: unknown;
  readonly key: string;
  readonly kind: 'replace' | 'rename' | 'remove' | 'repeat';
}

export const MUTATION: fc.Arbitrary<Mutation> = fc.record({
  at: fc.nat(),
  value: VALUES,
  key: KEYS,
  kind: fc.constantFrom('replace', 'replace', 'replace', 'rename', 'remove', 'repeat'),
});

/** A copy of a document with some places changed. */
export function mutated(document: unknown, mutations: readonly Mutation[]): unknown {
  const copy: unknown = structuredClone(document);
  for (const { at, value, key, kind } of mutations) {
    const places = placesIn(copy);
    if (places.length === 0) return value;
    const path = places[at % places.length];
    const parent = path.slice(0, -1).reduce<unknown>((holder, step) => (holder as Record<string, unknown>)[step], copy);
    const last = path[path.length - 1];
    change(parent as Record<string | number, unknown>, last, { at, value, key, kind });
  }
  return copy;
}

function change(parent: Record<string | number, unknown>, last: string | number, mutation: Mutation): void {
  const before = parent[last];
  switch (mutation.kind) {
    case 'replace':
      define(parent, last, structuredClone(mutation.value));
      break;
    case 'rename':
      delete parent[last];
      define(parent, Array.isArray(parent) ? last : mutation.key, before);
      break;
    case 'remove':
      delete parent[last];
      break;
    case 'repeat':
      define(parent, last, [structuredClone(before), structuredClone(before)]);
  }
}

/** Sets a field of the object's own, also where its name is that of Object's prototype. */
function define(parent: object, key: string | number, value: unknown): void {
  Object.defineProperty(parent, key, { value, enumerable: true, configurable: true, writable: true });
}

function placesIn(value: unknown, path: Path = [], depth = 0): Path[] {
  if (typeof value !== 'object' || value === null || depth > 12) return [];
  return Object.keys(value)
    .slice(0, 60)
    .flatMap((key) => {
      const child = [...path, Array.isArray(value) ? Number(key) : key];
      const field = Object.getOwnPropertyDescriptor(value, key)?.value as unknown;
      // below such a key nothing can be found again by its path
      return key === '__proto__' ? [child] : [child, ...placesIn(field, child, depth + 1)];
    });
}

function ownKey(key: string): object {
  const object = {};
  define(object, key, { polluted: true, metadata: { name: 'x' }, spec: { hostPID: true } });
  return object;
}

function extreme(kind: string): unknown {
  switch (kind) {
    case 'huge':
      return 'a-'.repeat(50_000);
    case 'deep':
      return Array.from({ length: 300 }).reduce<unknown>((inner) => ({ spec: [inner] }), 'x');
    case 'wide':
      return Object.fromEntries(Array.from({ length: 300 }, (_, index) => [`key-${index}`, index]));
    default:
      return '\u0000\u001b[2J\u202e\ud800\n\r\t\u2028';
  }
}
