import { loadAll, LoadOptions, YAMLException } from 'js-yaml';
import { AliasFault, withoutAliases } from './aliases';
import { KUBECTL_SCHEMA, ScalarFault } from './kubectl-schema';

/** A document of a YAML file. */
export interface YamlDocument {
  /** Its place in the file, from 1; empty ones count. */
  readonly number: number;
  /** The line where it starts, from 1. */
  readonly line: number;
  readonly value: unknown;
}

/** Text that is no YAML. The message begins with document and line. */
export class YamlFault extends Error {
  constructor(
    document: number,
    public readonly line: number,
    public readonly reason: string,
  ) {
    super(`document ${document}, line ${line}: ${reason}`);
  }
}

/** How deep values may lie in each other. */
export const MAX_DEPTH = 1000;

/**
 * Reads the documents of a YAML file with the scalars that kubectl reads. Empty documents are left out.
 *
 * @throws YamlFault also where a mapping has a key twice, of which kubectl takes the last
 */
export function readYaml(text: string): YamlDocument[] {
  const starts: number[] = [];
  let depth = 0;
  let lineNow = 0;
  const options: LoadOptions & { maxDepth: number } = {
    schema: KUBECTL_SCHEMA,
    maxDepth: MAX_DEPTH,
    listener: (event, { line }) => {
      lineNow = line;
      if (event === 'open' && depth === 0) {
        starts.push(line + 1);
      }
      depth += event === 'open' ? 1 : -1;
    },
  };
  const fault = (line: number, reason: string) => new YamlFault(Math.max(starts.length, 1), line, reason);
  const mayHaveAliases = NOT_PLAIN.test(text); // most have none, and to copy their values takes a tenth of reading them
  const values: unknown[] = [];
  try {
    loadAll(text, (value) => values.push(value), options);
  } catch (error) {
    if (error instanceof YAMLException) {
      throw fault((error.mark?.line ?? lineNow) + 1, error.reason);
    }
    throw error instanceof ScalarFault ? fault(lineNow + 1, error.message) : error;
  }
  return values
    .map((value, index) => ({ number: index + 1, line: starts[index], value }))
    .filter(({ value }) => value !== null && value !== undefined)
    .map((document) => (mayHaveAliases ? withPlainValue(document, text.length) : document));
}

/** Where there can be aliases, merge keys or keys that are no scalars, of which a plain value has to be made. */
const NOT_PLAIN = /[&*]|<<|\{(?!\})|^[ \t]*\?\s|\][ \t]*:/m;

function withPlainValue(document: YamlDocument, textLength: number): YamlDocument {
  try {
    return { ...document, value: withoutAliases(document.value, textLength) };
  } catch (error) {
    throw error instanceof AliasFault ? new YamlFault(document.number, document.line, error.message) : error;
  }
}
