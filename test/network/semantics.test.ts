import { isIP } from 'node:net';
import { Inventory } from '../../src/manifest/inventory';
import { Resource } from '../../src/manifest/resource';
import type { Party } from '../../src/network/party';
import { partyOf, Reachability } from '../../src/network/reachability';
import { ADDRESSES } from './semantics/address-cases';
import { ISOLATION } from './semantics/isolation-cases';
import { PEERS } from './semantics/peer-cases';
import { PORTS } from './semantics/port-cases';
import type { SemanticCase } from './semantics/semantic-case';

describe.each([
  ['which pods are isolated', ISOLATION],
  ['whom rules are for', PEERS],
  ['blocks of addresses', ADDRESSES],
  ['ports', PORTS],
] as const)('%s', (_, cases) => {
  test.each(cases.map((one) => [`${one.name} (${one.cites})`, one] as const))('%s', (__, one) => {
    expect(answersTo(one)).toEqual(one.ports);
  });
});

function answersTo({ manifests, ports }: SemanticCase): SemanticCase['ports'] {
  const app = new Inventory(manifests.map((manifest) => new Resource(manifest)));
  const reachability = Reachability.of(app);
  return Object.fromEntries(
    Object.keys(ports).map((pair) => {
      const [from, to] = pair.split(' -> ').map((name) => partyCalled(name, app));
      return [pair, reachability.between(from, to).text];
    }),
  );
}

function partyCalled(name: string, app: Inventory): Party {
  const resource = app.resources.find((one) => one.name === name && one.pods.length > 0);
  if (resource) {
    return partyOf({ resource, pod: resource.pods[0] });
  }
  expect(isIP(name)).not.toBe(0); // no workload that is misspelt
  return { kind: 'address', address: name };
}
