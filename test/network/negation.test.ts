import type { JsonObject } from '../../src/manifest/json';
import { withRuledOut } from '../../src/network/negation';

const expressions = (...matchExpressions: JsonObject[]) => ({ matchExpressions });
const notIn = (key: string, ...values: string[]) => ({ key, operator: 'NotIn', values });
const isIn = (key: string, value: string) => ({ key, operator: 'In', values: [value] });

test('a description comes alone first, then with what others rule out, value by value and together', () => {
  const pods = { namespace: 'shop', podSelector: { matchLabels: { app: 'web' } } };
  const others = [
    { podSelector: expressions(notIn('tier', 'back', 'data')) },
    { podSelector: expressions({ key: 'old', operator: 'DoesNotExist' }, notIn('tier', 'back')) },
  ];
  const exists = { key: 'old', operator: 'Exists' };
  const found = withRuledOut(pods, others);
  expect(found[0]).toEqual(pods);
  expect(found.slice(1)).toEqual(
    [
      [isIn('tier', 'back')],
      [isIn('tier', 'data')],
      [exists],
      [isIn('tier', 'back'), exists],
      [isIn('tier', 'data'), exists],
    ].map((more) => ({ namespace: 'shop', podSelector: { ...pods.podSelector, ...expressions(...more) } })),
  );
});

test('namespaces are told apart where they are selected', () => {
  const others = [{ namespaceSelector: expressions(notIn('team', 'data')), podSelector: {} }];
  expect(withRuledOut({ podSelector: {} }, others)).toEqual([{ podSelector: {} }]);
  expect(withRuledOut({ namespaceSelector: {}, podSelector: {} }, others)).toEqual([
    { namespaceSelector: {}, podSelector: {} },
    { namespaceSelector: expressions(isIn('team', 'data')), podSelector: {} },
  ]);
});

test('what is demanded tells nobody apart', () => {
  const others = [{ podSelector: { matchLabels: { app: 'web' }, ...expressions(isIn('tier', 'a')) } }];
  expect(withRuledOut({ podSelector: {} }, others)).toEqual([{ podSelector: {} }]);
});

test('each label is still looked at where there are more than anybody writes', () => {
  const many = Array.from({ length: 20 }, (_, index) => `label-${index}`);
  const found = withRuledOut({ podSelector: {} }, [
    { podSelector: expressions(...many.map((key) => notIn(key, 'a'))) },
  ]);
  expect(found.slice(1, many.length + 1)).toEqual(many.map((key) => ({ podSelector: expressions(isIn(key, 'a')) })));
});
