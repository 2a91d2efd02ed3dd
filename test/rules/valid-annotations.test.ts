import { validAnnotations } from '../../src/rules/valid-annotations';
import { objectTables } from '../support/object-tables';
import { deployment, object, template, withMetadata } from '../support/objects';

const LARGEST = 256 * 1024;

const annotated = (annotations: unknown) => withMetadata(object('v1', 'ConfigMap'), { annotations });

objectTables(validAnnotations, {
  passes: {
    'no annotations': object('v1', 'ConfigMap'),
    'annotations of null': annotated(null),
    'any text': annotated({ note: 'é "quoted"\n, and long' }),
    'a value of null, which is an empty one': annotated({ note: null }),
    'a key in upper case': annotated({ 'Example.COM/Note': 'web' }),
    '256 KiB': annotated({ note: 'x'.repeat(LARGEST - 4) }),
  },
  fails: {
    'a number': [annotated({ port: 8080 }), 'metadata.annotations.port must be a string; write it in quotes, not 8080'],
    'a boolean': [
      annotated({ 'example.com/scrape': true }),
      'metadata.annotations["example.com/scrape"] must be a string; write it in quotes, not true',
    ],
    'a map': [annotated({ note: {} }), 'metadata.annotations.note must be a string, not {}'],
    'a bad key': [
      annotated({ 'a/b/c': 'web' }),
      'the key "a/b/c" in metadata.annotations must be letters, digits, "-", "_" and ".", with a letter or digit at both ends',
    ],
    'a list': [annotated([]), 'metadata.annotations must be a map of strings, not []'],
    'a byte more than 256 KiB': [
      annotated({ note: 'x'.repeat(LARGEST - 3) }),
      'metadata.annotations hold 262145 bytes; write at most 262144',
    ],
    'two-byte letters': [
      annotated({ note: 'é'.repeat(LARGEST / 2) }),
      'metadata.annotations hold 262148 bytes; write at most 262144',
    ],
    'a pod template': [
      deployment({ template: template({}, { annotations: { port: 8080 } }) }),
      'spec.template.metadata.annotations.port must be a string; write it in quotes, not 8080',
    ],
    'a custom object': [
      withMetadata(object('example.com/v1', 'Widget'), { annotations: { port: 8080 } }),
      'metadata.annotations.port must be a string; write it in quotes, not 8080',
    ],
  },
});
