import type { Duration } from 'cdk8s';
import { wholeSecondsFault } from '../kinds/whole-seconds';

/** @throws if a time is none that the API takes, or less than some seconds */
export function checkSeconds(name: string, prop: string, duration: Duration | undefined, least: number): void {
  const fault = wholeSecondsFault(duration, least);
  if (fault) {
    throw new Error(`${prop} of "${name}" ${fault}`);
  }
}

/** @throws if a number is no count */
export function checkCount(name: string, prop: string, count: number | undefined): void {
  if (count !== undefined && !(Number.isInteger(count) && count >= 0)) {
    throw new Error(`${prop} of "${name}" must be a whole number of at least 0, not ${JSON.stringify(count)}`);
  }
}
