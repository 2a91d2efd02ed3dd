import type { Duration } from 'cdk8s';
import type { ContainerBasics, InitContainerProps, SidecarProps } from './container-props';

/** What every component has that runs as a Deployment. */
export interface DeployedProps extends ContainerBasics {
  /**
   * How many pods run. From two on they are spread over nodes and zones, and a PodDisruptionBudget keeps all but one
   * of them.
   *
   * @default 2
   */
  readonly replicas?: number;

  /**
   * How long a pod may take to end after it was told to.
   *
   * @default Duration.seconds(30)
   */
  readonly terminationGracePeriod?: Duration;

  /**
   * Whether its pods have only the connections that are declared, by a NetworkPolicy of their own. Set it to false to
   * write policies of your own; in a namespace with a default deny nothing reaches the pods until one of them says so.
   *
   * @default - true under the postures restricted and strict, unless they only tell; otherwise false
   */
  readonly isolate?: boolean;

  /**
   * Containers that run one after the other before the main one starts.
   *
   * @default - none
   */
  readonly initContainers?: InitContainerProps[];

  /**
   * Containers that run beside the main one.
   *
   * @default - none
   */
  readonly sidecars?: SidecarProps[];
}
