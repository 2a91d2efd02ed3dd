import type { IConstruct } from 'constructs';
import type { PostureData } from '../policy/subject';
import { actOnPosture } from './scope';

/**
 * Whether a workload gets a policy of its own. The posture in force decides, unless the user has; where
 * it does, it cannot be changed above the workload from then on.
 */
export function isIsolated(scope: IConstruct, chosen: boolean | undefined): boolean {
  if (chosen === false) {
    return false;
  }
  // also where the user has: what the posture knows of the network decides what the policy says
  const posture = actOnPosture(scope);
  return chosen ?? isolates(posture);
}

/** Whether a posture isolates workloads that say nothing of it: not where it only tells, or leaves pods alone. */
export function isolates({ parameters, audit }: PostureData): boolean {
  return parameters.podSecurityLevel === 'restricted' && !audit;
}
