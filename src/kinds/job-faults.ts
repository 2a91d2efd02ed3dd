import type { Construct } from 'constructs';
import type { CronJobProps } from './cron-job-props';
import type { JobTemplateProps } from './job-template-props';
import { mendsIn } from './mends';
import { wholeSecondsFault } from './whole-seconds';

/** The controller looks only that often, in seconds, so that it misses what may be late for less. */
export const LEAST_DEADLINE = 10;

/** What is wrong with the times of a Job, each of which is refused only when it is rendered. */
export function jobFaults({ activeDeadline, ttlAfterFinished }: JobTemplateProps): string[] {
  return Object.entries({ activeDeadline, ttlAfterFinished }).flatMap(([prop, duration]) => {
    const fault = wholeSecondsFault(duration, 0);
    return fault ? [`${prop} ${fault}`] : [];
  });
}

/**
 * Refuses a deadline that cdk8s-plus refuses without saying which it is.
 *
 * @throws if a CronJob would miss it
 */
export function checkStartingDeadline(scope: Construct, id: string, { startingDeadline }: CronJobProps): void {
  const fault = wholeSecondsFault(startingDeadline, LEAST_DEADLINE);
  if (fault && mendsIn(scope)) {
    throw new Error(`startingDeadline of "${[scope.node.path, id].filter(Boolean).join('/')}" ${fault}`);
  }
}
