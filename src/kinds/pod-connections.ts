import type * as kplus from 'cdk8s-plus-28';
import { Connections } from '../connections/connections';
import { objectOf } from '../connections/plus-object';
import { hasNodeNetwork } from '../connections/plus-workload';
import { isIsolated } from '../posture/isolation';
import { asPartsOf } from '../synth/source-frames';

/**
 * Gives pods connections of this library in place of those that cdk8s-plus has just made, and isolates them if the user
 * or else the posture says so. To be called after the constructor of cdk8s-plus, which got `isolate: false`.
 */
export function connectPods(
  pods: kplus.AbstractPod & { connections: Connections },
  isolate: boolean | undefined,
): void {
  (pods as { connections: Connections }).connections = new Connections(pods);
  // no policy holds for pods in the network of their node
  if (isIsolated(pods, isolate ?? (hasNodeNetwork(pods) ? false : undefined))) {
    asPartsOf(objectOf(pods), () => pods.connections.isolate());
  }
}
