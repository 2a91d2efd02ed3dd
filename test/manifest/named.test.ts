import { Named } from '../../src/manifest/named';

test('values are found by namespace and name, and by no other text that these could make', () => {
  const named = new Named<number>();
  named.set('shop', 'web', 1);
  named.set('bank', 'web', 2);
  named.set('shop', 'api', 3);
  named.set('shop', 'api', 4);
  expect([named.get('shop', 'web'), named.get('bank', 'web'), named.get('shop', 'api')]).toEqual([1, 2, 4]);
  expect([named.get('bank', 'api'), named.get('', 'web'), named.get('shopweb', '')]).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
});
