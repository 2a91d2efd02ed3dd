import { isProxy } from 'node:util/types';
import type { JsonObject } from '../../src/manifest/json';
import { evaluate } from '../../src/policy/evaluate';
import type { Finding } from '../../src/policy/report';
import type { Rule, Violation } from '../../src/policy/rule';
import { object } from '../support/objects';
import { ABOUT, postureOf, subjectOf, waiverOf } from '../support/subjects';

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
  const posture = postureOf([counting, ...REST]);
  const callsFor = (objects: readonly JsonObject[]) => {
    calls = 0;
    evaluate(objects.map((manifest) => subjectOf(manifest, posture)));
    return calls;
  };
  return callsFor([...LIKE, ...manifests]) - callsFor(LIKE);
}

const NOTHING = { check: () => [] };

/** Some that find nothing, so that one that reads something else does not make an object another one. */
const REST = Array.from({ length: 12 }, (_, index): Rule => ({ id: `other-${index}`, ...ABOUT, ...NOTHING }));

const READS_DATA: Pick<Rule, 'check'> = {
  check: ({ manifest }) =>
    (manifest.data as JsonObject).mode === 'slow' ? [{ message: 'is slow', path: ['data'] }] : [],
};

const about = (rest: Partial<Violation> = {}): Violation => ({ message: 'is there', path: [], ...rest });

const FINDS_DATA: Pick<Rule, 'check'> = {
  check: ({ manifest }) => [about({ seen: (manifest.data as JsonObject).mode })],
};

describe('of an object like those before, a rule is', () => {
  test('not asked if all that it read is the same', () => {
    expect(timesAsked(READS_DATA, configMap('other', { data: { mode: 'fast' }, immutable: true }))).toBe(0);
    expect(timesAsked(NOTHING, configMap('other'), configMap('another', {}))).toBe(0);
  });

  test('not asked if all is the same in which it found something', () => {
    expect(timesAsked(FINDS_DATA, configMap('other'))).toBe(0);
  });

  test.each<[string, Pick<Rule, 'check'> & Partial<Rule>]>([
    ['it read something else there', READS_DATA],
    ['what it found is another', FINDS_DATA],
    ['what it showed is another', { check: ({ manifest }) => [about({ seen: manifest.data })] }],
    ['what it wants written is another', { check: ({ manifest }) => [about({ write: [manifest.data] })] }],
    [
      'it looks at other objects',
      { check: (_, { app }) => app.ofKind('batch/Job').map(() => ({ message: '', path: [] })) },
    ],
    ['it looks at connections', { check: (_, { declared }) => (declared.workloads.length > 0 ? [] : []) }],
    ['a user wrote it', { ...NOTHING, isUsers: true }],
    ['a user wrote it, and it found something', { check: () => [about()], isUsers: true }],
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
    ...REST,
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

describe('what a rule is known to say of an object', () => {
  /** What is said of each of many objects that are alike. */
  function said(check: Rule['check'], manifests: readonly JsonObject[] = LIKE): Finding[] {
    const posture = postureOf([{ id: 'rule', ...ABOUT, check }, ...REST]);
    return evaluate(manifests.map((manifest) => subjectOf(manifest, posture)));
  }

  test('is all that it says, of the object itself', () => {
    const found = { message: 'is', path: ['data', 'mode'], container: 'web', seen: 'fast', write: { a: [1] } };
    const findings = said(() => [found, { message: 'is not', path: [] }]);
    expect(findings).toHaveLength(2 * LIKE.length);
    expect(findings.slice(-2)).toEqual([
      {
        ...found,
        rule: 'rule',
        severity: 'error',
        resource: { apiVersion: 'v1', kind: 'ConfigMap', name: 'settings-39' },
        origin: 'app/web',
        field: 'data.mode',
      },
      expect.objectContaining({ message: 'is not', path: [], field: '' }),
    ]);
  });

  test('shows no part of another object', () => {
    const findings = said(({ manifest }) => [about({ seen: manifest.data, write: [manifest.data] })]);
    const last = findings[findings.length - 1];
    expect([last.seen, last.write]).toEqual([LIKE[0].data, [LIKE[0].data]]);
    expect([last.seen, last.write, (last.write as unknown[])[0]].some(isProxy)).toBe(false);
  });

  test('names the field by the items of the object itself', () => {
    const withItem = (name: string) => configMap('settings', { items: [{ name }] });
    const many = Array.from({ length: 40 }, () => withItem('first'));
    const findings = said(() => [about({ path: ['items', 0] })], [...many, withItem('second')]);
    expect(findings.slice(-2).map(({ field }) => field)).toEqual(['items[first]', 'items[second]']);
  });

  test('is waived where it would be', () => {
    const posture = postureOf([{ id: 'rule', ...ABOUT, check: () => [about()] }, ...REST]);
    const waiver = waiverOf('rule');
    const subjects = LIKE.map((manifest, index) =>
      subjectOf(manifest, posture, { waivers: index < 39 ? [] : [waiver] }),
    );
    expect(evaluate(subjects).filter((finding) => finding.waiver)).toHaveLength(1);
  });
});
