import type * as kplus from 'cdk8s-plus-28';
import { Connections } from '../connections/connections';
import { isIsolated } from '../posture/isolation';

/**
 * Gives pods connections of this library in place of those that cdk8s-plus has just made, and isolates them if the user
 * or else the posture says so. To be called last in a constructor, with `isolate: false` given to that of cdk8s-plus.
 */
export function connectPods(
  pods: kplus.AbstractPod & { connections: Connections },
  isolate: boolean | undefined,
): void {
  (pods as { connections: Connections }).connections = new Connections(pods);
  // no policy holds for pods in the network of their node
  if (isIsolated(pods, isolate ?? (pods.hostNetwork ? false : undefined))) {
    pods.connections.isolate();
  }
}
