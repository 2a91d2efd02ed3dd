import { isAbsent } from '../../../manifest/json';

/** What is wrong with a field that takes a whole number, or none; undefined if nothing is. */
export function wholeNumberFault(value: unknown, least: number = 0): string | undefined {
  return isAbsent(value) || (typeof value === 'number' && Number.isInteger(value) && value >= least)
    ? undefined
    : `must be a whole number${least === -Infinity ? '' : ` of at least ${least}`}`;
}
