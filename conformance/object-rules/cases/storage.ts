import { claim, claimSpec, object, pod } from '../../../test/support/objects';
import { Case, NOTHING, pairs, shown } from '../case';

const NFS = { path: '/srv', server: 'nfs.example.com' };

const volume = (spec: object) =>
  object('v1', 'PersistentVolume', {
    spec: { accessModes: ['ReadWriteOnce'], capacity: { storage: '1Gi' }, nfs: NFS, ...spec },
  });

const ephemeral = (spec: object) =>
  pod({
    volumes: [{ name: 'scratch', ephemeral: { volumeClaimTemplate: { spec: claimSpec('1Gi', { ...spec }) } } }],
  });

const MODES: readonly unknown[] = [
  NOTHING,
  null,
  [],
  ['ReadWriteOnce'],
  ['ReadWriteOncePod'],
  ['ReadWriteOnce', 'ReadOnlyMany'],
  ['ReadWriteOnce', 'ReadWriteOnce'],
  ['ReadWriteOncePod', 'ReadWriteOncePod'],
  ['ReadWriteOncePod', 'ReadWriteMany'],
];

const CAPACITIES: readonly unknown[] = [
  NOTHING,
  null,
  {},
  { storage: '0' },
  { storage: 1 },
  { storage: null },
  { storage: '-1Gi' },
  { storage: '1GB' },
  { storage: '0.5Gi' },
  { storage: '1Gi', iops: '1' },
  { cpu: '1' },
];

/** What a volume can be made of, each as little as an API server takes. */
const SOURCES: Readonly<Record<string, object>> = {
  awsElasticBlockStore: { volumeID: 'vol-1' },
  azureDisk: { diskName: 'disk', diskURI: '/subscriptions/disk', kind: 'Managed' },
  azureFile: { secretName: 'azure', shareName: 'share', secretNamespace: 'default' },
  cephfs: { monitors: ['192.0.2.1'] },
  cinder: { volumeID: 'vol-1' },
  csi: { driver: 'ebs.csi.aws.com', volumeHandle: 'vol-1' },
  fc: { wwids: ['x'] },
  flexVolume: { driver: 'example.com/flex' },
  flocker: { datasetName: 'data' },
  gcePersistentDisk: { pdName: 'disk' },
  glusterfs: { endpoints: 'gluster', path: 'data' },
  hostPath: { path: '/srv' },
  iscsi: { targetPortal: '192.0.2.1:3260', iqn: 'iqn.2001-04.com.example:storage', lun: 0 },
  nfs: NFS,
  photonPersistentDisk: { pdID: 'disk' },
  portworxVolume: { volumeID: 'vol-1' },
  quobyte: { registry: '192.0.2.1:7861', volume: 'data' },
  rbd: { monitors: ['192.0.2.1'], image: 'data' },
  scaleIO: { gateway: 'https://x', system: 's', volumeName: 'v', secretRef: { name: 's', namespace: 'default' } },
  storageos: { volumeName: 'data' },
  vsphereVolume: { volumePath: '[data] disk' },
};

const storageClass = (fields: object) =>
  object('storage.k8s.io/v1', 'StorageClass', { provisioner: 'ebs.csi.aws.com', ...fields });

const numbered = (length: number) => Object.fromEntries(Array.from({ length }, (_, index) => [`k${index}`, 'v']));

const PARAMETERS: readonly unknown[] = [
  ...[NOTHING, null, {}, { iops: '3000' }, { iops: 3000 }, { iops: null }, { encrypted: true }, { '': 'x' }],
  ...[numbered(512), numbered(513)],
];

const expressions = (...matchLabelExpressions: object[]) => ({ matchLabelExpressions });
const zone = (...values: unknown[]) => ({ key: 'zone', values });

const TOPOLOGIES: readonly (readonly object[])[] = [
  ...[[], [{}], [{}, {}], [expressions()], [expressions(zone())], [expressions(zone('a'))]],
  ...[
    [expressions(zone('a', 'a'))],
    [expressions(zone('a', 1))],
    [expressions(zone('a b'))],
    [expressions(zone(null))],
  ],
  ...[[expressions(zone(null, ''))], [expressions({ values: ['a'] })], [expressions({ key: 'a b', values: ['a'] })]],
  ...[[expressions(zone('a'), zone('b'))], [expressions(zone('a')), expressions(zone('b'))]],
  ...[
    [expressions(zone('a', 'b')), expressions(zone('b', 'a'))],
    [expressions(zone('a')), {}],
  ],
  [expressions(zone('a'), { key: 'rack', values: ['1'] }), expressions({ key: 'rack', values: ['1'] }, zone('a'))],
];

const DRIVERS: readonly unknown[] = [
  ...['ebs.csi.aws.com', 'EBS.csi', 'a b', 'a/b', 'a-', '', 5, null, NOTHING, 'a'.repeat(63), 'a'.repeat(64)],
];

const LOCAL = { nfs: NOTHING, local: { path: '/disk' } };
const NODE = {
  required: { nodeSelectorTerms: [{ matchExpressions: [{ key: 'zone', operator: 'In', values: ['a'] }] }] },
};

const PROVISIONERS: readonly unknown[] = [
  'ebs.csi.aws.com',
  'example.com/nfs',
  'example.com/NFS',
  'Example.com/NFS',
  'kubernetes.io/no-provisioner',
  'my driver',
  'a/b/c',
  '-x',
  '/x',
  'x/',
  '',
  null,
  NOTHING,
  'a'.repeat(63),
  'a'.repeat(64),
];

export const storageCases: readonly Case[] = [
  ...MODES.flatMap((accessModes) => [
    { title: `a volume with the access modes ${shown(accessModes)}`, manifest: volume({ accessModes }) },
    { title: `a claim with the access modes ${shown(accessModes)}`, manifest: claim('1Gi', { accessModes }) },
    { title: `an ephemeral volume with the access modes ${shown(accessModes)}`, manifest: ephemeral({ accessModes }) },
  ]),
  ...CAPACITIES.map((capacity) => ({
    title: `a volume of ${shown(capacity)}`,
    manifest: volume({ capacity }),
  })),
  { title: 'a volume of nothing', manifest: volume({ nfs: NOTHING }) },
  ...Object.entries(SOURCES).map(([source, fields]) => ({
    title: `a volume of ${source}`,
    manifest: volume({ nfs: NOTHING, [source]: fields }),
  })),
  ...pairs(Object.entries(SOURCES), Object.entries(SOURCES))
    .filter(([[one], [other]]) => one < other)
    .map(([[one, fields], [other, otherFields]]) => ({
      title: `a volume of ${one} and ${other}`,
      manifest: volume({ nfs: NOTHING, [one]: fields, [other]: otherFields }),
      blamesAnotherField: one === 'cephfs' || other === 'cephfs', // cephFS
    })),
  { title: 'a local volume without its node', manifest: volume(LOCAL) },
  { title: 'a local volume with its node', manifest: volume({ ...LOCAL, nodeAffinity: NODE }) },
  { title: 'a volume that is reserved', manifest: volume({ claimRef: { name: 'data', namespace: 'shop' } }) },
  { title: 'a volume that is reserved for a claim of no namespace', manifest: volume({ claimRef: { name: 'data' } }) },
  ...PROVISIONERS.map((provisioner) => ({
    title: `a storage class of ${shown(provisioner)}`,
    manifest: object('storage.k8s.io/v1', 'StorageClass', { provisioner }),
  })),
  ...PARAMETERS.map((parameters) => ({
    title: `a storage class with the parameters ${shown(parameters)}`,
    manifest: storageClass({ parameters }),
  })),
  ...[['ro', 'noatime'], [''], [null], [3], [true], []].map((mountOptions) => ({
    title: `a storage class with the mount options ${shown(mountOptions)}`,
    manifest: storageClass({ mountOptions }),
  })),
  ...TOPOLOGIES.map((allowedTopologies) => ({
    title: `a storage class of the topologies ${JSON.stringify(allowedTopologies)}`,
    manifest: storageClass({ allowedTopologies }),
  })),
  ...DRIVERS.flatMap((driver) => [
    {
      title: `a volume of the driver ${shown(driver)}`,
      manifest: volume({ nfs: NOTHING, csi: { driver, volumeHandle: 'vol-1' } }),
    },
    {
      title: `a volume of a pod by the driver ${shown(driver)}`,
      manifest: pod({ volumes: [{ name: 'data', csi: { driver } }] }),
    },
  ]),
  ...['vol-1', '', null, NOTHING].map((volumeHandle) => ({
    title: `a volume that its driver calls ${shown(volumeHandle)}`,
    manifest: volume({ nfs: NOTHING, csi: { driver: 'ebs.csi.aws.com', volumeHandle } }),
  })),
  ...[{ name: 'key' }, {}, { name: '' }, null, NOTHING].map((nodePublishSecretRef) => ({
    title: `a volume of a pod with the Secret ${shown(nodePublishSecretRef)}`,
    manifest: pod({ volumes: [{ name: 'data', csi: { driver: 'ebs.csi.aws.com', nodePublishSecretRef } }] }),
  })),
];
