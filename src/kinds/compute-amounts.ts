import type { Size } from 'cdk8s';
import type * as kplus from 'cdk8s-plus-28';

/** CPU and memory. */
export interface ComputeAmounts {
  /** How many cores. */
  readonly cpu: kplus.Cpu;

  /** How much memory, a whole number of bytes in any unit. */
  readonly memory: Size;
}
