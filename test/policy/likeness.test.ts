import type { JsonObject } from '../../src/manifest/json';
import { Likeness } from '../../src/policy/likeness';
import { Reading } from '../../src/policy/reading';

type Reader = (object: JsonObject) => unknown;

/** What each reader has read of an object, by number. */
function likenessTo(object: JsonObject, ...readers: Reader[]): Likeness {
  const reading = new Reading(object);
  readers.forEach((read, number) => read(reading.viewOf(number)));
  return new Likeness(reading.root, new Set(readers.keys()));
}

const OBJECT = { kind: 'Pod', spec: { ports: [80, 443], labels: { app: 'web' }, replicas: 1, paused: null } };

type Spec = typeof OBJECT.spec;

const ofSpec =
  (read: (spec: Spec) => unknown): Reader =>
  (object) =>
    read(object.spec as Spec);

describe('a reader that would read something else of another object', () => {
  const { spec } = OBJECT;
  test.each<[string, Reader, JsonObject]>([
    ['a scalar', ofSpec(({ replicas }) => replicas), { spec: { replicas: 2 } }],
    ['a scalar of another type', ofSpec(({ replicas }) => replicas), { spec: { replicas: '1' } }],
    ['nothing where something stood', ofSpec(({ replicas }) => replicas), { spec: {} }],
    ['something where nothing stood', ({ data }) => data, { ...OBJECT, data: {} }],
    ['something where null stood', ofSpec(({ paused }) => paused), { spec: { paused: false } }],
    ['nothing where null stood', ofSpec(({ paused }) => paused), { spec: {} }],
    ['no object where one stood', ofSpec(({ labels }) => labels), { spec: { labels: 'app=web' } }],
    ['a list where an object stood', ofSpec(({ labels }) => labels), { spec: { labels: [] } }],
    ['an object where a list stood', ofSpec(({ ports }) => ports), { spec: { ports: {} } }],
    ['nothing where it read further', ofSpec(({ labels }) => labels.app), { kind: 'Pod' }],
    ['another item', ofSpec(({ ports }) => ports[1]), { spec: { ...spec, ports: [80, 444] } }],
    [
      'another item, asked by number as a text',
      ofSpec(({ ports }) => Object.entries(ports)),
      { spec: { ports: [80, 1] } },
    ],
    ['more items', ofSpec(({ ports }) => ports.map(String)), { spec: { ...spec, ports: [80, 443, 8080] } }],
    ['less items', ofSpec(({ ports }) => ports.length), { spec: { ...spec, ports: [80] } }],
    ['an item that was not there', ofSpec(({ ports }) => ports.includes(8080)), { spec: { ports: [80, 443, 8080] } }],
    ['other names', ofSpec(({ labels }) => Object.keys(labels)), { spec: { labels: { tier: 'web' } } }],
    ['more names', ofSpec(({ labels }) => Object.keys(labels)), { spec: { labels: { app: 'web', tier: 'web' } } }],
    ['a name that was not there', ofSpec(({ labels }) => 'tier' in labels), { spec: { labels: { tier: 'web' } } }],
    [
      'a field of its own',
      ofSpec(({ labels }) => Object.prototype.hasOwnProperty.call(labels, 'tier')),
      { spec: { labels: { app: 'web', tier: undefined } } },
    ],
    ['names in another order', (object) => Object.keys(object), { spec, kind: 'Pod' }],
    ['other values', ofSpec(({ labels }) => Object.values(labels)), { spec: { labels: { app: 'api' } } }],
    ['another copy', ofSpec(({ labels }) => ({ ...labels })), { spec: { labels: { app: 'api' } } }],
    ['other JSON', (object) => JSON.stringify(object), { ...OBJECT, spec: { ...spec, ports: [80, 444] } }],
    ['another function', ofSpec(({ labels }) => labels.toString), { spec: { labels: { toString: 'x' } } }],
  ])('reads %s', (_, read, other) => {
    expect(likenessTo(OBJECT, read).changedReaders(other)).toEqual([0]);
    expect(likenessTo(OBJECT, read).changedReaders(OBJECT)).toEqual([]);
  });

  test('is told from those that would not', () => {
    const likeness = likenessTo(
      OBJECT,
      ofSpec(({ replicas }) => replicas),
      ofSpec(({ ports }) => ports.join()),
      ({ kind }) => kind,
      () => 'nothing',
      ofSpec(({ labels, replicas }) => [labels.app, replicas]),
    );
    expect(likeness.changedReaders({ ...OBJECT, spec: { ...OBJECT.spec, replicas: 3 } })).toEqual([0, 4]);
    expect(likeness.changedReaders({ kind: 'Job', spec: OBJECT.spec })).toEqual([2]);
    expect(likeness.changedReaders({ kind: 'Pod' }).sort()).toEqual([0, 1, 4]);
    expect(likeness.changedReaders(OBJECT)).toEqual([]);
  });

  test('is not told where nobody asked about it', () => {
    const reading = new Reading(OBJECT);
    [0, 1].forEach((number) => reading.viewOf(number).kind);
    expect(new Likeness(reading.root, new Set([1])).changedReaders({ kind: 'Job' })).toEqual([1]);
    expect(new Likeness(reading.root, new Set()).changedReaders({ kind: 'Job' })).toEqual([]);
  });
});

describe('an object as a reader sees it', () => {
  const view = new Reading(OBJECT).viewOf(0);

  test('is like the object', () => {
    expect(view).toEqual(OBJECT);
    expect(JSON.stringify(view)).toBe(JSON.stringify(OBJECT));
    expect(Array.isArray((view.spec as Spec).ports)).toBe(true);
    expect([...(view.spec as Spec).ports.entries()]).toEqual([...OBJECT.spec.ports.entries()]);
  });

  test('has the same parts at each look', () => {
    expect(view.spec).toBe(view.spec);
    expect((view.spec as Spec).labels).toBe((view.spec as Spec).labels);
  });

  test.each<[string, () => void]>([
    ['set', () => (view.kind = 'Job')],
    ['deleted', () => delete view.kind],
    ['defined', () => Object.defineProperty(view, 'kind', { value: 'Job' })],
    ['appended', () => (view.spec as Spec).ports.push(1)],
  ])('is not changed: %s', (_, change) => {
    expect(change).toThrow('it changes what it is shown');
    expect(OBJECT.kind).toBe('Pod');
  });
});
