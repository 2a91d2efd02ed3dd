import { Construct } from 'constructs';
import {
  App,
  AppProps,
  Chart,
  ChartProps,
  Edition,
  ForeignPolicy,
  Posture,
  PostureOptions,
  Severity,
  Testing,
  WaiverProps,
  Waivers,
} from '../../src';
import { KUBE_DNS } from '../../src/network/cluster-network';
import { severityAt } from '../../src/posture/levels';
import { effectivePosture, effectiveWaivers, postureOn } from '../../src/posture/scope';
import { CATALOGUE } from '../../src/rules/catalogue';

test('restricted is the default, for Kubernetes 1.29', () => {
  const { name, parameters, edition, audit, hardenForeign } = effectivePosture(Testing.chart());
  expect({ name, parameters, edition, audit, hardenForeign }).toEqual({
    name: 'restricted',
    edition: 'v1',
    audit: false,
    hardenForeign: false,
    parameters: {
      targetMinor: 29,
      userId: 65532,
      groupId: 65532,
      podSecurityLevel: 'restricted',
      existing: {},
      network: { dns: [KUBE_DNS] },
    },
  });
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
    trustedRegistries: undefined,
    existing: {},
    network: { dns: [KUBE_DNS] },
  });
  expect(posture.hardenForeign).toBe(true);
  expect(posture.rules.find(({ rule }) => rule.id === 'image-digest-pinned')?.severity).toBe('error');
  expect(posture.rules.some(({ rule }) => rule.id === 'no-host-pid')).toBe(false);
  expect(posture.podTemplatePaths['example.com/Fleet']).toEqual([['spec', 'pools', '*', 'template']]);
});

describe('options of another type', () => {
  const TEMPLATES = 'podTemplates must be an object, e.g. { "example.com/Fleet": "spec.template" }, not ';
  const path = (seen: string) => `podTemplates has the path ${seen} for a/B; write field names, e.g. "spec.template"`;

  test.each<[object, string]>([
    [{ podTemplates: 5 }, `${TEMPLATES}5`],
    [{ podTemplates: [] }, `${TEMPLATES}[]`],
    [{ podTemplates: new Map([['a/B', 'spec']]) }, `${TEMPLATES}Map(1) { 'a/B' => 'spec' }`],
    [{ podTemplates: { 'a/B': 5 } }, path('5')],
    [{ podTemplates: { 'a/B': null } }, path('null')],
    [{ podTemplates: { 'a/v1/B': 'spec' } }, 'podTemplates names "a/v1/B"; write GROUP/KIND'],
    [{ foreign: null }, 'foreign of the posture "restricted" is null; write a value, or leave it out'],
    [{ existing: null }, 'existing of the posture "restricted" is null; write a value, or leave it out'],
    [
      { existing: 'shop/db' },
      'existing must be an object of lists of names, e.g. { secrets: ["shop/db"] }, not "shop/db"',
    ],
    [{ existing: { secrets: [5n] } }, 'existing.secrets must be a list of names, not [ 5n ]'],
    [{ rules: {} }, 'rules must be a list of rules of your own, not {}'],
    [{ rules: [null] }, 'rules has null; give it instances of a class that extends Rule'],
    [{ rules: [null], severities: { 'no-host-pid': 'off' } }, 'rules has null; give it instances'],
    [{ severities: 'off' }, 'severities must be an object, e.g. { "image-digest-pinned": Severity.ERROR }, not "off"'],
    [{ severities: { 'no-host-pid': null } }, 'the severity of "no-host-pid" must be "error" or "warning" or "off"'],
    [{ severities: { 'zzz/zzz': 'off' } }, 'severities name the unknown rule "zzz/zzz"; docs/rules.md lists the ids'],
    [{ userId: 5n }, 'userId must be a whole number from 1 to 2147483647, not 5n'],
    [{ userId: NaN }, 'userId must be a whole number from 1 to 2147483647, not NaN'],
    [
      { targetVersion: 1.3 },
      'targetVersion must be from "1.28" to "1.36", not 1.3; write it in quotes, as 1.30 is the number 1.3',
    ],
    [{ targetVersion: 1.33 }, 'not 1.33; write it in quotes, as 1.30 is the number 1.3'],
    [{ targetVersion: ['1.33'] }, 'targetVersion must be from "1.28" to "1.36", not ["1.33"]'],
    [{ trustedRegistries: 'ghcr.io' }, 'trustedRegistries must be a list of hosts'],
    [
      { trustedRegistry: ['ghcr.io'] },
      'the posture "restricted" has no option "trustedRegistry"; did you mean "trustedRegistries"?',
    ],
    [{ userid: 5 }, 'the posture "restricted" has no option "userid"; did you mean "userId"?'],
    [
      { audit: true },
      'the posture "restricted" has no option "audit"; it takes targetVersion, userId, groupId, foreign, rules, ' +
        'severities, podTemplates, trustedRegistries, existing, network, edition',
    ],
  ])('%p', (options, message) => {
    expect(() => Posture.restricted(options)).toThrow(message);
  });

  test.each([['x'], [null], [5], [[]]])('%j for all of them', (options) => {
    const given = options as unknown as PostureOptions;
    const message = `the options of the posture "strict" are ${JSON.stringify(options)}; write an object`;
    expect(() => Posture.strict(given)).toThrow(message);
  });

  test('undefined is as good as left out', () => {
    const given = { foreign: undefined, rules: undefined, userId: undefined, nothing: undefined } as PostureOptions;
    expect(Posture.restricted(given).name).toBe('restricted');
  });
});

describe('a posture prop', () => {
  test.each([
    ['strict', 'is "strict"; write Posture.strict()'],
    ['high', 'is "high"; write Posture.restricted()'],
    [null, 'is null; write Posture.restricted()'],
    [() => Posture.strict(), 'is the function without a name; write Posture.restricted()'],
    [Posture.strict, 'is the function strict; write Posture.strict()'],
    [Posture, 'is the function Posture; write Posture.restricted()'],
    [{}, 'is {}; write Posture.restricted()'],
  ])('cannot be %p', (posture, message) => {
    expect(() => new App({ posture } as unknown as AppProps)).toThrow(`the posture of "App" ${message}`);
    const chart = () => new Chart(new App(), 'shop', { posture } as unknown as ChartProps);
    expect(chart).toThrow(`the posture of "shop" ${message}`);
  });

  test('can be of another copy of this package', () => {
    const applied: Construct[] = [];
    const posture = { applyTo: (scope: Construct) => applied.push(scope) } as unknown as Posture;
    const app = new App({ posture });
    expect(applied).toEqual([app]);
  });
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
    [
      { reason: 'x'.repeat(1001) },
      'reason of the waiver on "test" of rule "image-digest-pinned" has 1001 characters; write at most 1000, e.g. with a ' +
        'link to the rest',
    ],
    [
      { owner: 'x'.repeat(200000) },
      'owner of the waiver on "test" of rule "image-digest-pinned" has 200000 characters; write at most 1000',
    ],
    [{ rule: ['shop/x'] }, 'waiver on "test" names the unknown rule ["shop/x"]'],
    [{ rule: undefined }, 'waiver on "test" names the unknown rule undefined; docs/rules.md lists the ids'],
    [{ container: '' }, 'waiver on "test" of rule "image-digest-pinned" names the container ""; write its name'],
    [{ containers: ['web'] }, 'waiver on "test" has no option "containers"; did you mean "container"?'],
  ])('%j is refused', (change, message) => {
    const props = { ...waiver, ...change } as WaiverProps;
    expect(() => Waivers.of(Testing.chart()).add(props)).toThrow(message);
  });

  test('can have a reason of 1000 characters', () => {
    const chart = Testing.chart();
    Waivers.of(chart).add({ ...waiver, reason: 'x'.repeat(1000) });
    expect(effectiveWaivers(chart)).toHaveLength(1);
  });

  test('cannot be made of nothing', () => {
    const nothing = undefined as unknown as WaiverProps;
    expect(() => Waivers.of(Testing.chart()).add(nothing)).toThrow(
      'the options of waiver on "test" are undefined; write an object',
    );
  });
});
