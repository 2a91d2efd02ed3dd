import type { JsonObject } from '../manifest/json';
import type { Faults } from './faults';

const MOST = 16;
const LONGEST_VALUE = 4096;
const TOKEN = /^[A-Za-z0-9!#$%&'*+\-.^_`|~]{1,256}$/;

/** Names with values, as lists of the Gateway API have them. */
export function headerMatches(
  what: string,
  values: { readonly [name: string]: string },
  faults: Faults,
  longest = LONGEST_VALUE,
): JsonObject[] {
  return faults.list(`${what}s`, Object.entries(values), { least: 0, most: MOST }).map(([name, value]) => ({
    name: headerName(what, name, faults),
    value: faults.text(`the value of the ${what} "${name}"`, value, (text) =>
      text.length < 1 || text.length > longest ? `must have 1 to ${longest} characters` : undefined,
    ),
  }));
}

/** The name of a header. */
export function headerName(what: string, name: string, faults: Faults): string {
  return faults.matching(`the name of a ${what}`, name, TOKEN, "must be letters, digits and !#$%&'*+-.^_`|~");
}
