import type { Duration } from 'cdk8s';
import type { ComponentProps } from './component-props';

/** What every component has that runs to its end. */
export interface TaskProps extends ComponentProps {
  /**
   * How often a pod that failed is tried again before the task has failed.
   *
   * @default - 6, by the API server
   */
  readonly retries?: number;

  /**
   * How long it may run in all, retries included, before it has failed: whole seconds.
   *
   * @default - as long as it takes
   */
  readonly timeout?: Duration;
}
