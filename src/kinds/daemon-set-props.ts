import type { AppWorkloadProps } from './app-workload-props';
import type { DaemonSetUpdateStrategy } from './daemon-set-update-strategy';

/**
 * A DaemonSet.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/daemonset/
 */
export interface DaemonSetProps extends AppWorkloadProps {
  /**
   * For how many seconds a pod must have been ready before it counts as available.
   *
   * @default 0
   */
  readonly minReadySeconds?: number;

  /**
   * How pods are replaced by newer ones.
   *
   * @default - on one node after the other
   */
  readonly strategy?: DaemonSetUpdateStrategy;
}
