import type { WorkloadProps } from './workload-props';

/** What Deployment, StatefulSet and DaemonSet have in common: they select their pods, and keep earlier versions. */
export interface AppWorkloadProps extends WorkloadProps {
  /**
   * Labels by which the pods are selected, which they get too; Services, policies and whatever else is given the workload
   * find them so. No other pods of the namespace may have all of them, and they can never be changed: the API server
   * refuses it.
   *
   * @default - one label that is made of the construct's path, so that the workload cannot be applied any more after its
   * code was moved to another construct
   */
  readonly matchLabels?: { readonly [key: string]: string };

  /**
   * How many earlier versions are kept, to which `kubectl rollout undo` can go back.
   *
   * @see https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#clean-up-policy
   * @default - 10, by the API server
   */
  readonly revisionHistoryLimit?: number;
}
