import { labelsMatch, selectorMatches } from '../../src/manifest/selector';

const LABELS = { app: 'web', tier: 'front' };

const expression = (key: unknown, operator: unknown, values?: unknown) => ({
  matchExpressions: [{ key, operator, values }],
});

const MATCHING: readonly [string, unknown][] = [
  ['an empty one', {}],
  ['one label', { matchLabels: { app: 'web' } }],
  ['all labels', { matchLabels: LABELS }],
  ['In', expression('app', 'In', ['api', 'web'])],
  ['NotIn', expression('app', 'NotIn', ['api'])],
  ['NotIn of a label that is not there', expression('zone', 'NotIn', ['a'])],
  ['Exists', expression('app', 'Exists')],
  ['DoesNotExist', expression('zone', 'DoesNotExist')],
  ['both kinds', { matchLabels: { app: 'web' }, ...expression('tier', 'Exists') }],
  ['null in place of both', { matchLabels: null, matchExpressions: null }],
];

const OTHER: readonly [string, unknown][] = [
  ['nothing', undefined],
  ['null', null],
  ['a list', []],
  ['another value', { matchLabels: { app: 'api' } }],
  ['one label more', { matchLabels: { ...LABELS, zone: 'a' } }],
  ['what every object inherits', { matchLabels: { constructor: 'web' } }],
  ['In of other values', expression('app', 'In', ['api'])],
  ['In of nothing', expression('app', 'In')],
  ['In of a label that is not there', expression('zone', 'In', ['a'])],
  ['NotIn', expression('app', 'NotIn', ['web'])],
  ['Exists', expression('zone', 'Exists')],
  ['Exists of what every object inherits', expression('toString', 'Exists')],
  ['DoesNotExist', expression('app', 'DoesNotExist')],
  ['an unknown operator', expression('app', 'Is', ['web'])],
  ['one of two', { matchLabels: { app: 'web' }, ...expression('tier', 'In', ['back']) }],
  ['expressions that are none', { matchExpressions: [null, 5, 'app'] }],
];

describe('selectors', () => {
  test.each(MATCHING)('match: %s', (_, selector) => {
    expect(selectorMatches(selector, LABELS)).toBe(true);
  });

  test.each(OTHER)('do not match: %s', (_, selector) => {
    expect(selectorMatches(selector, LABELS)).toBe(false);
  });

  test('plain labels match those that contain them', () => {
    expect(labelsMatch({}, LABELS)).toBe(true);
    expect(labelsMatch({ app: 'web' }, LABELS)).toBe(true);
    expect(labelsMatch({ app: 'web' }, {})).toBe(false);
    expect(labelsMatch(JSON.parse('{ "__proto__": "web" }'), LABELS)).toBe(false);
  });
});
