import { ApiObject } from 'cdk8s';
import { App, Chart, Effect, Posture, Resource, Rule, RuleTesting, Testing } from '../../src';
import { checking, configMap, fixing } from './wrong-rules';

const CYCLE: { [key: string]: unknown } = {};
CYCLE.self = CYCLE;

const violation = (fields: object) => () => [{ message: 'wrong', path: 'metadata', ...fields }];

/** An app with one object, judged by a rule. */
function appWith(rule: Rule): App {
  const app = Testing.app({ posture: Posture.restricted({ rules: [rule] }) });
  new ApiObject(new Chart(app, 'shop'), 'map', {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: 'map', labels: { app: 'web' } },
  });
  return app;
}

describe('what check returns is refused, with the rule and the object, if it is', () => {
  const list = (seen: string) => `it returned ${seen} from check; return a list of violations`;

  test.each<[string, (resource: Resource) => unknown, string]>([
    ['nothing', () => undefined, list('undefined')],
    ['text', () => 'wrong', list('"wrong"')],
    ['one violation', () => ({ message: 'wrong' }), list('{"message":"wrong"}')],
    ['a Promise', () => Promise.resolve([]), list('a Promise')],
    ['a list of text', () => ['wrong'], 'it returned "wrong" as a violation; return what resource.violation makes'],
    ['a list with a hole', () => new Array(1), 'it returned undefined as a violation'],
    ['a message that is no text', violation({ message: 5 }), 'a violation with the message 5; say what is wrong'],
    ['no message', violation({ message: undefined }), 'a violation with the message undefined; say what is wrong'],
    ['an empty message', violation({ message: '' }), 'a violation with the message ""; say what is wrong'],
    [
      'a path that is no text',
      violation({ path: 5 }),
      'a violation with the path 5; write where the field stands, e.g. "metadata.labels"',
    ],
    ['a path that is none', violation({ path: 'a..b' }), '"a..b" is no path; write field names'],
    [
      'a container that is no text',
      violation({ container: 5 }),
      'a violation with the container 5; write its name, or leave it out',
    ],
    ['an empty container', violation({ container: '' }), 'a violation with the container ""; write its name'],
    [
      'a value to write that holds itself',
      violation({ write: CYCLE }),
      'write of the violation at "metadata" holds itself at self; write plain data',
    ],
    [
      'a BigInt to write',
      violation({ write: 5n }),
      'write of the violation at "metadata" is 5n; write text, a number, true, false, a list or an object',
    ],
    [
      'a violation without a fault',
      (resource) => [resource.violation('metadata', undefined as unknown as string)],
      'the violation at "metadata" says undefined; say what is wrong, e.g. "must be set"',
    ],
    ['made of a path that is no text', (resource) => resource.at(5 as unknown as string), '5 is no path; write field'],
    [
      'made of others of no kind',
      (resource) => resource.others('v1/Service'),
      'others is asked for "v1/Service"; write GROUP/KIND, e.g. "apps/Deployment", or "/Service" for the core group',
    ],
  ])('%s', (_, check, message) => {
    const rule = checking(check);
    expect(() => appWith(rule).synth()).toThrow('rule "shop/r" failed on shop/map: ');
    expect(() => appWith(rule).synth()).toThrow(message);
    expect(() => RuleTesting.check(rule, configMap())).toThrow('rule "shop/r" failed on test: ');
    expect(() => RuleTesting.check(rule, configMap())).toThrow(message);
  });

  test.each([
    ['the least', {}],
    ['everything', { container: 'web', write: { a: [1, 'x', true, null, { b: undefined }] } }],
    ['null for what is not known', { container: null, write: null }],
  ])('but not for %s', (_, fields) => {
    expect(RuleTesting.check(checking(violation(fields)), configMap())).toEqual(['wrong']);
  });
});

describe('check changes no object', () => {
  test.each(['metadata.labels', 'metadata', ''])('by what it reads at "%s"', (path) => {
    const rule = checking((resource) => {
      (resource.at(path) as { [key: string]: unknown }).hacked = 'yes';
      return [];
    });
    const app = appWith(rule);
    expect(app.synthYaml()).not.toContain('hacked');
    expect(app.synthYaml()).toContain('app: web');
  });
});

describe('fix', () => {
  const filling = (value: unknown, effect?: Effect) =>
    fixing((resource) => resource.fill('data.x', value, effect as Effect));
  const WRITE = 'write text, a number, true, false, a list or an object';

  test.each<[string, unknown, string]>([
    ['undefined', undefined, `the value of "data.x" is undefined; ${WRITE}`],
    ['null', null, `the value of "data.x" is null; ${WRITE}`],
    ['a BigInt', 5n, `the value of "data.x" is 5n; ${WRITE}`],
    ['a number that is none', NaN, `the value of "data.x" is NaN; ${WRITE}`],
    ['a Date', new Date(0), `the value of "data.x" is 1970-01-01T00:00:00.000Z; ${WRITE}`],
    ['a function', () => 1, `the value of "data.x" is the function without a name; ${WRITE}`],
    ['a Map', { a: new Map() }, `the value of "data.x" is Map(0) {} at a; ${WRITE}`],
    ['a list with a hole', { a: [1, undefined] }, `the value of "data.x" is undefined at a[1]; ${WRITE}`],
    ['what holds itself', [CYCLE], 'the value of "data.x" holds itself at [0].self; write plain data'],
  ])('cannot write %s', (_, value, message) => {
    expect(() => appWith(filling(value)).synth()).toThrow(`rule "shop/r" failed on shop/map: ${message}`);
    expect(() => RuleTesting.fix(filling(value), configMap())).toThrow(message);
  });

  test.each(['fatal', 5, null])('cannot have the effect %p', (effect) => {
    expect(() => RuleTesting.fix(filling('y', effect as Effect), configMap())).toThrow(
      `"data.x" cannot be added with the effect ${JSON.stringify(effect)}; write "neutral" or "behavioural"`,
    );
  });

  test('writes plain data, what stands twice in it twice', () => {
    const twice = { y: 1, left: undefined };
    const { data } = RuleTesting.fix(filling({ a: twice, b: twice, c: [null, false] }), configMap()) as {
      data: { x: { a: object; b: object } };
    };
    expect(data).toStrictEqual({ x: { a: { y: 1 }, b: { y: 1 }, c: [null, false] } });
    expect(data.x.a).not.toBe(data.x.b); // else YAML has an anchor and an alias
  });

  test('ends when it returns, for an object and its containers', () => {
    const kept: (() => void)[] = [];
    const rule = fixing((resource) => {
      kept.push(() => resource.fill('data.late', 'x'));
      resource.containers.forEach((one) => kept.push(() => one.fill('tty', true)));
    });
    RuleTesting.fix(rule, { apiVersion: 'v1', kind: 'Pod', metadata: {}, spec: { containers: [{ name: 'web' }] } });
    expect(kept).toHaveLength(2);
    expect(kept[0]).toThrow('"data.late" cannot be added here; a rule adds fields in fix');
    expect(kept[1]).toThrow('"tty" cannot be added here; a rule adds fields in fix');
  });

  test('cannot add later than it returns', () => {
    const rule = fixing(() => Promise.resolve());
    expect(() => RuleTesting.fix(rule, configMap())).toThrow(
      'rule "shop/r" failed on test: it returned a Promise from fix; add fields before it returns',
    );
  });
});
