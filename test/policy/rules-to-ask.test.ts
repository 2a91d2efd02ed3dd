import type { JsonObject } from '../../src/manifest/json';
import { evaluate } from '../../src/policy/evaluate';
import type { Rule } from '../../src/policy/rule';
import { object } from '../support/objects';
import { ABOUT, postureOf, subjectOf } from '../support/subjects';

const configMap = (name: string, fields: JsonObject = { data: { mode: 'fast' } }) =>
  object('v1', 'ConfigMap', { metadata: { name }, ...fields });

/** So many that something is known of the like of them. */
const LIKE = Array.from({ length: 40 }, (_, index) => configMap(`settings-${index}`));

/** How often a rule is asked about some objects that come after many which are alike. */
function timesAsked(rule: Pick<Rule, 'check'> & Partial<Rule>, ...manifests: JsonObject[]): number {
  let calls = 0;
  const counting: Rule = {
    id: 'counting',
    ...ABOUT,
    ...rule,
    check: (...parameters) => {
      calls++;
      return rule.check(...parameters);
    },
  };
  const posture = postureOf([counting]);
  const callsFor = (objects: readonly JsonObject[]) => {
    calls = 0;
    evaluate(objects.map((manifest) => subjectOf(manifest, posture)));
    return calls;
  };
  return callsFor([...LIKE, ...manifests]) - callsFor(LIKE);
}

const NOTHING = { check: () => [] };

const READS_DATA: Pick<Rule, 'check'> = {
  check: ({ manifest }) =>
    (manifest.data as JsonObject).mode === 'slow' ? [{ message: 'is slow', path: ['data'] }] : [],
};

describe('of an object like those before, a rule is', () => {
  test('not asked if all that it read is the same', () => {
    expect(timesAsked(READS_DATA, configMap('other', { data: { mode: 'fast' }, immutable: true }))).toBe(0);
    expect(timesAsked(NOTHING, configMap('other'), configMap('another', {}))).toBe(0);
  });

  test.each<[string, Pick<Rule, 'check'> & Partial<Rule>]>([
    ['it read something else there', READS_DATA],
    ['it found something before', { check: () => [{ message: 'is there', path: [] }] }],
    [
      'it looks at other objects',
      { check: (_, { app }) => app.ofKind('batch/Job').map(() => ({ message: '', path: [] })) },
    ],
    ['it looks at connections', { check: (_, { declared }) => (declared.workloads.length > 0 ? [] : []) }],
    ['a user wrote it', { ...NOTHING, isUsers: true }],
  ])('asked if %s', (_, rule) => {
    expect(timesAsked(rule, configMap('other', { data: { mode: 'slow' } }))).toBe(1);
  });
});

function findingsOf(rules: readonly Rule[], ...manifests: JsonObject[]): string[] {
  const posture = postureOf(rules);
  const findings = evaluate([...LIKE, ...manifests].map((manifest) => subjectOf(manifest, posture)));
  return findings.map(({ rule, resource }) => `${rule} ${resource.name}`);
}

test('rules are asked in the order of all, whatever else is known', () => {
  const found = { message: 'found', path: [] };
  const rules: Rule[] = [
    { id: 'data', ...ABOUT, ...READS_DATA },
    { id: 'nothing', ...ABOUT, ...NOTHING },
    { id: 'always', ...ABOUT, check: ({ name }) => (name.startsWith('settings') ? [] : [found]) },
    { id: 'again', ...ABOUT, ...READS_DATA },
    ...Array.from({ length: 12 }, (_, index) => ({ id: `other-${index}`, ...ABOUT, ...NOTHING })),
  ];
  expect(findingsOf(rules, configMap('other', { data: { mode: 'slow' } }))).toEqual([
    'data other',
    'always other',
    'again other',
  ]);
});

test('objects of one kind may be of several likenesses', () => {
  const many = (fields: JsonObject) => Array.from({ length: 200 }, (_, index) => configMap(`c-${index}`, fields));
  const mixed = [...many({ data: { mode: 'slow' } }), ...many({ data: { a: 'b' } }), ...many({ data: {} })];
  expect(findingsOf([{ id: 'data', ...ABOUT, ...READS_DATA }], ...mixed)).toHaveLength(200);
});

test('a rule that is broken says so, also where it was not when objects like it were judged', () => {
  const broken: Rule = {
    id: 'broken',
    ...ABOUT,
    check: ({ manifest }) => {
      if ((manifest.data as JsonObject).mode === 'slow') {
        throw new Error('no idea');
      }
      return [];
    },
  };
  expect(() => findingsOf([broken], configMap('other', { data: { mode: 'slow' } }))).toThrow(
    'rule "broken" failed on app/web: no idea',
  );
});

test('a rule that changes what it is shown is asked about the object itself', () => {
  const changing: Rule = {
    id: 'changing',
    ...ABOUT,
    check: ({ manifest }) => {
      manifest.seen = true;
      return [{ message: 'seen', path: [] }];
    },
  };
  expect(findingsOf([changing], configMap('other'))).toHaveLength(LIKE.length + 1);
});
