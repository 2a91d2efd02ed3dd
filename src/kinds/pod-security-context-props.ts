import type * as kplus from 'cdk8s-plus-28';

/**
 * As whom the containers of a pod run: everything of cdk8s-plus-28, and what its classes cannot express. Where `user` and
 * `group` are left out, nothing is written: the image says who runs it.
 *
 * @see https://kubernetes.io/docs/tasks/configure-pod-container/security-context/
 */
export interface PodSecurityContextProps extends kplus.PodSecurityContextProps {
  /**
   * Which calls of the system the kernel lets the processes of all containers make.
   *
   * @see https://kubernetes.io/docs/tutorials/security/seccomp/
   * @default - what the posture in force says
   */
  readonly seccompProfile?: kplus.SeccompProfile;

  /**
   * Groups that the processes are in besides their own.
   *
   * @default - none but `fsGroup`, and those of the user in the image
   */
  readonly supplementalGroups?: number[];

  /**
   * Whether the groups that the user has in the image count too. Kubernetes 1.31 and later.
   *
   * @see https://kubernetes.io/docs/tasks/configure-pod-container/security-context/#supplementalgroupspolicy
   * @default SupplementalGroupsPolicy.MERGE
   */
  readonly supplementalGroupsPolicy?: SupplementalGroupsPolicy;
}

/** Where the groups of a process come from. */
export enum SupplementalGroupsPolicy {
  /** From the pod, and from /etc/group of the image. */
  MERGE = 'Merge',
  /** From the pod alone. */
  STRICT = 'Strict',
}
