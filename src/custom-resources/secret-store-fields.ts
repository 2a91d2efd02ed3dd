import type { JsonObject } from '../manifest/json';
import type { Faults } from './faults';
import type { SecretStoreProps } from './secret-store-props';

/** They in the spelling of the definition. */
export function storeFields(
  { provider, refreshInterval }: SecretStoreProps,
  forAll: boolean,
  faults: Faults,
): JsonObject {
  return {
    provider: provider._fields(forAll, faults),
    refreshInterval: faults.seconds('refreshInterval', refreshInterval),
  };
}
