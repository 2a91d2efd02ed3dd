import type { JsonObject } from '../../src/manifest/json';
import { Resource } from '../../src/manifest/resource';
import { Change, Effect, Fixer } from '../../src/policy/fixer';

const RESOURCE = new Resource({ apiVersion: 'v1', kind: 'Pod', metadata: { name: 'web' } }, 'app/web');

/** Runs a fix and returns what it left and what it said. */
function fixed(
  spec: JsonObject,
  fix: (fixer: Fixer, target: { spec: JsonObject; path: readonly (string | number)[] }) => void,
  behavioural = true,
) {
  const changes: Change[] = [];
  fix(new Fixer('some-rule', RESOURCE.id, RESOURCE.origin, behavioural, changes), { spec, path: ['spec', 'x', 0] });
  return { spec, changes };
}

describe('filling a field', () => {
  test('sets what is absent and records it', () => {
    const { spec, changes } = fixed({}, (fixer, target) => fixer.fill(target, ['hostUsers'], false));
    expect(spec).toEqual({ hostUsers: false });
    expect(changes).toEqual([
      {
        rule: 'some-rule',
        effect: 'behavioural',
        resource: RESOURCE.id,
        origin: 'app/web',
        path: ['spec', 'x', 0, 'hostUsers'],
        value: false,
      },
    ]);
  });

  test.each([[{}], [{ securityContext: null }], [{ securityContext: { capabilities: null } }]])(
    'makes the objects that it needs in %j, and records one change',
    (before) => {
      const { spec, changes } = fixed(before, (fixer, target) =>
        fixer.fill(target, ['securityContext', 'capabilities', 'drop'], ['ALL']),
      );
      expect(spec).toEqual({ securityContext: { capabilities: { drop: ['ALL'] } } });
      expect(changes.map(({ path }) => path)).toEqual([['spec', 'x', 0, 'securityContext', 'capabilities', 'drop']]);
    },
  );

  test.each([[false], [0], [''], [[]], [{}], ['NO']])('keeps %j', (written) => {
    const { spec, changes } = fixed({ field: written }, (fixer, target) => fixer.fill(target, ['field'], true));
    expect(spec).toEqual({ field: written });
    expect(changes).toEqual([]);
  });

  test.each([[5], ['text'], [[]], [false]])('does not walk through %j', (written) => {
    const { spec, changes } = fixed({ outer: written }, (fixer, target) =>
      fixer.fill(target, ['outer', 'inner'], true),
    );
    expect(spec).toEqual({ outer: written });
    expect(changes).toEqual([]);
    expect(fixed({ outer: written }, (fixer, target) => fixer.fill(target, ['outer', 'a', 'b'], 1)).changes).toEqual(
      [],
    );
  });

  test('twice is once', () => {
    const { changes } = fixed({}, (fixer, target) => {
      fixer.fill(target, ['field'], 1);
      fixer.fill(target, ['field'], 2);
    });
    expect(changes.map(({ value }) => value)).toEqual([1]);
  });

  test('never shares a value between objects', () => {
    const drop = ['ALL'];
    const { spec } = fixed({}, (fixer, target) => fixer.fill(target, ['drop'], drop));
    (spec.drop as string[]).push('NET_RAW');
    expect(drop).toEqual(['ALL']);
  });

  test('leaves the keys in the order of the alphabet', () => {
    const { spec } = fixed({ containers: [], volumes: [] }, (fixer, target) =>
      fixer.fill(target, ['hostUsers'], false),
    );
    expect(Object.keys(spec)).toEqual(['containers', 'hostUsers', 'volumes']);
  });

  test('leaves what comes first in an object where it is', () => {
    const spec = { apiVersion: 'v1', kind: 'ServiceAccount', metadata: {}, secrets: [] };
    const changes: Change[] = [];
    new Fixer('some-rule', RESOURCE.id, '', true, changes).fill({ spec, path: [] }, ['automount'], false);
    expect(Object.keys(spec)).toEqual(['apiVersion', 'kind', 'metadata', 'automount', 'secrets']);
  });
});

describe('appending to a list', () => {
  test('adds an item behind those that are there', () => {
    const { spec, changes } = fixed({ volumes: [{ name: 'data' }] }, (fixer, target) =>
      fixer.append(target, 'volumes', { name: 'tmp' }),
    );
    expect(spec).toEqual({ volumes: [{ name: 'data' }, { name: 'tmp' }] });
    expect(changes.map(({ path, value }) => [path, value])).toEqual([
      [['spec', 'x', 0, 'volumes', 1], { name: 'tmp' }],
    ]);
  });

  test.each([[{}], [{ volumes: null }]])('makes the list in %j', (before) => {
    const { spec } = fixed(before, (fixer, target) => fixer.append(target, 'volumes', { name: 'tmp' }));
    expect(spec).toEqual({ volumes: [{ name: 'tmp' }] });
  });

  test('leaves alone what is no list', () => {
    const { spec, changes } = fixed({ volumes: 'none' }, (fixer, target) => fixer.append(target, 'volumes', {}));
    expect(spec).toEqual({ volumes: 'none' });
    expect(changes).toEqual([]);
  });
});

describe('the effect of a fix', () => {
  const both = (fixer: Fixer, target: { spec: JsonObject; path: readonly (string | number)[] }) => {
    for (const effect of ['neutral', 'behavioural'] as Effect[]) {
      fixer.within(effect, () => fixer.fill(target, [effect], true));
    }
  };

  test('is recorded with each change', () => {
    expect(fixed({}, both).changes.map(({ effect }) => effect)).toEqual(['neutral', 'behavioural']);
  });

  test('decides where only what is neutral is wanted', () => {
    expect(fixed({}, both, false)).toMatchObject({ spec: { neutral: true }, changes: [{ effect: 'neutral' }] });
    expect(Object.keys(fixed({}, both, false).spec)).toEqual(['neutral']);
  });
});
