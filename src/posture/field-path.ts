import type { Path } from '../manifest/json';
import { pathOf } from '../manifest/path-text';
import { valueText } from './value-text';

/**
 * A path as the user of a rule writes it.
 *
 * @throws if it is none
 */
export function fieldPath(path: unknown): Path {
  if (typeof path !== 'string') {
    throw new Error(`${valueText(path)} is no path; write field names, e.g. "spec.containers[0].image"`);
  }
  return pathOf(path);
}
