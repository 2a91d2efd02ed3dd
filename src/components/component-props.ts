import type { Duration } from 'cdk8s';
import type { ContainerBasics, InitContainerProps, SidecarProps } from './container-props';

/** What every component has. */
export interface ComponentProps extends ContainerBasics {
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

  /**
   * Fields of the API that are laid over its workload, in the API's own spelling. Objects are merged, lists that have
   * a key in the API (containers, env, ports, ...) by that key, sets (finalizers, ...) are united, other lists are replaced, and `null` takes a field away,
   * unless a rule of the posture adds it again; the main container has the name of the component. In TypeScript,
   * `satisfies` and a type of `cdk8s-bulkhead/lib/k8s` check the spelling.
   *
   * @default - nothing is laid over
   */
  readonly overrides?: { readonly [field: string]: any };
}
