import type { Schema } from './definition';

/** Text of many kinds, the first that fits is taken. */
const TEXTS: readonly string[] = [
  'example',
  '10s',
  '1',
  '/example',
  'https://example.com',
  '10KB',
  '0 8 * * 1',
  'a@b.iam.gserviceaccount.com',
  'EXAMPLE',
  'example.com/example',
  'Example',
  '00000000-0000-0000-0000-000000000000',
  'warn',
  '*',
  '192.0.2.1',
  'arn:aws:iam::123456789012:role/example',
];

const FORMATS: Readonly<Record<string, string>> = {
  byte: 'aGVsbG8=',
  'date-time': '2030-01-01T00:00:00Z',
};

/**
 * A value that a schema takes, as far as itself says.
 *
 * @throws if none is known
 */
export function sampleOf(schema: Schema, path: readonly string[]): unknown {
  const { type, format, enum: choices, pattern, minimum, minLength = 0 } = schema;
  if (choices) {
    return choices.find((choice) => choice !== '') ?? choices[0];
  }
  if (schema['x-kubernetes-int-or-string']) {
    return 1;
  }
  switch (type) {
    case 'boolean':
      return true;
    case 'integer':
    case 'number':
      return Math.max(minimum ?? 1, 1);
    case 'string': {
      const syntax = pattern === undefined ? undefined : new RegExp(pattern.replace('(?i)', ''), 'i');
      const found = [FORMATS[format ?? ''] ?? [], TEXTS]
        .flat()
        .find((text) => text.length >= minLength && (syntax?.test(text) ?? true));
      if (found === undefined) {
        throw new Error(`no text is known for ${path.join('.')}: ${pattern}`);
      }
      return found;
    }
    default:
      return {};
  }
}
