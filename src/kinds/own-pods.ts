import type { ApiObject } from 'cdk8s';
import type * as kplus from 'cdk8s-plus-28';
import type { Connections } from '../connections/connections';
import { objectOf } from '../connections/plus-object';
import { JsonObject, valueAt } from '../manifest/json';
import { POD_TEMPLATE_PATHS } from '../manifest/pod-template';
import { amend, amendLast, override, ownKind } from '../synth/own-kind';
import { accountFaults } from './account-faults';
import { completeOverriddenPods, completePods } from './completed-pods';
import { hasContainerFields } from './container-fields';
import { refuseAtSynth } from './fault';
import { mendScheduling } from './mended-scheduling';
import { mends } from './mends';
import { tokensOf } from './mounted-tokens';
import { ownServiceAccount } from './own-service-account';
import { accountOnDemand } from './pod-account';
import { connectPods } from './pod-connections';
import { podFaults } from './pod-faults';
import { hasPodFields, PodFields, podFieldsOf } from './pod-fields';
import { ownLists } from './pod-lists';
import type { AbstractPodProps } from './pod-props';
import { hasVolumeFields } from './pod-volumes';
import { permit } from './role';
import { takeOverSpread } from './soft-spread';
import { nameVolumes, volumeFaults } from './volume-names';

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
    mendScheduling(pods);
  }
  completeAtSynth(pods, object, podFieldsOf(props), mended);
  override(object, props.overrides);
  permit(pods);
  if (mended) {
    accountOnDemand(pods, ownServiceAccount);
  }
  connectPods(pods, props.isolate);
}

/** Has pods validated and completed whenever they are. */
function completeAtSynth(pods: Pods, object: ApiObject, fields: PodFields, mended: boolean): void {
  refuseAtSynth(pods, () => [...volumeFaults(pods), ...podFaults(pods), ...accountFaults(pods)]);
  const isCompleted = mended || hasPodFields(fields);
  amend(
    object,
    (manifest) => completePods(pods, templateOf(manifest), fields),
    () => isCompleted || hasFields(pods),
  );
  amendLast(
    object,
    (manifest) => completeOverriddenPods(pods, templateOf(manifest), fields),
    () => isCompleted || tokensOf(pods).length > 0,
  );
}

/** Whether a container, a mount or a token says something that cdk8s-plus cannot express; they may come at any time. */
function hasFields(pods: kplus.AbstractPod): boolean {
  return (
    tokensOf(pods).length > 0 ||
    hasVolumeFields(pods) ||
    pods.containers.some(hasContainerFields) ||
    pods.initContainers.some(hasContainerFields)
  );
}

/** The one pod template of a kind of ours. */
export function templateOf(manifest: JsonObject): JsonObject {
  const { kind } = manifest;
  const path = kind === 'Pod' ? OF_POD : kind === 'CronJob' ? OF_CRON_JOB : OF_WORKLOAD;
  return valueAt(manifest, path) as JsonObject;
}

const [OF_POD] = POD_TEMPLATE_PATHS['/Pod'];
const [OF_CRON_JOB] = POD_TEMPLATE_PATHS['batch/CronJob'];
const [OF_WORKLOAD] = POD_TEMPLATE_PATHS['apps/Deployment'];
