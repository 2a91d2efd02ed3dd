import { Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import {
  Chart,
  ClaimSource,
  ClaimSpecProps,
  ConfigurationOptions,
  CsiVolumeOptions,
  EphemeralVolumeOptions,
  ImageVolumeOptions,
  PersistentVolumeClaimProps,
  ProjectedVolumeOptions,
  SecretProps,
  StorageClassProps,
  VolumeBindingMode,
} from '../../../src';
import { NAME } from '../subjects';
import type { PropCases } from './case';
import { NAMED_BY_CONTENT } from './workloads';

const SNAPSHOT = { apiGroup: 'snapshot.storage.k8s.io', kind: 'VolumeSnapshot', name: NAME };
const CLAIM = 'pod.volumes.[].ephemeral.volumeClaimTemplate';

export function claimCases(): PropCases<PersistentVolumeClaimProps, kplus.PersistentVolumeClaimProps> {
  return {
    dataSource: { value: ClaimSource.snapshotName(NAME), at: 'spec.dataSourceRef', as: SNAPSHOT },
    selector: {
      value: kplus.LabelSelector.of({ labels: { disk: 'fast' } }),
      at: 'spec.selector.matchLabels.disk',
      as: 'fast',
    },
    volumeAttributesClassName: { value: NAME, at: 'spec.volumeAttributesClassName' },
  };
}

export function storageClassCases(): PropCases<StorageClassProps, kplus.ResourceProps> {
  return {
    provisioner: { value: 'example.com/disks', at: 'provisioner', instead: 'example.com/other' },
    parameters: { value: { type: 'fast' }, at: 'parameters', as: { type: 'fast' } },
    reclaimPolicy: { value: kplus.PersistentVolumeReclaimPolicy.RETAIN, at: 'reclaimPolicy' },
    volumeBindingMode: { value: VolumeBindingMode.IMMEDIATE, at: 'volumeBindingMode' },
    allowVolumeExpansion: { value: true, at: 'allowVolumeExpansion' },
    mountOptions: { value: ['noatime'], at: 'mountOptions' },
    isDefault: {
      value: true,
      at: 'metadata.annotations',
      as: { 'storageclass.kubernetes.io/is-default-class': 'true' },
    },
  };
}

export function configurationCases(): PropCases<ConfigurationOptions, object> {
  return { nameByContent: { value: true, at: 'metadata.name', as: NAMED_BY_CONTENT } };
}

export function secretCases(): PropCases<SecretProps, kplus.SecretProps> {
  return { ...configurationCases(), data: { value: { token: 'aGVsbG8=' }, at: 'data.token', as: 'aGVsbG8=' } };
}

/** Props of a volume with a claim of its own. */
export function ephemeralVolumeCases(): PropCases<EphemeralVolumeOptions, object> {
  return {
    ...(claimSpecCases() as PropCases<EphemeralVolumeOptions, object>),
    labels: { value: { app: NAME }, at: `${CLAIM}.metadata.labels` },
    annotations: { value: { 'example.com/owner': NAME }, at: `${CLAIM}.metadata.annotations` },
    name: { value: 'other', at: 'pod.volumes.[].name' },
  };
}

function claimSpecCases(): PropCases<ClaimSpecProps, object> {
  const { BLOCK } = kplus.PersistentVolumeMode;
  return {
    storage: {
      value: Size.gibibytes(3),
      at: `${CLAIM}.spec.resources.requests.storage`,
      as: '3Gi',
      instead: Size.gibibytes(2),
    },
    accessModes: { value: [kplus.PersistentVolumeAccessMode.READ_WRITE_MANY], at: `${CLAIM}.spec.accessModes` },
    storageClassName: { value: NAME, at: `${CLAIM}.spec.storageClassName` },
    volumeMode: { value: BLOCK, at: `${CLAIM}.spec.volumeMode` },
    dataSource: { value: ClaimSource.snapshotName(NAME), at: `${CLAIM}.spec.dataSourceRef`, as: SNAPSHOT },
    volumeAttributesClassName: { value: NAME, at: `${CLAIM}.spec.volumeAttributesClassName` },
  };
}

export function projectedVolumeCases(): PropCases<ProjectedVolumeOptions, object> {
  return {
    name: { value: 'other', at: 'pod.volumes.[].name' },
    defaultMode: { value: 0o400, at: 'pod.volumes.[].projected.defaultMode' },
  };
}

export function imageVolumeCases(): PropCases<ImageVolumeOptions, object> {
  return {
    name: { value: 'other', at: 'pod.volumes.[].name' },
    pullPolicy: { value: kplus.ImagePullPolicy.ALWAYS, at: 'pod.volumes.[].image.pullPolicy' },
  };
}

export function csiVolumeCases(chart: Chart): PropCases<CsiVolumeOptions, kplus.CsiVolumeOptions> {
  const secret = kplus.Secret.fromSecretName(chart, 'credentials', NAME);
  return {
    nodePublishSecret: { value: secret, at: 'pod.volumes.[].csi.nodePublishSecretRef.name', as: NAME },
  };
}
