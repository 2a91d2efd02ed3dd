import * as jsYaml4 from 'js-yaml';
import * as jsYaml5 from 'js-yaml-5';
import { parseAllDocuments } from 'yaml';
import { readYaml } from '../../src/yaml/reader';

/** The documents of a text, as a program reads them. */
export type YamlReader = (text: string) => unknown[];

/** Readers that run in Node. */
export const READERS: Readonly<Record<string, YamlReader>> = {
  'yaml 1.2': (text) => readWithYaml(text, '1.2'),
  'yaml 1.1': (text) => readWithYaml(text, '1.1'),
  'js-yaml 4': (text) => jsYaml4.loadAll(text),
  'js-yaml 5': (text) => jsYaml5.loadAll(text) as unknown[],
};

/** As kubectl reads it, and any other program that uses Go's packages, but for what these cannot scan. */
export function readAsKubectl(text: string): unknown[] {
  return readYaml(text).map(({ value }) => value);
}

function readWithYaml(text: string, version: '1.1' | '1.2'): unknown[] {
  return [...parseAllDocuments(text, { version, logLevel: 'error', prettyErrors: false })].map((document) => {
    if (document.errors.length > 0) {
      throw document.errors[0];
    }
    return document.toJS();
  });
}
