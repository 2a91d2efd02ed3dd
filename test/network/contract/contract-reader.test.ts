import type { JsonObject } from '../../../src/manifest/json';
import { contractFrom } from '../../../src/network/contract/contract-reader';
import { contractJson } from '../../../src/report/connections-json';
import { failureJson } from '../../../src/report/json';
import { wholeContract } from '../../support/contracts';

function spoilt(spoil: (document: any) => void): string {
  const document = JSON.parse(contractJson(wholeContract())) as JsonObject;
  spoil(document);
  return JSON.stringify(document);
}

describe('a contract is refused', () => {
  test.each<[string, string, string | RegExp]>([
    ['that is no JSON', '{', /^"cart.json" is no JSON: ./],
    ['that is empty', '', /^"cart.json" is no JSON: ./],
    [
      'that is a manifest',
      '{"apiVersion":"v1","kind":"Pod"}',
      '"cart.json" is no contract of connections; give a connections.json, which synth writes',
    ],
    [
      'that is a report',
      '{"$schema":"cdk8s-bulkhead/schemas/report.schema.json","version":1}',
      '"cart.json" is no contract of connections; give a connections.json, which synth writes',
    ],
    [
      'that tells why synth failed',
      failureJson('"web" has no port "http"'),
      '"cart.json" has no connections, since synth failed when it was written: "web" has no port "http"',
    ],
    ['that is a list', '[]', '"cart.json" is no contract of connections; give a connections.json, which synth writes'],
    [
      'of another version',
      spoilt((document) => (document.version = 2)),
      '"cart.json" is a contract of version 2, and this cdk8s-bulkhead reads version 1; use the cdk8s-bulkhead that wrote ' +
        'it, or write it again with this one',
    ],
    [
      'of no version',
      spoilt((document) => delete document.version),
      /^"cart.json" is a contract of version unknown, and/,
    ],
    [
      'without workloads',
      spoilt((document) => delete document.workloads),
      '"cart.json": workloads must be a list, and is not there',
    ],
    [
      'with a workload without a name',
      spoilt((document) => delete document.workloads[2].name),
      '"cart.json": workloads[2].name must be a string, and is not there',
    ],
    [
      'with a port that is a name',
      spoilt((document) => (document.workloads[2].needs[0].ports[0].port = 'http')),
      '"cart.json": workloads[2].needs[0].ports[0].port must be a whole number from 1 to 65535, not "http"',
    ],
    [
      'with a protocol that policies do not know',
      spoilt((document) => (document.workloads[2].ports[0].protocol = 'ICMP')),
      '"cart.json": workloads[2].ports[0].protocol must be TCP, UDP, SCTP, not "ICMP"',
    ],
    [
      'with a label that is no string',
      spoilt((document) => (document.workloads[2].labels.app = 1)),
      '"cart.json": workloads[2].labels.app must be a string, not 1',
    ],
    [
      'with a selector that says more than is known',
      spoilt((document) => (document.workloads[2].podSelector = { matchlabels: { app: 'cart' } })),
      '"cart.json": workloads[2].podSelector must have no other fields than matchLabels and matchExpressions, not ' +
        '{"matchlabels":{"app":"cart"}}',
    ],
    [
      'with a peer of a kind that is not known',
      spoilt((document) => (document.workloads[2].needs[0].peer.kind = 'service')),
      '"cart.json": workloads[2].needs[0].peer.kind must be pods, addresses, anyone, named, not "service"',
    ],
    [
      'with a workload that is no object',
      spoilt((document) => (document.workloads[0] = 'x'.repeat(100))),
      /^"cart.json": workloads\[0\] must be an object, not "x{59}\.\.\.$/,
    ],
  ])('%s', (_, text, message) => {
    expect(() => contractFrom(text, 'cart.json')).toThrow(message);
  });
});

test('a mark of the byte order before it is left out', () => {
  expect(contractFrom(`\ufeff${contractJson(wholeContract())}`, 'cart.json')).toEqual(wholeContract());
});

test('null stands for a field that was left out', () => {
  const text = spoilt((document) => (document.workloads[2].needs[0].ports = null));
  expect(contractFrom(text, 'cart.json').workloads[2].needs[0]).not.toHaveProperty('ports');
});
