/**
 * An SELinux label.
 *
 * @see https://kubernetes.io/docs/tasks/configure-pod-container/security-context/#assign-selinux-labels-to-a-container
 */
export interface SeLinuxOptions {
  /**
   * The level, with which processes are kept apart from each other: `s0:c123,c456`.
   *
   * @default - what the container runtime chooses
   */
  readonly level?: string;

  /**
   * The role.
   *
   * @default - what the container runtime chooses
   */
  readonly role?: string;

  /**
   * The type: `container_t`.
   *
   * @default - what the container runtime chooses
   */
  readonly type?: string;

  /**
   * The user of SELinux, not of the system.
   *
   * @default - what the container runtime chooses
   */
  readonly user?: string;
}
