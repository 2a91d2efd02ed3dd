import * as cdk8s from 'cdk8s';
import { Construct } from 'constructs';
import { Chart, Posture, Testing } from '../../src';

afterEach(() => {
  delete process.env.CDK8S_LEGACY_HASH;
});

/** Ids that cdk8s shortens, lower-cases, leaves out, or keeps as they are. */
const IDS = [
  'web',
  'Web',
  'a',
  'a-b',
  '-a--b-',
  'my-default-web',
  'Resource',
  'resource',
  'Default',
  'DEFAULT',
  'with space',
  'dots.and_lines',
  'Ünïcödé',
  'İstanbul',
  '!?',
  '0',
  'x'.repeat(52),
  'y'.repeat(53),
  'z'.repeat(70),
  'A/B',
];

/** The names of objects at many paths, as a chart gives them. */
function namesIn(chart: cdk8s.Chart): string[] {
  const names: string[] = [];
  const name = (scope: Construct, id: string, kind: string) =>
    names.push(new cdk8s.ApiObject(scope, id, { apiVersion: 'v1', kind }).name);
  for (const id of IDS) {
    const scope = new Construct(chart, id);
    for (const inner of IDS) {
      const below = new Construct(scope, inner);
      name(below, 'Resource', 'ConfigMap');
      name(below, 'last', 'Secret');
      name(new Construct(below, 'jobs'), inner, 'CronJob');
    }
    name(chart, `${id}-alone`, 'CronJob');
  }
  return names;
}

const OPTIONS: [string, cdk8s.ChartProps][] = [
  ['with hashes', {}],
  ['without hashes', { disableResourceNameHashes: true }],
];

test.each(OPTIONS)('objects have the names that cdk8s gives them, %s', (_, options) => {
  for (const id of IDS) {
    const theirs = new cdk8s.Chart(cdk8s.Testing.app(), id, options);
    const ours = new Chart(Testing.app(), id, { ...options, posture: Posture.none() });
    expect(namesIn(ours)).toEqual(namesIn(theirs));
  }
});

test('objects have the names that cdk8s once gave them, where these are asked for', () => {
  process.env.CDK8S_LEGACY_HASH = 'true';
  expect(namesIn(new Chart(Testing.app(), 'shop'))).toEqual(namesIn(new cdk8s.Chart(cdk8s.Testing.app(), 'shop')));
});

class Short extends Chart {
  public generateObjectName(apiObject: cdk8s.ApiObject): string {
    return super.generateObjectName(apiObject).replace(/-[^-]*$/, '');
  }
}

test('a chart may call its objects otherwise', () => {
  const chart = new Short(Testing.app(), 'shop');
  expect(new cdk8s.ApiObject(chart, 'it', { apiVersion: 'v1', kind: 'ConfigMap' }).name).toBe('shop-it');
});

test.each(OPTIONS)('a name is known before the object is there, %s', (_, options) => {
  for (const kind of ['ConfigMap', 'CronJob']) {
    for (const id of ['it', 'NetworkPolicy', 'a-very-long-id-of-an-object-'.repeat(3)]) {
      const chart = new Chart(Testing.app(), 'shop', options);
      const scope = new Construct(chart, 'scope');
      const known = chart._nameToBe(kind, scope, id);
      expect(known).toBeDefined();
      expect(new cdk8s.ApiObject(scope, id, { apiVersion: 'v1', kind }).name).toBe(known);
    }
  }
});

test('only the object itself can be asked where a chart calls them otherwise', () => {
  const chart = new Short(Testing.app(), 'shop');
  expect(chart._nameToBe('ConfigMap', chart, 'it')).toBeUndefined();
});
