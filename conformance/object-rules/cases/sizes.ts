import { object } from '../../../test/support/objects';
import type { Case } from '../case';

const LARGEST = 1024 * 1024;

const base64 = (bytes: number) => Buffer.alloc(bytes, 'x').toString('base64');
const lines = (text: string) => text.replace(/(.{76})/g, '$1\n');

const configMap = (title: string, fields: object): Case => ({
  title: `ConfigMap with ${title}`,
  manifest: object('v1', 'ConfigMap', { ...fields }),
});

const secret = (title: string, fields: object): Case => ({
  title: `Secret with ${title}`,
  manifest: object('v1', 'Secret', { ...fields }),
});

export const sizeCases: readonly Case[] = [
  configMap('nothing', {}),
  configMap('null', { data: null }),
  configMap('1 MiB', { data: { a: 'x'.repeat(LARGEST) } }),
  configMap('1 MiB under a long key', { data: { ['a'.repeat(253)]: 'x'.repeat(LARGEST) } }),
  configMap('a byte more', { data: { a: 'x'.repeat(LARGEST + 1) } }),
  configMap('a byte more in two keys', { data: { a: 'x'.repeat(LARGEST), b: 'x' } }),
  configMap('1 MiB of two-byte letters', { data: { a: 'é'.repeat(LARGEST / 2) } }),
  configMap('a two-byte letter more', { data: { a: 'é'.repeat(LARGEST / 2 + 1) } }),
  configMap('1 MiB of binary data', { binaryData: { a: base64(LARGEST) } }),
  configMap('1 MiB of binary data in lines', { binaryData: { a: lines(base64(LARGEST)) } }),
  configMap('a binary byte more', { binaryData: { a: base64(LARGEST + 1) } }),
  configMap('1 MiB of both', { data: { a: 'x' }, binaryData: { b: base64(LARGEST - 1) } }),
  configMap('a byte more of both', { data: { a: 'x' }, binaryData: { b: base64(LARGEST) } }),
  secret('1 MiB', { data: { a: base64(LARGEST) } }),
  secret('a byte more', { data: { a: base64(LARGEST + 1) } }),
  secret('two bytes more', { data: { a: base64(LARGEST + 2) } }),
  secret('1 MiB of text', { stringData: { a: 'x'.repeat(LARGEST) } }),
  secret('a byte more of text', { stringData: { a: 'x'.repeat(LARGEST + 1) } }),
  secret('text and data that are too much together', {
    data: { a: base64(LARGEST) },
    stringData: { b: 'x' },
  }),
  secret('text in place of the data that would be too much', {
    data: { a: base64(LARGEST) },
    stringData: { a: 'x', b: 'x' },
  }),
];
