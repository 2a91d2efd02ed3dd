import { Construct } from 'constructs';
import { Edition, ForeignPolicy, Posture, Severity, Testing, Waivers } from '../../src';
import { HYGIENE, REFUSED, severityAt } from '../../src/posture/levels';
import { effectivePosture, effectiveWaivers, postureOn } from '../../src/posture/scope';
import { CATALOGUE } from '../../src/rules/catalogue';

test('restricted is the default, for Kubernetes 1.29', () => {
  const { name, parameters, edition, audit, hardenForeign } = effectivePosture(Testing.chart());
  expect({ name, parameters, edition, audit, hardenForeign }).toEqual({
    name: 'restricted',
    edition: 'v1',
    audit: false,
    hardenForeign: false,
    parameters: { targetMinor: 29, userId: 65532, groupId: 65532, podSecurityLevel: 'restricted' },
  });
});

test('every rule that a level names exists', () => {
  const ids = CATALOGUE.map(({ id }) => id);
  expect([...HYGIENE, ...REFUSED].filter((id) => !ids.includes(id))).toEqual([]);
});

test('a stricter level has every rule of a weaker one, at least as severe', () => {
  const rank = { undefined: 0, warning: 1, error: 2 };
  for (const rule of CATALOGUE) {
    const [baseline, restricted, strict] = (['baseline', 'restricted', 'strict'] as const).map(
      (level) => rank[String(severityAt(level, rule)) as keyof typeof rank],
    );
    expect({ id: rule.id, rising: baseline <= restricted && restricted <= strict }).toEqual({
      id: rule.id,
      rising: true,
    });
  }
});

test('none has no rules', () => {
  const chart = Testing.chart();
  Posture.none().applyTo(chart);
  expect(postureOn(chart)?.rules).toEqual([]);
});

test('the nearest scope decides, also after there are children', () => {
  const chart = Testing.chart();
  const child = new Construct(chart, 'child');
  const grandchild = new Construct(child, 'grandchild');
  Posture.baseline().applyTo(chart);
  Posture.strict().audit().applyTo(child);
  expect(effectivePosture(chart).name).toBe('baseline');
  expect(effectivePosture(grandchild)).toMatchObject({ name: 'strict', audit: true });
});

test('a posture that something has acted on cannot change', () => {
  const chart = Testing.chart();
  const child = new Construct(chart, 'child');
  expect(Posture.of(child).name).toBe('restricted');
  expect(() => Posture.none().applyTo(chart)).toThrow(
    'the posture of "test" cannot become none: "test/child" has already acted on restricted; set the posture before creating what is below',
  );
  expect(effectivePosture(chart).name).toBe('restricted');
});

test('options are taken over', () => {
  const chart = Testing.chart();
  Posture.restricted({
    targetVersion: '1.33',
    userId: 20000,
    groupId: 30000,
    foreign: ForeignPolicy.HARDEN,
    severities: { 'image-digest-pinned': Severity.ERROR, 'no-host-pid': Severity.OFF },
    podTemplates: { 'example.com/Fleet': 'spec.pools[*].template' },
  }).applyTo(chart);
  const posture = postureOn(chart)!;
  expect(posture.parameters).toEqual({
    targetMinor: 33,
    userId: 20000,
    groupId: 30000,
    podSecurityLevel: 'restricted',
  });
  expect(posture.hardenForeign).toBe(true);
  expect(posture.rules.find(({ rule }) => rule.id === 'image-digest-pinned')?.severity).toBe('error');
  expect(posture.rules.some(({ rule }) => rule.id === 'no-host-pid')).toBe(false);
  expect(posture.podTemplatePaths['example.com/Fleet']).toEqual([['spec', 'pools', '*', 'template']]);
});

describe('bad options', () => {
  test.each([
    [{ targetVersion: '1.27' }, 'targetVersion must be from "1.28" to "1.36", not "1.27"'],
    [{ targetVersion: 'latest' }, 'targetVersion must be from "1.28" to "1.36", not "latest"'],
    [{ userId: 0 }, 'userId must be a whole number from 1 to 2147483647, not 0'],
    [{ userId: 2147483648 }, 'userId must be a whole number from 1 to 2147483647, not 2147483648'],
    [{ groupId: 1.5 }, 'groupId must be a whole number from 1 to 2147483647, not 1.5'],
    [
      { severities: { 'run-as-nonroot': Severity.OFF } },
      'severities name the unknown rule "run-as-nonroot"; did you mean "run-as-non-root"?',
    ],
    [
      { severities: { 'no-host-pid': 'fatal' as Severity } },
      'the severity of "no-host-pid" must be "error" or "warning" or "off", not "fatal"',
    ],
    [{ edition: 'v9' as Edition }, 'edition must be "v1", not "v9"'],
    [{ foreign: 'all' as ForeignPolicy }, 'foreign must be "neutral" or "harden", not "all"'],
    [
      { podTemplates: { 'apps/Deployment': 'spec.x' } },
      'podTemplates names apps/Deployment, whose pod templates are known; leave it out',
    ],
    [{ podTemplates: { Fleet: 'spec' } }, 'podTemplates names "Fleet"; write GROUP/KIND, e.g. "example.com/Fleet"'],
    [
      { podTemplates: { 'example.com/Fleet': 'spec..template' } },
      'podTemplates has the path "spec..template" for example.com/Fleet; write field names, e.g. "spec.template"',
    ],
  ])('%j', (options, message) => {
    expect(() => Posture.restricted(options)).toThrow(message);
  });
});

describe('waivers', () => {
  const waiver = { rule: 'image-digest-pinned', reason: 'released by tag', owner: 'shop', expires: '2099-12-31' };

  test('hold for everything below, those of the nearest scope first', () => {
    const chart = Testing.chart();
    const child = new Construct(chart, 'child');
    Waivers.of(chart).add(waiver);
    Waivers.of(child).add({ ...waiver, container: 'web' });
    expect(effectiveWaivers(child).map(({ scope }) => scope)).toEqual(['test/child', 'test']);
  });

  test.each([
    [
      { rule: 'image-digest' },
      'waiver on "test" names the unknown rule "image-digest"; did you mean "image-digest-pinned"?',
    ],
    [{ reason: ' ' }, 'waiver on "test" of rule "image-digest-pinned" has no reason; say why'],
    [{ owner: '' }, 'waiver on "test" of rule "image-digest-pinned" has no owner; say who answers for it'],
    [
      { expires: 'never' },
      'waiver on "test" of rule "image-digest-pinned" expires "never"; write a date, e.g. "2030-12-31"',
    ],
    [
      { expires: '2030-02-31' },
      'waiver on "test" of rule "image-digest-pinned" expires "2030-02-31"; write a date, e.g. "2030-12-31"',
    ],
  ])('%j is refused', (change, message) => {
    expect(() => Waivers.of(Testing.chart()).add({ ...waiver, ...change })).toThrow(message);
  });
});
