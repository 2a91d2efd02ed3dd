import * as fc from 'fast-check';
import { Inventory } from '../../src/manifest/inventory';
import { JsonObject, listIn } from '../../src/manifest/json';
import { Resource } from '../../src/manifest/resource';
import { selectorMatches } from '../../src/manifest/selector';
import { AddressSet } from '../../src/network/address-set';
import { addressesAt, alternatives, strangersAs } from '../../src/network/witness';
import { namespaceCalled } from '../support/network';

const APP = new Inventory([new Resource(namespaceCalled('data', { team: 'data' }))]);
const DATA = { 'kubernetes.io/metadata.name': 'data', team: 'data' };
const expressions = (...matchExpressions: JsonObject[]) => ({ matchExpressions });

describe('a stranger', () => {
  test('has just the labels that are asked for', () => {
    const podSelector = {
      matchLabels: { app: 'kafka' },
      matchExpressions: [
        { key: 'tier', operator: 'Exists' },
        { key: 'old', operator: 'DoesNotExist' },
        { key: 'zone', operator: 'NotIn', values: ['a'] },
      ],
    };
    expect(strangersAs(APP, { namespace: 'data', podSelector })).toEqual([
      { kind: 'stranger', namespace: 'data', namespaceLabels: DATA, labels: { app: 'kafka', tier: 'some' } },
    ]);
  });

  test('is there for each value that is listed', () => {
    const podSelector = expressions({ key: 'app', operator: 'In', values: ['a', 'b'] });
    const namespaceSelector = expressions({
      key: 'kubernetes.io/metadata.name',
      operator: 'In',
      values: ['data', 'elsewhere'],
    });
    const found = strangersAs(APP, { namespaceSelector, podSelector });
    expect(found.map(({ namespace, labels }) => [namespace, labels])).toEqual([
      ['data', { app: 'a' }],
      ['data', { app: 'b' }],
      ['data', { app: 'a' }],
      ['elsewhere', { app: 'a' }],
    ]);
  });

  test('has a value that no other expression forbids', () => {
    const podSelector = expressions(
      { key: 'app', operator: 'In', values: ['a', 'b'] },
      { key: 'app', operator: 'NotIn', values: ['a'] },
      { key: 'tier', operator: 'NotIn', values: ['some'] },
      { key: 'tier', operator: 'Exists' },
    );
    expect(strangersAs(APP, { podSelector }).map(({ labels }) => labels)).toEqual([{ app: 'b', tier: 'other' }]);
  });

  test('is in a namespace of the app only if that has the labels', () => {
    const selector = (team: string) => ({ matchLabels: { 'kubernetes.io/metadata.name': 'data', team } });
    const inTeam = (team: string) => strangersAs(APP, { namespaceSelector: selector(team), podSelector: {} });
    expect(inTeam('data')).toMatchObject([{ namespace: 'data', namespaceLabels: DATA }]);
    expect(inTeam('other')).toMatchObject([{ namespaceLabels: { ...DATA, team: 'other' } }]);
  });

  test.each([
    expressions({ key: 'app', operator: 'In', values: ['a'] }, { key: 'app', operator: 'DoesNotExist' }),
    { matchLabels: { app: 'a' }, matchExpressions: [{ key: 'app', operator: 'In', values: ['b'] }] },
    expressions({ key: 'app', operator: 'IsLike', values: ['a'] }),
  ])('cannot fit %j', (podSelector) => {
    expect(strangersAs(APP, { podSelector })).toEqual([]);
  });

  test('fits what it was made for', () => {
    const expression = fc.record({
      key: fc.constantFrom('app', 'tier'),
      operator: fc.constantFrom('In', 'NotIn', 'Exists', 'DoesNotExist'),
      values: fc.uniqueArray(fc.constantFrom('a', 'b', 'some', 'other'), { minLength: 1, maxLength: 3 }),
    });
    fc.assert(
      fc.property(fc.array(expression, { maxLength: 3 }), (matchExpressions) => {
        const pods = { podSelector: { matchExpressions } };
        for (const { labels } of strangersAs(APP, pods)) {
          expect(selectorMatches(pods.podSelector, labels)).toBe(true);
        }
        const values = alternatives(pods).flatMap(({ podSelector }) => listIn(podSelector, 'matchExpressions'));
        expect(values.length === 0).toBe(matchExpressions.length === 0);
      }),
      { seed: 20240917 },
    );
  });
});

describe('addresses', () => {
  const at = (...blocks: Parameters<typeof addressesAt>[0]) =>
    addressesAt(blocks).map((party) => (party.kind === 'address' ? party.address : ''));

  test('stand at both sides of each edge', () => {
    expect(at({ cidr: '10.0.0.0/8', except: ['10.1.0.0/16'] }).sort()).toEqual([
      '10.0.0.0',
      '10.0.255.255',
      '10.1.0.0',
      '10.1.255.255',
      '10.2.0.0',
      '10.255.255.255',
      '11.0.0.0',
      '9.255.255.255',
    ]);
    expect(at({ cidr: '2001:db8::/127' })).toEqual([
      '2001:db8::',
      '2001:db8::1',
      '2001:db7:ffff:ffff:ffff:ffff:ffff:ffff',
      '2001:db8::2',
    ]);
  });

  test('are none beyond the first and the last', () => {
    expect(at({ cidr: '0.0.0.0/0' }).sort()).toEqual(['0.0.0.0', '255.255.255.255']);
    expect(at({ cidr: '::/0' })).toHaveLength(2);
  });

  test('are none of what is no block', () => {
    expect(at({ cidr: 'internet' }, { cidr: '10.0.0.0/8', except: ['10.0.0.0'] })).toHaveLength(4);
  });

  test('tell any two lists of blocks apart', () => {
    const block = fc
      .tuple(fc.nat(255), fc.integer({ min: 9, max: 32 }))
      .map(([byte, bits]) => ({ cidr: `10.${byte}.${byte}.0/${bits}` }))
      .map(({ cidr }) => ({ cidr, set: AddressSet.of({ cidr })! }));
    fc.assert(
      fc.property(
        fc.array(block, { maxLength: 4 }),
        fc.array(block, { maxLength: 4 }),
        fc.ipV4(),
        (left, right, any) => {
          const contains = (blocks: typeof left, address: string) => blocks.some(({ set }) => set.contains(address));
          const differs = (address: string) => contains(left, address) !== contains(right, address);
          if (differs(any) || differs(any.replace(/^\d+/, '10'))) {
            expect(at(...left, ...right).some(differs)).toBe(true);
          }
        },
      ),
      { seed: 20240917, numRuns: 2000 },
    );
  });
});
