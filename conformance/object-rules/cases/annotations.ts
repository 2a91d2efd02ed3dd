import type { JsonObject } from '../../../src/manifest/json';
import { deployment, object, template, withMetadata } from '../../../test/support/objects';
import { Case, pairs, shown } from '../case';
import { widget } from '../custom-kinds';

const LARGEST = 256 * 1024;

const ANNOTATIONS: readonly JsonObject[] = [
  {},
  { note: 'web' },
  { note: 'any text, "quoted"\n and long: é' },
  { note: '' },
  { note: null },
  { note: 5 },
  { note: true },
  { note: { text: 'web' } },
  { 'example.com/note': 'web' },
  { 'Example.COM/Note': 'web' },
  { 'example_com/note': 'web' },
  { 'a/b/c': 'web' },
  { 'a b': 'web' },
  { '': 'web' },
  { '/note': 'web' },
  { ['a'.repeat(63)]: 'web' },
  { ['a'.repeat(64)]: 'web' },
  { note: 'x'.repeat(LARGEST - 4) },
  { note: 'x'.repeat(LARGEST - 3) },
  { note: 'é'.repeat(LARGEST / 2 - 2) },
  { note: 'é'.repeat(LARGEST / 2 - 1) },
  { one: 'x'.repeat(LARGEST / 2), two: 'x'.repeat(LARGEST / 2) },
];

const PLACES: Readonly<Record<string, (annotations: JsonObject) => JsonObject>> = {
  'a ConfigMap': (annotations) => withMetadata(object('v1', 'ConfigMap'), { annotations }),
  'a custom object': (annotations) => withMetadata(widget, { annotations }),
  'a pod template': (annotations) => deployment({ template: template({}, { annotations }) }),
};

export const annotationCases: readonly Case[] = pairs(Object.entries(PLACES), ANNOTATIONS).map(
  ([[place, make], annotations]) => ({
    title: `annotations of ${place}: ${shown(annotations)}`,
    manifest: make(annotations),
  }),
);
