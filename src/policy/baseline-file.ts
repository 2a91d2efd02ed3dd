import { isObject, listIn, stringIn } from '../manifest/json';
import type { BaselineEntry } from './baseline';

/** The version of the file's shape. */
const FORMAT_VERSION = 1;

const FIELDS = ['rule', 'groupKind', 'namespace', 'name', 'container', 'field'] as const;
const REQUIRED: readonly string[] = ['rule', 'groupKind', 'name', 'field'];

/** Recorded findings as a file that is committed and reviewed. */
export function baselineText(entries: readonly BaselineEntry[]): string {
  const findings = entries.map((entry) => ({
    ...Object.fromEntries(FIELDS.flatMap((field) => (entry[field] === undefined ? [] : [[field, entry[field]]]))),
    ...(entry.count === 1 ? {} : { count: entry.count }),
  }));
  return `${JSON.stringify({ version: FORMAT_VERSION, findings }, undefined, 2)}\n`;
}

/**
 * Reads such a file.
 *
 * @param name of the file, for messages
 * @throws if it is something else
 */
export function readBaseline(text: string, name: string): BaselineEntry[] {
  const file = parsed(text, name);
  if (!isObject(file) || file.version !== FORMAT_VERSION || !Array.isArray(file.findings)) {
    throw new Error(
      `"${name}" is no findings baseline of version ${FORMAT_VERSION}; write a new one with bulkhead baseline`,
    );
  }
  return listIn(file, 'findings').map((entry, index) => {
    const fault = faultOf(entry);
    if (fault) {
      throw new Error(`"${name}", findings[${index}] ${fault}`);
    }
    return { count: 1, ...(entry as Partial<BaselineEntry>) } as BaselineEntry;
  });
}

function parsed(text: string, name: string): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/, ''));
  } catch (error) {
    throw new Error(`"${name}" is no JSON: ${(error as Error).message}`, { cause: error });
  }
}

function faultOf(entry: unknown): string | undefined {
  const missing = REQUIRED.find(
    (field) => !stringIn(entry, field) && !(field === 'name' && stringIn(entry, field) === ''),
  );
  if (missing) {
    return `has no ${missing}; write a string`;
  }
  const { count = 1, ...rest } = entry as { count?: unknown };
  const wrong = Object.entries(rest).find(
    ([field, value]) => !(FIELDS as readonly string[]).includes(field) || typeof value !== 'string',
  );
  if (wrong) {
    return `has the field ${JSON.stringify(wrong[0])} with ${JSON.stringify(wrong[1])}; it takes ${FIELDS.join(', ')} and count`;
  }
  return Number.isInteger(count) && (count as number) > 0
    ? undefined
    : `has the count ${JSON.stringify(count)}; write a whole number above 0`;
}
