import type { ApiObjectMetadata } from 'cdk8s';
import type { AbstractPodProps } from './pod-props';

/** What every kind has that makes pods from a template. */
export interface WorkloadProps extends AbstractPodProps {
  /**
   * Labels and annotations of the pods.
   *
   * @default - the label that the workload selects its pods by
   */
  readonly podMetadata?: ApiObjectMetadata;

  /**
   * Whether the pods get a label of their own, by which the workload selects them. If not, call `select`.
   *
   * @default true
   */
  readonly select?: boolean;

  /**
   * Whether the pods are spread over nodes and zones.
   *
   * @see https://kubernetes.io/docs/concepts/scheduling-eviction/topology-spread-constraints/
   * @default false
   */
  readonly spread?: boolean;
}
