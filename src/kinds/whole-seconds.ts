import type { Duration } from 'cdk8s';

/**
 * What is wrong with a time that the API takes in whole seconds, without a subject. cdk8s says of a fraction only that
 * something cannot be serialized, and when all is rendered.
 *
 * @param least how many seconds it has to be
 */
export function wholeSecondsFault(duration: Duration | undefined, least: number): string | undefined {
  const seconds = duration?.toSeconds({ integral: false });
  return seconds === undefined || (Number.isInteger(seconds) && seconds >= least)
    ? undefined
    : `must be a whole number of seconds of at least ${least}, not ${seconds}`;
}
