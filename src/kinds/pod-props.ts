import type { Duration } from 'cdk8s';
import type * as kplus from 'cdk8s-plus-28';
import type { AppArmor } from './app-armor';
import type { ContainerProps } from './container-props';
import type { PodSecurityContextProps } from './pod-security-context-props';
import type { SeLinuxOptions } from './se-linux-options';
import type { TopologySpread } from './topology-spread';

/**
 * What every kind that makes pods has: everything of cdk8s-plus-28, and what its classes cannot express.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/pods/
 */
export interface AbstractPodProps extends kplus.ResourceProps {
  /**
   * The containers of the pod, of which there must be one at least by the time of synth; see also `addContainer`.
   *
   * @default - none yet
   */
  readonly containers?: ContainerProps[];

  /**
   * Containers that run to their end, one after the other, before the others start. One with
   * `restartPolicy: ContainerRestartPolicy.ALWAYS` is a sidecar: it runs beside the others instead.
   *
   * @see https://kubernetes.io/docs/concepts/workloads/pods/init-containers/
   * @default - none
   */
  readonly initContainers?: ContainerProps[];

  /**
   * Volumes of the pod. Those that containers mount are added by themselves.
   *
   * @see https://kubernetes.io/docs/concepts/storage/volumes/
   * @default - those that are mounted
   */
  readonly volumes?: kplus.Volume[];

  /**
   * When containers that have ended are started again.
   *
   * @see https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#restart-policy
   * @default - RestartPolicy.ALWAYS; for Job and CronJob RestartPolicy.NEVER
   */
  readonly restartPolicy?: kplus.RestartPolicy;

  /**
   * Who the pods are to the API server.
   *
   * @see https://kubernetes.io/docs/concepts/security/service-accounts/
   * @default - the ServiceAccount "default" of the namespace; one of their own once they are granted something
   */
  readonly serviceAccount?: kplus.IServiceAccount;

  /**
   * As whom all containers of the pod run.
   *
   * @see https://kubernetes.io/docs/tasks/configure-pod-container/security-context/
   * @default - not as root, and what the posture in force says
   */
  readonly securityContext?: PodSecurityContextProps;

  /**
   * Lines for /etc/hosts of the pod.
   *
   * @default - none
   */
  readonly hostAliases?: kplus.HostAlias[];

  /**
   * How the pod resolves names, and what its own name is.
   *
   * @see https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/
   * @default - names of the cluster first
   */
  readonly dns?: kplus.PodDnsProps;

  /**
   * The Secret with which images are pulled.
   *
   * @default - none; the images are public, or the ServiceAccount or the node has the credentials
   */
  readonly dockerRegistryAuth?: kplus.ISecret;

  /**
   * Secrets with which images are pulled, besides `dockerRegistryAuth`: one for each registry.
   *
   * @see https://kubernetes.io/docs/tasks/configure-pod-container/pull-image-private-registry/
   * @default - none
   */
  readonly imagePullSecrets?: kplus.ISecret[];

  /**
   * Whether the token of the ServiceAccount is mounted by the API server.
   *
   * @default false
   */
  readonly automountServiceAccountToken?: boolean;

  /**
   * Whether the pods have only the connections that are declared, by a NetworkPolicy of their own.
   *
   * @default - true under the postures restricted and strict, unless they only tell; otherwise false
   */
  readonly isolate?: boolean;

  /**
   * Whether the pods have the network of their node, where no NetworkPolicy holds.
   *
   * @default false
   */
  readonly hostNetwork?: boolean;

  /**
   * Whether the pods see all processes of their node.
   *
   * @default false
   */
  readonly hostPid?: boolean;

  /**
   * Whether the pods share memory and semaphores with all processes of their node.
   *
   * @default false
   */
  readonly hostIpc?: boolean;

  /**
   * Whether root in the pod is root on the node too. `false` gives the pod users of its own, where the nodes can do that;
   * not beside `volumeDevices` of containers, nor with the network, processes or memory of the node.
   *
   * @see https://kubernetes.io/docs/concepts/workloads/pods/user-namespaces/
   * @default true
   */
  readonly hostUsers?: boolean;

  /**
   * Whether the containers of a pod see the processes of each other.
   *
   * @see https://kubernetes.io/docs/tasks/configure-pod-container/share-process-namespace/
   * @default false
   */
  readonly shareProcessNamespace?: boolean;

  /**
   * Whether containers get variables for each Service of their namespace: `REDIS_SERVICE_HOST` and others.
   *
   * @see https://kubernetes.io/docs/tutorials/services/connect-applications-service/#accessing-the-service
   * @default - false where the posture in force says so, otherwise true
   */
  readonly enableServiceLinks?: boolean;

  /**
   * The AppArmor profile of all containers that have none of their own.
   *
   * @see https://kubernetes.io/docs/tutorials/security/apparmor/
   * @default - that of the container runtime, on nodes with AppArmor
   */
  readonly appArmor?: AppArmor;

  /**
   * The SELinux label of all containers that have none of their own.
   *
   * @see https://kubernetes.io/docs/tasks/configure-pod-container/security-context/#assign-selinux-labels-to-a-container
   * @default - what the container runtime chooses
   */
  readonly seLinux?: SeLinuxOptions;

  /**
   * The name of the PriorityClass of the pods: whom the scheduler evicts for whom.
   *
   * @see https://kubernetes.io/docs/concepts/scheduling-eviction/pod-priority-preemption/
   * @default - that of the cluster, if it has one
   */
  readonly priorityClassName?: string;

  /**
   * The name of the RuntimeClass of the pods: how their containers are run.
   *
   * @see https://kubernetes.io/docs/concepts/containers/runtime-class/
   * @default - the runtime of the node
   */
  readonly runtimeClassName?: string;

  /**
   * The scheduler that places the pods.
   *
   * @default "default-scheduler"
   */
  readonly schedulerName?: string;

  /**
   * Labels that a node must have, all of them. They hold besides what `scheduling` says, where each `attract` is a choice.
   *
   * @see https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/#nodeselector
   * @default - any node
   */
  readonly nodeSelector?: { readonly [label: string]: string };

  /**
   * How the pods are spread over nodes, zones or other parts of the cluster.
   *
   * @see https://kubernetes.io/docs/concepts/scheduling-eviction/topology-spread-constraints/
   * @default - what the scheduler does by itself
   */
  readonly topologySpread?: TopologySpread[];

  /**
   * The operating system that the pods need. For Windows, what cdk8s-plus-28 writes by default and Windows does not know
   * is left out; nodes are not chosen by it, so write `nodeSelector: { 'kubernetes.io/os': 'windows' }` too.
   *
   * @see https://kubernetes.io/docs/concepts/workloads/pods/#pod-os
   * @default - that of the nodes
   */
  readonly os?: PodOs;

  /**
   * Conditions that something else must set to true on a pod before it counts as ready.
   *
   * @see https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-readiness-gate
   * @default - none
   */
  readonly readinessGates?: string[];

  /**
   * How long a pod may take to end after it was told to.
   *
   * @default Duration.seconds(30)
   */
  readonly terminationGracePeriod?: Duration;

  /**
   * Fields of the API that are laid over what is rendered from the other props, in the API's own spelling. Objects are
   * merged, lists that have a key in the API (containers, env, ports, ...) by that key, sets (finalizers, ...) are united, other lists are replaced, and
   * `null` takes a field away, unless a rule of the posture adds it again. In TypeScript, `satisfies` and a type of
   * `cdk8s-bulkhead/lib/k8s` check the spelling.
   *
   * @default - nothing is laid over
   */
  readonly overrides?: { readonly [field: string]: any };
}

/** A bare Pod. */
export interface PodProps extends AbstractPodProps {
  /**
   * After how long the pod is ended, whatever it does.
   *
   * @default - never
   */
  readonly activeDeadline?: Duration;
}

/** The operating system of a pod. */
export enum PodOs {
  LINUX = 'linux',
  WINDOWS = 'windows',
}
