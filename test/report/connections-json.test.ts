import { isObject, Path } from '../../src/manifest/json';
import type { Contract } from '../../src/network/contract/contract';
import { contractFrom } from '../../src/network/contract/contract-reader';
import { contractJson } from '../../src/report/connections-json';
import { writtenUnderCilium } from '../support/cilium-app';
import { contractOfRepository, wholeContract } from '../support/contracts';
import { connectionsSchema, faultsOf } from './json-schema';

const schema = connectionsSchema();

describe('the published schema describes', () => {
  test.each<[string, Contract]>([
    ['a contract', wholeContract()],
    ['one of an app without anything', contractOfRepository({ manifests: [] })],
  ])('%s', (_, contract) => {
    expect(faultsOf(schema, JSON.parse(contractJson(contract)))).toEqual([]);
  });

  test('one of an app under Cilium, of which the reader loses nothing', () => {
    const text = writtenUnderCilium('connections.json');
    expect(faultsOf(schema, JSON.parse(text))).toEqual([]);
    const contract = contractFrom(text, 'shop.json');
    expect(contractJson(contract)).toBe(text);
    expect(contract.workloads[0].needs.map(({ peer }) => peer)).toMatchObject([
      { kind: 'named', host: '*.example.org' },
      { kind: 'named', entity: 'kube-apiserver' },
      { kind: 'pods', name: 'kube-dns' },
    ]);
  });
});

test('what is written is read again', () => {
  expect(contractFrom(contractJson(wholeContract()), 'shop.json')).toEqual(wholeContract());
});

test('nothing from a manifest is there but what can be seen', () => {
  const manifest = { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'a\u202eb\u001b[2J' }, spec: { containers: [] } };
  const text = contractJson(contractOfRepository({ manifests: [manifest] }));
  // eslint-disable-next-line no-control-regex -- what must not come through
  expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/);
  expect(contractFrom(text, 'shop.json').workloads[0].name).toBe('a\u202eb\u001b[2J');
});

describe('the reader takes just what the schema describes', () => {
  const OTHERS: readonly unknown[] = [undefined, 'x', '', 0, 1, 1.5, 65536, true, [], ['x'], [1], {}, { x: 1 }];
  const paths = placesIn(JSON.parse(contractJson(wholeContract())));

  test.each(OTHERS.map((other) => [JSON.stringify(other) ?? 'nothing', other] as const))(
    'with %s in place of each value',
    (_, other) => {
      const taken = { both: 0, neither: 0 };
      for (const path of paths) {
        const document = changed(path, other);
        const isDescribed = faultsOf(schema, document).length === 0;
        expect({ path, isTaken: isTaken(document) }).toEqual({ path, isTaken: isDescribed });
        taken[isDescribed ? 'both' : 'neither'] += 1;
      }
      expect(taken.both + taken.neither).toBe(paths.length);
      expect(taken.neither).toBeGreaterThan(paths.length / 3);
    },
  );

  test('and what it does not know it leaves out', () => {
    const document = { ...(JSON.parse(contractJson(wholeContract())) as object), more: 1 };
    expect(contractFrom(JSON.stringify(document), 'shop.json')).toEqual(wholeContract());
  });
});

/** Where every value of a document stands. */
function placesIn(value: unknown, path: Path = []): Path[] {
  const items = Array.isArray(value) || isObject(value) ? Object.entries(value as object) : [];
  return [
    ...(path.length > 0 ? [path] : []),
    ...items.flatMap(([key, item]) => placesIn(item, [...path, Array.isArray(value) ? Number(key) : key])),
  ];
}

function changed(path: Path, value: unknown): unknown {
  const document: unknown = JSON.parse(contractJson(wholeContract()));
  const parent = path.slice(0, -1).reduce<any>((place, key) => place[key], document);
  const last = path[path.length - 1];
  if (value === undefined && Array.isArray(parent)) {
    parent.splice(last as number, 1);
  } else {
    parent[last] = value;
  }
  return JSON.parse(JSON.stringify(document));
}

function isTaken(document: unknown): boolean {
  try {
    contractFrom(JSON.stringify(document), 'shop.json');
    return true;
  } catch {
    return false;
  }
}
