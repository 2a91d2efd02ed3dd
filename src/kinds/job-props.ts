import type { JobTemplateProps } from './job-template-props';

/**
 * A Job.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/job/
 */
export interface JobProps extends JobTemplateProps {
  /**
   * Whether it waits, without pods, until somebody changes this field.
   *
   * @default false
   */
  readonly suspend?: boolean;

  /**
   * Whether its name gets a hash of everything that it says, after overrides, patches and fixes. Hardly anything of a Job
   * can be changed in place: with it, a Job that has changed is a new one, and one that has not does not run again. The
   * old ones stay until they are deleted or pruned.
   *
   * @default false
   */
  readonly nameByContent?: boolean;
}
