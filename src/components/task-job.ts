import * as kplus from 'cdk8s-plus-28';
import type { JobTemplateProps } from '../kinds/job-template-props';
import { checkCount, checkSeconds } from './limits';
import type { TaskProps } from './task-props';

/**
 * What a task says of its Job.
 *
 * @throws if a property is out of range
 */
export function taskJob(name: string, { retries, timeout }: TaskProps): JobTemplateProps {
  checkCount(name, 'retries', retries);
  checkSeconds(name, 'timeout', timeout, 1); // with none at all it has failed before it has begun
  return {
    restartPolicy: kplus.RestartPolicy.NEVER, // the logs of a pod that failed stay
    backoffLimit: retries,
    activeDeadline: timeout,
  };
}
