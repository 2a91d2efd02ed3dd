import { labelSelectorOf } from '../../src/network/label-selector';

const expression = (fields: object) => ({
  matchExpressions: [{ key: 'app', operator: 'In', values: ['web'], ...fields }],
});

test.each<[string, unknown]>([
  ['that is empty', {}],
  ['with null fields', { matchLabels: null, matchExpressions: null }],
  ['with labels', { matchLabels: { app: 'web', 'example.com/part-of': '' } }],
  ['with an expression', expression({})],
  ['with a value that is excluded', expression({ operator: 'NotIn' })],
  ['with a key that must be there', expression({ operator: 'Exists', values: undefined })],
  ['with a key that must not', expression({ operator: 'DoesNotExist', values: [] })],
])('a selector is taken %s', (_, selector) => {
  expect(labelSelectorOf(selector)).toBe(selector);
});

test.each<[string, unknown]>([
  ['that is null', null],
  ['that is text', 'app=web'],
  ['that is a list', [{}]],
  ['with labels that are none', { matchLabels: 'web' }],
  ['with a number as a label', { matchLabels: { app: 5 } }],
  ['with white space in a label', { matchLabels: { app: 'web shop' } }],
  ['with a key that is none', { matchLabels: { 'a/b/c': 'web' } }],
  ['with expressions that are none', { matchExpressions: { key: 'app', operator: 'Exists' } }],
  ['with an expression that is none', { matchExpressions: ['app'] }],
  ['without a key', expression({ key: undefined })],
  ['without an operator', expression({ operator: undefined })],
  ['with an operator that there is not', expression({ operator: 'in' })],
  ['with a value that is no label', expression({ operator: 'NotIn', values: ['web shop'] })],
  ['with no values', expression({ operator: 'NotIn', values: [] })],
  ['with values that are no list', expression({ operator: 'Exists', values: 'web' })],
  ['with values that mean nothing', expression({ operator: 'Exists' })],
])('a selector is refused %s', (_, selector) => {
  expect(labelSelectorOf(selector)).toBeUndefined();
});
