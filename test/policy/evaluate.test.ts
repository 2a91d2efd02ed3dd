import { Resource } from '../../src/manifest/resource';
import type { Context } from '../../src/policy/context';
import { evaluate } from '../../src/policy/evaluate';
import type { Rule } from '../../src/policy/rule';
import { container, object, pod } from '../support/objects';
import { ABOUT, postureOf, subjectOf, waiverOf } from '../support/subjects';

const NAMED: Rule = {
  id: 'named',
  ...ABOUT,
  check: (resource) =>
    resource.pods.flatMap(({ containers }) =>
      containers.map(({ name, path }) => ({ message: `seen ${name}`, path, container: name, seen: name })),
    ),
};

const COUNTED: Rule = {
  id: 'counted',
  ...ABOUT,
  wholeApp: true,
  check: (_resource, { app }) => [{ message: `${app.resources.length} objects`, path: [] }],
};

const twoContainers = () => pod({ containers: [container(), container({ name: 'api' })] });

describe('evaluating', () => {
  test('says of each violation what a reader needs', () => {
    expect(evaluate([subjectOf(pod(), postureOf([NAMED]))])).toEqual([
      {
        rule: 'named',
        severity: 'error',
        resource: { apiVersion: 'v1', kind: 'Pod', name: 'web' },
        origin: 'app/web',
        message: 'seen web',
        path: ['spec', 'containers', 0],
        field: 'spec.containers[web]',
        container: 'web',
        seen: 'web',
      },
    ]);
  });

  test('shows every rule all objects', () => {
    const posture = postureOf([COUNTED]);
    const subjects = [subjectOf(pod(), posture), subjectOf(object('v1', 'ConfigMap'), posture)];
    expect(evaluate(subjects).map(({ message }) => message)).toEqual(['2 objects', '2 objects']);
  });

  test('judges each object by its own posture', () => {
    const strict = subjectOf(pod(), postureOf([NAMED]));
    const lenient = subjectOf(pod(), postureOf([NAMED], { rules: [{ rule: NAMED, severity: 'warning' }] }));
    const none = subjectOf(pod(), postureOf([]));
    expect(evaluate([strict, lenient, none]).map(({ severity }) => severity)).toEqual(['error', 'warning']);
  });

  test.each([
    ['object', ['named']],
    ['app', ['counted']],
    ['all', ['named', 'counted']],
  ] as const)('of the scope "%s" asks those rules: %j', (scope, rules) => {
    const subject = subjectOf(pod(), postureOf([NAMED, COUNTED]));
    expect(evaluate([subject], scope).map(({ rule }) => rule)).toEqual(rules);
  });

  test('asks no rule that holds throughout the app', () => {
    const counts = { ...COUNTED, holdsThroughout: ({ app }: Context) => app.resources.length < 2 };
    const posture = postureOf([counts, NAMED]);
    const one = [subjectOf(pod(), posture)];
    expect(evaluate(one).map(({ rule }) => rule)).toEqual(['named']);
    expect(evaluate([...one, ...one]).map(({ rule }) => rule)).toEqual(['counted', 'named', 'counted', 'named']);
  });

  test('marks what was found under an audit', () => {
    expect(evaluate([subjectOf(pod(), postureOf([NAMED], { audit: true }))])).toMatchObject([{ audit: true }]);
  });

  test('without objects finds nothing', () => {
    expect(evaluate([])).toEqual([]);
  });

  test('a rule that throws is named, with the object that it failed on', () => {
    const rule: Rule = {
      id: 'bad-rule',
      ...ABOUT,
      check: () => {
        throw new TypeError('no such thing');
      },
    };
    const nameless = subjectOf(pod(), postureOf([rule]), { resource: new Resource(pod()) });
    expect(() => evaluate([subjectOf(pod(), postureOf([rule]))])).toThrow(
      'rule "bad-rule" failed on app/web: no such thing',
    );
    expect(() => evaluate([nameless])).toThrow('rule "bad-rule" failed on Pod "web": no such thing');
    const unsure: Rule = { ...rule, holdsThroughout: () => rule.check(nameless.resource, {} as never).length === 0 };
    expect(() => evaluate([subjectOf(pod(), postureOf([unsure]))])).toThrow('rule "bad-rule" failed on app/web');
  });
});

describe('a waiver', () => {
  const waived = (...waivers: ReturnType<typeof waiverOf>[]) =>
    evaluate([subjectOf(twoContainers(), postureOf([NAMED]), { waivers })]).map(
      ({ container: name, waiver }) => [name, waiver?.reason] as const,
    );

  test('silences the findings of its rule', () => {
    expect(waived(waiverOf('named'))).toEqual([
      ['web', 'known'],
      ['api', 'known'],
    ]);
  });

  test('for a container silences only that', () => {
    expect(waived(waiverOf('named', { container: 'api' }))).toEqual([
      ['web', undefined],
      ['api', 'known'],
    ]);
  });

  test('for a container does not silence what is about the whole object', () => {
    const findings = evaluate([
      subjectOf(pod(), postureOf([COUNTED]), { waivers: [waiverOf('counted', { container: 'web' })] }),
    ]);
    expect(findings[0].waiver).toBeUndefined();
  });

  test('of another rule silences nothing', () => {
    expect(waived(waiverOf('counted'))).toEqual([
      ['web', undefined],
      ['api', undefined],
    ]);
  });

  test('that comes first is the one that counts', () => {
    expect(waived(waiverOf('named', { reason: 'nearest' }), waiverOf('named'))[0]).toEqual(['web', 'nearest']);
  });
});
