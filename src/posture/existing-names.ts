import type { ExistingNames } from '../policy/context';
import type { ExistingObjects } from './existing-objects';
import { isFields } from './option-names';
import { valueText } from './value-text';

const KINDS: ReadonlySet<string> = new Set<keyof ExistingObjects>([
  'configMaps',
  'secrets',
  'persistentVolumeClaims',
  'storageClasses',
  'ingressClasses',
  'namespaces',
  'priorityClasses',
  'serviceAccounts',
  'services',
]);

/**
 * The same as plain data.
 *
 * @throws if a kind is unknown or its names are no list of strings
 */
export function existingNames(existing: ExistingObjects = {}): ExistingNames {
  if (!isFields(existing)) {
    throw new Error(
      `existing must be an object of lists of names, e.g. { secrets: ["shop/db"] }, not ${valueText(existing)}`,
    );
  }
  for (const [kind, names] of Object.entries(existing)) {
    if (!KINDS.has(kind)) {
      throw new Error(`existing lists "${kind}"; it takes ${[...KINDS].join(', ')}`);
    }
    if (names !== undefined && !(Array.isArray(names) && names.every((name) => typeof name === 'string' && name))) {
      throw new Error(`existing.${kind} must be a list of names, not ${valueText(names)}`);
    }
  }
  return structuredClone(existing);
}
