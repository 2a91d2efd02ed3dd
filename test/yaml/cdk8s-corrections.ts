import { Yaml } from 'cdk8s';
import { writeYaml } from '../../src/yaml/writer';

/** A string that cdk8s writes so that some program reads something else, or nothing. */
export interface Correction {
  readonly text: string;
  readonly place: 'key' | 'value';
  /** A document that has nothing else, as cdk8s writes it. */
  readonly written: string;
}

/** The strings and keys of documents that are not written as by cdk8s. */
export function correctionsIn(documents: readonly unknown[]): Correction[] {
  const keys = new Set<string>();
  const values = new Set<string>();
  documents.forEach((document) => addStrings(document, keys, values));
  return [
    ...[...keys].map((text) => correctionOf(text, 'key', { [text]: 0 })),
    ...[...values].map((text) => correctionOf(text, 'value', { a: text })),
  ].filter((correction) => correction !== undefined);
}

/** What is written otherwise for every reader's sake, although most read it well. */
export const INVISIBLE = /[\u2028\u2029\ufeff]/;

/** What a document becomes when the strings that are corrected in it are left out. */
export function withoutCorrections(value: unknown, corrections: ReadonlyMap<string, Correction>): unknown {
  if (typeof value === 'string') {
    return corrections.has(`value ${value}`) ? 'corrected' : value;
  }
  if (Array.isArray(value)) {
    return value.map((item) => withoutCorrections(item, corrections));
  }
  if (typeof value !== 'object' || value === null) {
    return value;
  }
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      corrections.has(`key ${key}`) ? 'corrected' : key,
      withoutCorrections(inner, corrections),
    ]),
  );
}

function correctionOf(text: string, place: Correction['place'], document: unknown): Correction | undefined {
  const written = Yaml.stringify(document);
  return written === writeYaml(document) ? undefined : { text, place, written };
}

function addStrings(value: unknown, keys: Set<string>, values: Set<string>): void {
  if (typeof value === 'string') {
    values.add(value);
  } else if (Array.isArray(value)) {
    value.forEach((item) => addStrings(item, keys, values));
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, inner] of Object.entries(value)) {
      keys.add(key);
      addStrings(inner, keys, values);
    }
  }
}
