import type { JsonObject } from '../../../src/manifest/json';
import { object } from '../../../test/support/objects';
import { Case, pairs, shown } from '../case';

const KEYS: readonly string[] = [
  'key',
  'app.properties',
  'A_b-C.1',
  '.hidden',
  '-',
  '_',
  '.',
  '..',
  '..data',
  '...',
  'a..b',
  '',
  'a b',
  'a/b',
  'ä',
  'a:b',
  'a'.repeat(253),
  'a'.repeat(254),
];

const VALUES: readonly unknown[] = [
  'text',
  '',
  null,
  5,
  true,
  ['text'],
  { text: 'text' },
  'dGV4dA==',
  'dGV4dA',
  'dGV4dA=',
  'dGV4\r\ndA==\n',
  'dGV4 dA==',
  '!!!!',
  'dGV4dB==',
  '_-_-',
  '====',
];

const MAPS: readonly unknown[] = [null, {}, 'text', ['text'], 5];

const PLACES: readonly (readonly [string, string])[] = [
  ['ConfigMap', 'data'],
  ['ConfigMap', 'binaryData'],
  ['Secret', 'data'],
  ['Secret', 'stringData'],
];

const DATA_OF_TYPES: readonly (readonly [string, JsonObject])[] = [
  ['kubernetes.io/basic-auth', {}],
  ['kubernetes.io/basic-auth', { stringData: { password: 'x' } }],
  ['kubernetes.io/basic-auth', { data: { username: 'eA==' } }],
  ['kubernetes.io/basic-auth', { stringData: { other: 'x' } }],
  ['kubernetes.io/dockercfg', {}],
  ['kubernetes.io/dockercfg', { stringData: { '.dockercfg': '{}' } }],
  ['kubernetes.io/dockerconfigjson', {}],
  ['kubernetes.io/dockerconfigjson', { stringData: { '.dockerconfigjson': '{"auths":{}}' } }],
  ['kubernetes.io/dockerconfigjson', { data: { '.dockerconfigjson': 'e30=' } }],
  ['kubernetes.io/dockerconfigjson', { stringData: { '.dockercfg': '{}' } }],
  ['kubernetes.io/ssh-auth', {}],
  ['kubernetes.io/ssh-auth', { stringData: { 'ssh-privatekey': 'x' } }],
  ['kubernetes.io/tls', {}],
  ['kubernetes.io/tls', { stringData: { 'tls.crt': 'x' } }],
  ['kubernetes.io/tls', { stringData: { 'tls.crt': '', 'tls.key': '' } }],
  ['kubernetes.io/service-account-token', {}],
  [
    'kubernetes.io/service-account-token',
    { metadata: { name: 'web', annotations: { 'kubernetes.io/service-account.name': 'web' } } },
  ],
  ['Opaque', {}],
  ['example.com/own', {}],
  ['constructor', {}],
];

export const configDataCases: readonly Case[] = [
  ...pairs(PLACES, KEYS).map(([[kind, field], key]) => ({
    title: `${kind}: the key ${shown(key)} in ${field}`,
    manifest: object('v1', kind, { [field]: { [key]: '' } }),
    blamesAnotherField: field === 'stringData', // which it has moved to data by then
  })),
  ...pairs(PLACES, VALUES).map(([[kind, field], value]) => ({
    title: `${kind}: ${field} with the value ${shown(value)}`,
    manifest: object('v1', kind, { [field]: { key: value } }),
  })),
  ...pairs(PLACES, MAPS).map(([[kind, field], map]) => ({
    title: `${kind}: ${field} that is ${shown(map)}`,
    manifest: object('v1', kind, { [field]: map }),
  })),
  ...[
    { data: { a: 'x' }, binaryData: { a: 'eA==' } },
    { data: { a: 'x' }, binaryData: { b: 'eA==' } },
    { data: { a: null }, binaryData: { a: 'eA==' } },
  ].map((fields) => ({
    title: `ConfigMap: ${shown(fields)}`,
    manifest: object('v1', 'ConfigMap', fields),
  })),
  {
    title: 'Secret: a key in both maps',
    manifest: object('v1', 'Secret', { data: { a: 'eA==' }, stringData: { a: 'x' } }),
  },
  ...DATA_OF_TYPES.map(([type, fields]) => ({
    title: `Secret of the type ${type}: ${shown(fields)}`,
    manifest: object('v1', 'Secret', { type, ...fields }),
  })),
];
