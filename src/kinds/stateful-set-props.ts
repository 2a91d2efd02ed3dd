import type { Duration } from 'cdk8s';
import type * as kplus from 'cdk8s-plus-28';
import type { AppWorkloadProps } from './app-workload-props';
import type { ClaimRetentionPolicy } from './claim-retention-policy';
import type { PersistentVolumeClaimTemplateProps } from './claim-template-props';

/**
 * A StatefulSet.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/
 */
export interface StatefulSetProps extends AppWorkloadProps {
  /**
   * The Service that gives the pods their names.
   *
   * @default - a headless one is created, for the ports of the containers
   */
  readonly service?: kplus.Service;

  /**
   * How many pods run.
   *
   * @default - 1; left to the autoscaler where there is one
   */
  readonly replicas?: number;

  /**
   * Whether `replicas` stays in the manifest although there is an autoscaler: the first of the two steps in which the
   * replicas of a StatefulSet that runs already are handed to one.
   *
   * @see https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/#migrating-deployments-and-statefulsets-to-horizontal-autoscaling
   * @default false
   */
  readonly keepReplicas?: boolean;

  /**
   * Whether pods start and end one after the other, or all at once.
   *
   * @default PodManagementPolicy.ORDERED_READY
   */
  readonly podManagementPolicy?: kplus.PodManagementPolicy;

  /**
   * How pods are replaced by newer ones.
   *
   * @default - one after the other, the last first
   */
  readonly strategy?: kplus.StatefulSetUpdateStrategy;

  /**
   * How many pods may be unavailable while they are replaced, of all that there are. It is a matter of the feature gate
   * MaxUnavailableStatefulSet: a cluster without it ignores or drops it.
   *
   * @see https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#maximum-unavailable-pods
   * @default - one
   */
  readonly maxUnavailable?: kplus.PercentOrAbsolute;

  /**
   * How long a pod must have been ready before it counts as available.
   *
   * @default Duration.seconds(0)
   */
  readonly minReady?: Duration;

  /**
   * The claims of storage that each pod gets of its own; see also `addVolumeClaimTemplate`. They can never be changed:
   * the API server refuses it. So they are rendered as they are written, with nothing added by charts or rules.
   *
   * @see https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#volume-claim-templates
   * @default - none
   */
  readonly volumeClaimTemplates?: PersistentVolumeClaimTemplateProps[];

  /**
   * What becomes of the claims that were made of the templates.
   *
   * @see https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#persistentvolumeclaim-retention
   * @default - all are kept
   */
  readonly persistentVolumeClaimRetentionPolicy?: ClaimRetentionPolicy;

  /**
   * The number of the first pod.
   *
   * @see https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#start-ordinal
   * @default 0
   */
  readonly startOrdinal?: number;
}
