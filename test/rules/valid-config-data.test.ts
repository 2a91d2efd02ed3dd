import { Resource } from '../../src/manifest/resource';
import { validConfigData } from '../../src/rules/valid-config-data';
import { contextOf, messagesOf, objectTables } from '../support/object-tables';
import { object } from '../support/objects';

const configMap = (fields: object) => object('v1', 'ConfigMap', { ...fields });
const secret = (fields: object) => object('v1', 'Secret', { ...fields });
const BASE64 = 'must be Base64; write plain text in the field for text';

objectTables(validConfigData, {
  passes: {
    nothing: configMap({}),
    null: configMap({ data: null, binaryData: null }),
    'text and Base64': configMap({ data: { 'app.env': 'A=b' }, binaryData: { logo: 'iVBORw==' } }),
    'a value that is null': configMap({ data: { a: null }, binaryData: { b: null } }),
    'Base64 with line ends': secret({ data: { a: 'dGV4\r\ndA==\n' } }),
    'text in a Secret': secret({ stringData: { a: 'not Base64!' } }),
    'a key in both maps of a Secret': secret({ data: { a: 'eA==' }, stringData: { a: 'x' } }),
    'a type of its own': secret({ type: 'example.com/own' }),
    'a type that every object has': secret({ type: 'constructor' }),
    'another kind': object('example.com/v1', 'ConfigMap', { data: { 'a b': 5 } }),
  },
  fails: {
    'a map that is none': [configMap({ data: ['a'] }), 'data must be a map of strings'],
    'a number': [configMap({ data: { port: 8080 } }), 'data.port must be a string; write it in quotes'],
    'an object': [configMap({ data: { a: {} } }), 'data.a must be a string'],
    'no Base64': [configMap({ binaryData: { a: 'plain' } }), `binaryData.a ${BASE64}`],
    'Base64 without its end': [secret({ data: { a: 'dGV4dA' } }), `data.a ${BASE64}`],
    'Base64 for URLs': [secret({ data: { a: '_-_-' } }), `data.a ${BASE64}`],
    'a key that is no name of a file': [
      configMap({ data: { 'a/b': '' } }),
      'the key "a/b" in data must be letters, digits, "-", "_" and "."',
    ],
    'a key of two points': [
      secret({ stringData: { '..data': '' } }),
      'the key "..data" in stringData must be neither "." nor begin with ".."',
    ],
    'a key in both maps': [
      configMap({ data: { a: 'x' }, binaryData: { a: 'eA==' } }),
      'the key "a" in data is in binaryData too; remove one of them',
    ],
    'a certificate without its key': [
      secret({ type: 'kubernetes.io/tls', stringData: { 'tls.crt': 'x' } }),
      'data["tls.key"] must be set, as the type is "kubernetes.io/tls"',
    ],
    'a login without anything': [
      secret({ type: 'kubernetes.io/basic-auth' }),
      'data["username"] must be set, or data["password"], as the type is "kubernetes.io/basic-auth"',
    ],
    'the token of nobody': [
      secret({ type: 'kubernetes.io/service-account-token' }),
      'metadata.annotations["kubernetes.io/service-account.name"] must name the ServiceAccount, as the type is "kubernetes.io/service-account-token"',
    ],
  },
});

test.each([253, 254])('valid-config-data takes keys of 253 characters, and this has %d', (length) => {
  const found = messagesOf(validConfigData, configMap({ data: { ['a'.repeat(length)]: '' } }));
  expect(found).toHaveLength(length - 253);
});

test('valid-config-data repeats no value of a Secret', () => {
  const resource = new Resource(secret({ data: { a: 'hunter2', b: 12345 }, stringData: { c: 67890 } }));
  expect(JSON.stringify(validConfigData.check(resource, contextOf()))).not.toMatch(/hunter2|12345|67890/);
});

test('valid-config-data reads values of any length', () => {
  expect(messagesOf(validConfigData, configMap({ binaryData: { a: 'eHh4'.repeat(5_000_000) } }))).toEqual([]);
  expect(messagesOf(validConfigData, configMap({ binaryData: { a: `${'eHh4'.repeat(5_000_000)}!` } }))).toHaveLength(1);
});
