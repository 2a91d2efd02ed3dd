import type { JsonObject } from '../../src/manifest/json';
import { Resource } from '../../src/manifest/resource';
import type { Fixer } from '../../src/policy/fixer';
import { harden } from '../../src/policy/harden';
import type { Rule } from '../../src/policy/rule';
import { object } from '../support/objects';
import { ABOUT, postureOf } from '../support/subjects';

type Fix = (spec: JsonObject, fixer: Fixer, labels: JsonObject) => void;

const AT = ['spec'];

const job = (name: string, labels: JsonObject, spec: JsonObject = {}) =>
  object('batch/v1', 'Job', { metadata: { name, labels }, spec });

function ruleOf(fix: Fix, index: number): Rule {
  return {
    id: `fix-${index}`,
    ...ABOUT,
    check: () => [],
    fix: ({ manifest, metadata }, fixer) =>
      fixer.within('neutral', () => fix(manifest.spec as JsonObject, fixer, metadata.labels as JsonObject)),
  };
}

/** Some that do nothing, so that one that changes does not make an object another one. */
const REST = Array.from({ length: 12 }, (): Fix => () => undefined);

/** What becomes of objects after many that are alike, and of each as if it were the first. */
function fixed(fixes: readonly Fix[], like: JsonObject, others: readonly JsonObject[], rules: Partial<Rule> = {}) {
  const all = [...fixes, ...REST].map((fix, index) => ({ ...ruleOf(fix, index), ...rules }));
  const before = Array.from({ length: 40 }, () => like);
  const run = (manifests: readonly JsonObject[]) => {
    const posture = postureOf(all);
    return manifests.map((manifest) => {
      const resource = new Resource(structuredClone(manifest), 'app/job');
      const changes = harden({ resource, posture, waivers: [], ours: true });
      return { manifest: resource.manifest, changes };
    });
  };
  return { after: run([...before, ...others]).slice(before.length), alone: others.flatMap((other) => run([other])) };
}

const LIKE = job('like', { tier: 'web' }, { list: [1], part: { z: 1 } });

const OTHERS = [
  job('same', { tier: 'web' }, { list: [1], part: { z: 1 } }),
  job('untouched', { tier: 'db' }, { list: [1], part: { z: 1 } }),
  job('longer', { tier: 'web' }, { list: [1, 2], part: { z: 1 } }),
  job('written', { tier: 'web' }, { list: [1], a: 5, part: { z: 1, b: 2 } }),
  job('bare', { tier: 'web' }),
  job('null', { tier: 'web' }, { a: null, list: null, part: null }),
];

const fillIfWeb: Fix = (spec, fixer, labels) => {
  if (labels.tier === 'web') {
    fixer.fill({ spec, path: AT }, ['a'], 1);
  }
};

const fillDeepIfWeb: Fix = (spec, fixer, labels) => {
  if (labels.tier === 'web') {
    fixer.fill({ spec, path: AT }, ['part', 'b', 'c'], { d: [1] });
  }
};

const appendIfWeb: Fix = (spec, fixer, labels) => {
  if (labels.tier === 'web') {
    fixer.append({ spec, path: AT }, 'list', { name: 'x' });
  }
};

const reading =
  (read: (spec: JsonObject) => unknown): Fix =>
  (spec, fixer) =>
    fixer.fill({ spec, path: AT }, ['told'], read(spec));

describe('fixes of an object like those before', () => {
  test.each<[string, readonly Fix[]]>([
    ['fill', [fillIfWeb]],
    ['fill what is deep', [fillDeepIfWeb]],
    ['append', [appendIfWeb]],
    ['append where nothing is', [(spec, fixer) => fixer.append({ spec, path: AT }, 'new', { name: 'x' })]],
    ['fill one after another', [fillIfWeb, fillDeepIfWeb, appendIfWeb, fillIfWeb]],
    ['follow what another has filled', [fillIfWeb, reading(({ a }) => `a is ${String(a)}`)]],
    [
      'follow what another has filled deep',
      [fillDeepIfWeb, reading(({ part }) => (part as JsonObject | null)?.b ?? 0)],
    ],
    ['follow that there is a field', [fillIfWeb, reading((spec) => 'a' in spec)]],
    ['follow the names of fields', [fillIfWeb, reading((spec) => Object.keys(spec).length)]],
    ['follow names that were read before', [Object.keys, fillIfWeb, reading((spec) => Object.keys(spec).length)]],
    ['follow the number of items', [appendIfWeb, reading(({ list }) => (list as unknown[] | null)?.length ?? 0)]],
    ['follow one that follows', [fillIfWeb, reading(({ a }) => a === 1), reading(({ told }) => told)]],
    ['read all', [fillIfWeb, reading((spec) => JSON.stringify(spec))]],
    ['write what they read', [reading(({ part }) => part ?? 0)]],
    ['come before what changes', [reading(({ a }) => a ?? 'none'), fillIfWeb]],
  ])('%s as ever', (_, fixes) => {
    const { after, alone } = fixed(fixes, LIKE, OTHERS);
    expect(after).toEqual(alone);
    expect(after.map(({ manifest }) => JSON.stringify(manifest))).toEqual(
      alone.map(({ manifest }) => JSON.stringify(manifest)),
    );
  });

  test('share nothing', () => {
    const { after } = fixed([fillDeepIfWeb], LIKE, [LIKE, LIKE]);
    const [first, second] = after.map(({ manifest }) => (manifest.spec as { part: JsonObject }).part.b);
    expect(first).toEqual(second);
    expect(first).not.toBe(second);
  });

  test('are not made anew if they read the same', () => {
    let calls = 0;
    const counting: Fix = (spec, fixer, labels) => {
      calls++;
      fillIfWeb(spec, fixer, labels);
    };
    const many = Array.from({ length: 100 }, (_, index) =>
      job(`job-${index}`, { tier: 'web' }, LIKE.spec as JsonObject),
    );
    fixed([counting], LIKE, many);
    expect(calls).toBeLessThan(40 + 100); // and each of the hundred alone
  });

  test('are made anew if users wrote them', () => {
    let calls = 0;
    const counting: Fix = () => calls++;
    fixed([counting], LIKE, [LIKE], { isUsers: true });
    expect(calls).toBe(42);
  });

  test('say so if they are broken, also where they were not before', () => {
    const broken: Fix = (_spec, _fixer, labels) => {
      if (labels.tier !== 'web') {
        throw new Error('no idea');
      }
    };
    expect(() => fixed([broken], LIKE, [OTHERS[1]])).toThrow('rule "fix-0" failed on app/job: no idea');
  });

  test('that cannot be followed are made anew', () => {
    const changing: Fix = (spec) => (spec.own = true);
    const { after, alone } = fixed([changing, fillIfWeb], LIKE, OTHERS);
    expect(after).toEqual(alone);
  });
});
