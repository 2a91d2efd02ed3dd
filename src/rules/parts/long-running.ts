import { fieldOf } from '../../manifest/json';
import type { Resource } from '../../manifest/resource';

/** Kinds whose pods run until they are stopped. Of kinds that users register, nobody knows. */
const LONG_RUNNING: ReadonlySet<string> = new Set([
  '/Pod',
  '/ReplicationController',
  'apps/DaemonSet',
  'apps/Deployment',
  'apps/ReplicaSet',
  'apps/StatefulSet',
  'argoproj.io/Rollout',
  'serving.knative.dev/Configuration',
  'serving.knative.dev/Revision',
  'serving.knative.dev/Service',
]);

/** Whether the pods of an object are meant to run on and on, so that probes have something to tell. */
export function isLongRunning(resource: Resource): boolean {
  const restartPolicy = fieldOf(resource.spec, 'restartPolicy') ?? 'Always';
  return LONG_RUNNING.has(resource.groupKind) && (resource.groupKind !== '/Pod' || restartPolicy === 'Always');
}

/** Whether Knative Serving runs the pods, which asks a container's port itself where it has no readiness probe. */
export function isServedByKnative(resource: Resource): boolean {
  return resource.group === 'serving.knative.dev';
}
