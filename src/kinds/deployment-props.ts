import type { Duration } from 'cdk8s';
import type * as kplus from 'cdk8s-plus-28';
import type { AppWorkloadProps } from './app-workload-props';

/**
 * A Deployment.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/deployment/
 */
export interface DeploymentProps extends AppWorkloadProps {
  /**
   * How many pods run.
   *
   * @default - 2; left to the autoscaler where there is one
   */
  readonly replicas?: number;

  /**
   * Whether `replicas` stays in the manifest although there is an autoscaler: the first of the two steps in which the
   * replicas of a Deployment that runs already are handed to one. Left out at once, the next apply would scale it to 1.
   *
   * @see https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/#migrating-deployments-and-statefulsets-to-horizontal-autoscaling
   * @default false
   */
  readonly keepReplicas?: boolean;

  /**
   * How pods are replaced by newer ones.
   *
   * @default - a quarter of them at a time
   */
  readonly strategy?: kplus.DeploymentStrategy;

  /**
   * How long a pod must have been ready before it counts as available.
   *
   * @default Duration.seconds(0)
   */
  readonly minReady?: Duration;

  /**
   * How long a roll-out may make no progress before it counts as failed. More than `minReady`.
   *
   * @default Duration.seconds(600)
   */
  readonly progressDeadline?: Duration;

  /**
   * Whether changes of the pods wait, to be rolled out together when it is no longer paused.
   *
   * @see https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#pausing-and-resuming-a-deployment
   * @default false
   */
  readonly paused?: boolean;
}
