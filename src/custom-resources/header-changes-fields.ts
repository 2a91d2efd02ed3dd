import type { JsonObject } from '../manifest/json';
import type { Faults } from './faults';
import type { HeaderChanges } from './header-changes';
import { headerMatches, headerName } from './header-matches';

const MOST = 16;

/** They in the spelling of the Gateway API. */
export function headerChangesFields({ set, add, remove }: HeaderChanges, faults: Faults): JsonObject {
  return {
    set: set && headerMatches('header', set, faults),
    add: add && headerMatches('header', add, faults),
    remove:
      remove &&
      faults
        .list('headers to remove', remove, { least: 0, most: MOST })
        .map((name) => headerName('header', name, faults)),
  };
}
