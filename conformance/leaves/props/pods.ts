import { Duration, Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import {
  AbstractPodProps,
  AppArmor,
  Chart,
  ContainerProps,
  PodOs,
  PodProps,
  PodSecurityContextProps,
  ResizeRestartPolicy,
  SupplementalGroupsPolicy,
  TerminationMessagePolicy,
  Volumes,
  WhenUnsatisfiable,
} from '../../../src';
import { NAME } from '../subjects';
import type { PropCases } from './case';

const LABEL = { level: 's0:c1,c2', role: 'r', type: 't', user: 'u' };
/** What the oldest version that the library knows reads. */
const APP_ARMOR = { [`container.apparmor.security.beta.kubernetes.io/${NAME}`]: `localhost/${NAME}` };
const PROFILE = { localhostProfile: NAME, type: 'Localhost' };

/** Props of whatever makes pods. */
export function podCases(chart: Chart): PropCases<AbstractPodProps, kplus.AbstractPodProps> {
  const secret = kplus.Secret.fromSecretName(chart, 'registry', NAME);
  return {
    imagePullSecrets: { value: [secret], at: 'pod.imagePullSecrets.[].name', as: NAME },
    hostPid: { value: true, at: 'pod.hostPID' },
    hostIpc: { value: true, at: 'pod.hostIPC' },
    hostUsers: { value: false, at: 'pod.hostUsers' },
    shareProcessNamespace: { value: true, at: 'pod.shareProcessNamespace' },
    enableServiceLinks: { value: true, at: 'pod.enableServiceLinks' },
    appArmor: { value: AppArmor.localhost(NAME), at: 'podMetadata.annotations', as: APP_ARMOR },
    seLinux: { value: LABEL, at: 'pod.securityContext.seLinuxOptions' },
    priorityClassName: { value: NAME, at: 'pod.priorityClassName' },
    runtimeClassName: { value: NAME, at: 'pod.runtimeClassName' },
    schedulerName: { value: NAME, at: 'pod.schedulerName' },
    nodeSelector: { value: { disk: 'fast' }, at: 'pod.nodeSelector.disk', as: 'fast' },
    topologySpread: {
      value: [{ topology: kplus.Topology.ZONE, maxSkew: 3, whenUnsatisfiable: WhenUnsatisfiable.DO_NOT_SCHEDULE }],
      at: 'pod.topologySpreadConstraints.[].maxSkew',
      as: 3,
    },
    os: { value: PodOs.LINUX, at: 'pod.os.name' },
    readinessGates: {
      value: ['example.com/ready'],
      at: 'pod.readinessGates.[].conditionType',
      as: 'example.com/ready',
    },
  };
}

export function barePodCases(): PropCases<PodProps, AbstractPodProps> {
  return { activeDeadline: { value: Duration.minutes(2), at: 'pod.activeDeadlineSeconds', as: 120 } };
}

/** Props of the security context of a pod. */
export function podSecurityContextCases(): PropCases<PodSecurityContextProps, kplus.PodSecurityContextProps> {
  return {
    seccompProfile: {
      value: { type: kplus.SeccompProfileType.LOCALHOST, localhostProfile: NAME },
      at: 'pod.securityContext.seccompProfile',
      as: PROFILE,
    },
    supplementalGroups: { value: [4000], at: 'pod.securityContext.supplementalGroups.[]', as: 4000 },
    supplementalGroupsPolicy: {
      value: SupplementalGroupsPolicy.STRICT,
      at: 'pod.securityContext.supplementalGroupsPolicy',
    },
  };
}

/** Props of a container. */
export function containerCases(chart: Chart): PropCases<ContainerProps, kplus.ContainerProps> {
  const { READ_WRITE_ONCE } = kplus.PersistentVolumeAccessMode;
  const device = Volumes.ephemeral(chart, 'device', {
    name: NAME,
    storage: Size.gibibytes(1),
    accessModes: [READ_WRITE_ONCE],
    volumeMode: kplus.PersistentVolumeMode.BLOCK,
  });
  return {
    extendedResources: {
      value: { 'example.com/gpu': '2' },
      at: 'pod.containers.[].resources.limits',
      beside: { resources: {} },
      as: { 'example.com/gpu': '2' },
    },
    resizePolicy: {
      value: { cpu: ResizeRestartPolicy.NOT_REQUIRED },
      at: 'pod.containers.[].resizePolicy.[]',
      as: { resourceName: 'cpu', restartPolicy: 'NotRequired' },
      beside: { resources: {} },
    },
    defaultStartup: { value: false, at: 'pod.containers.[].startupProbe', as: null, beside: { portNumber: 8080 } },
    terminationMessagePolicy: {
      value: TerminationMessagePolicy.FALLBACK_TO_LOGS_ON_ERROR,
      at: 'pod.containers.[].terminationMessagePolicy',
    },
    stdin: { value: true, at: 'pod.containers.[].stdin' },
    tty: { value: true, at: 'pod.containers.[].tty', beside: { stdin: true } },
    appArmor: { value: AppArmor.localhost(NAME), at: 'podMetadata.annotations', as: APP_ARMOR },
    seLinux: { value: LABEL, at: 'pod.containers.[].securityContext.seLinuxOptions' },
    volumeDevices: {
      value: [{ volume: device, path: '/dev/xvda' }],
      at: 'pod.containers.[].volumeDevices.[]',
      as: { devicePath: '/dev/xvda', name: NAME },
    },
  };
}
