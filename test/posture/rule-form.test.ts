import { Posture, Rule, RuleProps, RuleTesting, RuleViolation, Severity } from '../../src';
import { CATALOGUE } from '../../src/rules/catalogue';
import { configMap, refusing } from './wrong-rules';

/** What somebody writes without a compiler to say what is wrong. */
const made = (props: unknown) =>
  new (class extends Rule {
    public check(): RuleViolation[] {
      return [];
    }
  })(props as RuleProps);
const rule = (props: object) => () => made({ id: 'shop/r', summary: 'something holds', ...props });

const KIND = 'write GROUP/KIND, e.g. "apps/Deployment", or "/ConfigMap" for the core group';
const KINDS = 'write a list, e.g. "apps/Deployment", or "/ConfigMap" for the core group, or leave them out for all';

test.each<[string, object, string]>([
  [
    'severity that nobody counts',
    { severity: 'fatal' },
    'rule "shop/r" has the severity "fatal"; write "error" or "warning" or "off"',
  ],
  ['severity of null', { severity: null }, 'rule "shop/r" has the severity null; write'],
  ['kind without a group', { kinds: ['ConfigMap'] }, `rule "shop/r" names the kind "ConfigMap"; ${KIND}`],
  ['version in place of a group', { kinds: ['v1/ConfigMap'] }, `rule "shop/r" names the kind "v1/ConfigMap"; ${KIND}`],
  ['a beta version', { kinds: ['v1beta1/CronJob'] }, `rule "shop/r" names the kind "v1beta1/CronJob"; ${KIND}`],
  [
    'group and version',
    { kinds: ['/Pod', 'apps/v1/Deployment'] },
    `rule "shop/r" names the kind "apps/v1/Deployment"; ${KIND}`,
  ],
  [
    'resource in place of a kind',
    { kinds: ['apps/deployments'] },
    'names the kind "apps/deployments"; write GROUP/KIND',
  ],
  ['kind that is no text', { kinds: [undefined] }, `rule "shop/r" names the kind undefined; ${KIND}`],
  ['text in place of a list', { kinds: '/ConfigMap' }, `kinds of rule "shop/r" are "/ConfigMap"; ${KINDS}`],
  ['empty list of kinds', { kinds: [] }, `kinds of rule "shop/r" are []; ${KINDS}`],
  ['missing summary', { summary: undefined }, 'summary of rule "shop/r" is undefined; say what must hold'],
  ['empty summary', { summary: ' ' }, 'summary of rule "shop/r" is " "; say what must hold'],
  ['why that is no text', { why: 5 }, 'why of rule "shop/r" is 5; say what happens where it does not hold'],
  ['wholeApp that is no boolean', { wholeApp: 'yes' }, 'wholeApp of rule "shop/r" is "yes"; write true or false'],
  ['id that is no text', { id: 5n }, 'a rule has the id 5n; write OWNER/RULE, e.g. "shop/owner-label-set"'],
])('a rule cannot have a %s', (_, props, message) => {
  expect(rule(props)).toThrow(message);
});

test('a rule cannot be made of nothing', () => {
  expect(() => made(undefined)).toThrow('a rule has the id undefined; write OWNER/RULE');
});

test.each([['/ConfigMap'], ['apps/Deployment'], ['gateway.networking.k8s.io/HTTPRoute'], ['v1.example.com/Fleet']])(
  'a rule can be for %s',
  (kind) => {
    expect(rule({ kinds: [kind], severity: Severity.OFF, wholeApp: true, why: 'so' })().kinds).toEqual([kind]);
  },
);

test('the kinds of a rule are its own', () => {
  const kinds = ['/ConfigMap'];
  const own = rule({ kinds })();
  kinds.push('/Secret');
  expect(own.kinds).toEqual(['/ConfigMap']);
});

describe('a posture refuses', () => {
  const like = (props: object) => ({ ...props, check: () => [], fix: () => undefined });

  test.each<[string, object, string]>([
    [
      'a rule that has the id of one of ours',
      like({ id: CATALOGUE[0].id, summary: 'x' }),
      `a rule has the id "${CATALOGUE[0].id}"; write OWNER/RULE`,
    ],
    ['what only looks like a rule', like({ id: 'shop/r' }), 'summary of rule "shop/r" is undefined'],
    [
      'a rule that cannot fix',
      { id: 'shop/r', summary: 'x', check: () => [] },
      'rules has {"id":"shop/r","summary":"x"}; give it instances of a class that extends Rule',
    ],
    ['a class in place of a rule', Rule, 'rules has the function Rule; give it instances of a class that extends Rule'],
  ])('%s', (_, wrong, message) => {
    expect(() => Posture.restricted({ rules: [wrong as Rule] })).toThrow(message);
    expect(() => RuleTesting.check(wrong as Rule, configMap())).toThrow(message);
    expect(() => RuleTesting.fix(wrong as Rule, configMap())).toThrow(message);
  });
});

test.each([[undefined], [null], ['x'], [[]]])('a rule cannot be tested with %j', (object) => {
  const message = `a rule is tested with ${String(JSON.stringify(object))}; give it a Kubernetes object`;
  expect(() => RuleTesting.check(refusing(), object)).toThrow(message);
  expect(() => RuleTesting.check(refusing(), configMap(), [object])).toThrow(message);
  expect(() => RuleTesting.fix(refusing(), object)).toThrow(message);
});

test('a rule for other kinds says nothing of an object', () => {
  expect(RuleTesting.check(refusing({ kinds: ['/Secret'] }), configMap())).toEqual([]);
  expect(RuleTesting.check(refusing({ kinds: ['/ConfigMap'] }), configMap())).toEqual(['it is refused']);
});
