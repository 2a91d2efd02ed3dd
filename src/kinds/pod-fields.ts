import type * as kplus from 'cdk8s-plus-28';
import { JsonObject, listIn, objectIn, sortKeys } from '../manifest/json';
import { leaveOutForWindows } from './pod-os';
import { AbstractPodProps, PodOs } from './pod-props';
import { spreadConstraintOf } from './spread-constraint';
import { hasDefined, unlessEmpty, writeFields, writtenObject } from './written-fields';

/** What pods have that cdk8s-plus cannot express, copied: the caller's objects may change. */
export type PodFields = Partial<ReturnType<typeof fieldsIn>>;

const NOTHING: PodFields = Object.freeze({});

/** What props say of pods that cdk8s-plus cannot express. */
export function podFieldsOf(props: AbstractPodProps): PodFields {
  const fields = fieldsIn(props);
  return hasDefined(fields) ? fields : NOTHING;
}

/** Whether there is anything that cdk8s-plus cannot express. */
export function hasPodFields(fields: PodFields): boolean {
  return fields !== NOTHING;
}

/** Writes what cdk8s-plus cannot express, if there is anything. */
export function writePodFields(template: JsonObject, pods: kplus.AbstractPod, fields: PodFields): boolean {
  const spec = objectIn(template, 'spec');
  if (!spec || !hasPodFields(fields)) {
    return false;
  }
  const { os, readinessGates = [], seLinux, seccompProfile, supplementalGroups, supplementalGroupsPolicy } = fields;
  writeFields(spec, {
    enableServiceLinks: fields.enableServiceLinks,
    hostIPC: fields.hostIpc,
    hostPID: fields.hostPid,
    hostUsers: fields.hostUsers,
    imagePullSecrets: pullSecretsOf(spec, fields),
    nodeSelector: fields.nodeSelector,
    os: os && { name: os },
    priorityClassName: fields.priorityClassName,
    readinessGates: unlessEmpty(readinessGates.map((conditionType) => ({ conditionType }))),
    runtimeClassName: fields.runtimeClassName,
    schedulerName: fields.schedulerName,
    shareProcessNamespace: fields.shareProcessNamespace,
    topologySpreadConstraints: fields.topologySpread?.map((spread) => spreadConstraintOf(spread, pods)),
  });
  const security = { seLinuxOptions: seLinux, seccompProfile, supplementalGroups, supplementalGroupsPolicy };
  if (hasDefined(security)) {
    writeFields(writtenObject(spec, 'securityContext'), security);
  }
  if (os === PodOs.WINDOWS) {
    leaveOutForWindows(spec);
  }
  return true;
}

function fieldsIn(props: AbstractPodProps) {
  const { imagePullSecrets, nodeSelector, readinessGates, seLinux, securityContext = {}, topologySpread } = props;
  const { seccompProfile, supplementalGroups, supplementalGroupsPolicy } = securityContext;
  return {
    appArmor: props.appArmor,
    enableServiceLinks: props.enableServiceLinks,
    hostIpc: props.hostIpc,
    hostPid: props.hostPid,
    hostUsers: props.hostUsers,
    imagePullSecrets: imagePullSecrets && [...imagePullSecrets],
    nodeSelector: nodeSelector && { ...nodeSelector },
    os: props.os,
    priorityClassName: props.priorityClassName,
    readinessGates: readinessGates && [...readinessGates],
    runtimeClassName: props.runtimeClassName,
    schedulerName: props.schedulerName,
    seLinux: seLinux && (sortKeys(seLinux) as JsonObject),
    seccompProfile: seccompProfile && (sortKeys(seccompProfile) as JsonObject),
    shareProcessNamespace: props.shareProcessNamespace,
    supplementalGroups: supplementalGroups && [...supplementalGroups],
    supplementalGroupsPolicy,
    topologySpread: topologySpread?.map((spread) => ({ ...spread })),
  };
}

/** That of cdk8s-plus first, and each once. */
function pullSecretsOf(spec: JsonObject, { imagePullSecrets }: PodFields): readonly JsonObject[] | undefined {
  if (!imagePullSecrets) {
    return undefined;
  }
  const before = listIn(spec, 'imagePullSecrets') as readonly JsonObject[];
  const names = new Set([...before.map(({ name }) => name), ...imagePullSecrets.map(({ name }) => name)]);
  return unlessEmpty([...names].map((name) => ({ name })));
}
