import type { ComponentProps } from './component-props';

/** What every component has that runs as a Deployment. */
export interface DeployedProps extends ComponentProps {
  /**
   * How many pods run. From two on they are spread over nodes and zones, and a PodDisruptionBudget keeps all but one
   * of them.
   *
   * @default 2
   */
  readonly replicas?: number;

  /**
   * Whether `replicas` stays in the manifest although there is an autoscaler, until they are handed to it; see the same
   * of Deployment.
   *
   * @default false
   */
  readonly keepReplicas?: boolean;
}
