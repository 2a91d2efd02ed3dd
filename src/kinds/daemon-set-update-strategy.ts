import * as kplus from 'cdk8s-plus-28';
import type { JsonObject } from '../manifest/json';

/** How many pods of a DaemonSet are replaced at a time. Only one of the two can be more than none. */
export interface DaemonSetRollingUpdateOptions {
  /**
   * On how many nodes, of all that have a pod, the new pod is started before the old one is ended. The two run side by
   * side then, so they cannot share a port of the node.
   *
   * @default - on none
   */
  readonly maxSurge?: kplus.PercentOrAbsolute;

  /**
   * On how many nodes, of all that have a pod, none may be available.
   *
   * @default - on one; on none beside `maxSurge`
   */
  readonly maxUnavailable?: kplus.PercentOrAbsolute;
}

/**
 * How the pods of a DaemonSet are replaced by newer ones.
 *
 * @see https://kubernetes.io/docs/tasks/manage-daemon/update-daemon-set/
 */
export class DaemonSetUpdateStrategy {
  /** A pod is replaced only after somebody has deleted it. */
  public static onDelete(): DaemonSetUpdateStrategy {
    return new DaemonSetUpdateStrategy({ type: 'OnDelete' });
  }

  /**
   * A few at a time.
   *
   * @throws if both numbers are none, or both are more
   */
  public static rollingUpdate(options: DaemonSetRollingUpdateOptions = {}): DaemonSetUpdateStrategy {
    const { maxSurge = NONE, maxUnavailable = maxSurge.isZero() ? ONE : NONE } = options;
    if (maxSurge.isZero() === maxUnavailable.isZero()) {
      throw new Error(
        `maxSurge ${String(maxSurge.value)} and maxUnavailable ${String(maxUnavailable.value)} of a DaemonSet cannot ` +
          'be used together; write only one of them, e.g. maxUnavailable 1',
      );
    }
    return new DaemonSetUpdateStrategy({
      rollingUpdate: { maxSurge: maxSurge.value, maxUnavailable: maxUnavailable.value },
      type: 'RollingUpdate',
    });
  }

  private constructor(private readonly strategy: JsonObject) {}

  /** @internal */
  public _toApi(): JsonObject {
    return this.strategy;
  }
}

const NONE = kplus.PercentOrAbsolute.absolute(0);
const ONE = kplus.PercentOrAbsolute.absolute(1);
