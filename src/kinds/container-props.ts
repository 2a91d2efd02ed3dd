import type * as kplus from 'cdk8s-plus-28';
import type { AppArmor } from './app-armor';
import type { SeLinuxOptions } from './se-linux-options';

/**
 * A container: everything of cdk8s-plus-28, and what its classes cannot express. Without `resources` it requests 1000m of
 * CPU and 512Mi of memory, and is limited to 1500m and 2048Mi; `resources: {}` asks for nothing.
 *
 * @see https://kubernetes.io/docs/concepts/containers/
 */
export interface ContainerProps extends kplus.ContainerProps {
  /**
   * Resources by their names in the API and as quantities, besides `resources`: `{ 'nvidia.com/gpu': '1' }`, or
   * `{ 'hugepages-2Mi': '64Mi' }`. They are requested and limited alike, as these must be.
   *
   * @see https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/#extended-resources
   * @default - none
   */
  readonly extendedResources?: { readonly [name: string]: string };

  /**
   * Whether the container is started again when its resources are changed while it runs.
   *
   * @see https://kubernetes.io/docs/tasks/configure-pod-container/resize-container-resources/
   * @default - it goes on running
   */
  readonly resizePolicy?: ResizePolicy;

  /**
   * Whether a container with `portNumber` and without `startup` gets a probe that restarts it unless it accepts
   * connections within half a minute.
   *
   * @default true
   */
  readonly defaultStartup?: boolean;

  /**
   * What is kept of a container that has ended, for those who ask why.
   *
   * @see https://kubernetes.io/docs/tasks/debug/debug-application/determine-reason-pod-failure/
   * @default TerminationMessagePolicy.FILE
   */
  readonly terminationMessagePolicy?: TerminationMessagePolicy;

  /**
   * Whether it can be written to, by `kubectl attach --stdin`.
   *
   * @default false
   */
  readonly stdin?: boolean;

  /**
   * Whether it has a terminal, for which it needs `stdin` too.
   *
   * @default false
   */
  readonly tty?: boolean;

  /**
   * Its AppArmor profile.
   *
   * @see https://kubernetes.io/docs/tutorials/security/apparmor/
   * @default - that of the pod
   */
  readonly appArmor?: AppArmor;

  /**
   * Its SELinux label.
   *
   * @see https://kubernetes.io/docs/tasks/configure-pod-container/security-context/#assign-selinux-labels-to-a-container
   * @default - that of the pod
   */
  readonly seLinux?: SeLinuxOptions;

  /**
   * Volumes that it has as raw block devices, without a file system. Their claims must have the volume mode `Block`.
   *
   * @see https://kubernetes.io/docs/concepts/storage/persistent-volumes/#raw-block-volume-support
   * @default - none
   */
  readonly volumeDevices?: VolumeDevice[];
}

/** A volume as a raw block device of a container. */
export interface VolumeDevice {
  /** The volume, of a claim whose volume mode is `Block`. It is added to the pod by itself. */
  readonly volume: kplus.Volume;

  /** Where the device is in the container: `/dev/xvda`. */
  readonly path: string;
}

/** Whether a change of resources restarts a container. */
export interface ResizePolicy {
  /**
   * When its CPU is changed.
   *
   * @default ResizeRestartPolicy.NOT_REQUIRED
   */
  readonly cpu?: ResizeRestartPolicy;

  /**
   * When its memory is changed.
   *
   * @default ResizeRestartPolicy.NOT_REQUIRED
   */
  readonly memory?: ResizeRestartPolicy;
}

/** What a change of a resource does to the container. */
export enum ResizeRestartPolicy {
  /** It goes on running, if the node can do that. */
  NOT_REQUIRED = 'NotRequired',
  /**
   * It is started again, as programs need that size their memory when they start. Not in pods whose restart policy is
   * `NEVER`, as that of Jobs is by default.
   */
  RESTART_CONTAINER = 'RestartContainer',
}

/** What is kept of a container that has ended. */
export enum TerminationMessagePolicy {
  /** What it wrote to /dev/termination-log. */
  FILE = 'File',
  /** That, and the end of its log if it failed and wrote nothing. */
  FALLBACK_TO_LOGS_ON_ERROR = 'FallbackToLogsOnError',
}
