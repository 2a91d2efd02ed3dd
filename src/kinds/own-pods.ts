import type * as kplus from 'cdk8s-plus-28';
import type { Connections } from '../connections/connections';
import { objectOf } from '../connections/plus-object';
import { JsonObject, valueAt } from '../manifest/json';
import { POD_TEMPLATE_PATHS } from '../manifest/pod-template';
import { amend, amendLast, override, ownKind } from '../synth/own-kind';
import { accountFaults } from './account-faults';
import { keepEmptyLabels } from './affinity-labels';
import { checkAffinityWeights } from './affinity-weights';
import { completeOverriddenPods, completePods } from './completed-pods';
import { hasContainerFields } from './container-fields';
import { refuseAtSynth } from './fault';
import { mends } from './mends';
import { tokensOf } from './mounted-tokens';
import { checkAssignment } from './node-assignment';
import { ownServiceAccount } from './own-service-account';
import { accountOnDemand } from './pod-account';
import { connectPods } from './pod-connections';
import { podFaults } from './pod-faults';
import { hasPodFields, podFieldsOf } from './pod-fields';
import { ownLists } from './pod-lists';
import type { AbstractPodProps } from './pod-props';
import { hasVolumeFields } from './pod-volumes';
import { permit } from './role';
import { takeOverSpread } from './soft-spread';
import { nameVolumes } from './volume-names';

/** Any of our kinds that makes pods. */
export type Pods = kplus.AbstractPod & { connections: Connections; readonly scheduling: kplus.PodScheduling };

/**
 * Makes pods of cdk8s-plus pods of this library. To be called after the constructor of cdk8s-plus, which got
 * `isolate: false`.
 */
export function ownPods(pods: Pods, props: AbstractPodProps): void {
  const object = objectOf(pods);
  const mended = mends(pods);
  ownKind(object);
  nameVolumes(pods);
  takeOverSpread(pods);
  if (mended) {
    ownLists(pods);
    checkAffinityWeights(pods);
    checkAssignment(pods);
    keepEmptyLabels(pods);
  }
  refuseAtSynth(pods, () => [...podFaults(pods), ...accountFaults(pods)]);
  const fields = podFieldsOf(props);
  const isCompleted = mended || hasPodFields(fields);
  const when = () => isCompleted || hasFields(pods);
  amend(object, (manifest) => completePods(pods, templateOf(manifest), fields), when);
  amendLast(object, (manifest) => completeOverriddenPods(pods, templateOf(manifest), fields), when);
  override(object, props.overrides);
  permit(pods);
  if (mended) {
    accountOnDemand(pods, () => ownServiceAccount(pods));
  }
  connectPods(pods, props.isolate);
}

/** Whether a container, a mount or a token says something that cdk8s-plus cannot express; they may come at any time. */
function hasFields(pods: kplus.AbstractPod): boolean {
  return (
    tokensOf(pods).length > 0 ||
    hasVolumeFields(pods) ||
    [...pods.containers, ...pods.initContainers].some(hasContainerFields)
  );
}

/** The one pod template of a kind of ours. */
export function templateOf(manifest: JsonObject): JsonObject {
  const apiVersion = String(manifest.apiVersion);
  const group = apiVersion.slice(0, Math.max(0, apiVersion.lastIndexOf('/')));
  const [path] = POD_TEMPLATE_PATHS[`${group}/${String(manifest.kind)}`];
  return valueAt(manifest, path) as JsonObject;
}
