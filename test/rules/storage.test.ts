import { claimRefNamespaceSet } from '../../src/rules/claim-ref-namespace-set';
import { validStorage } from '../../src/rules/valid-storage';
import { objectTables } from '../support/object-tables';
import { claim, claimSpec, deployment, object, pod, template } from '../support/objects';

const NFS = { path: '/srv', server: 'nfs.example.com' };

const volume = (spec: object = {}) =>
  object('v1', 'PersistentVolume', {
    spec: { accessModes: ['ReadWriteOnce'], capacity: { storage: '1Gi' }, nfs: NFS, ...spec },
  });
const storageClass = (provisioner: unknown, fields: object = {}) =>
  object('storage.k8s.io/v1', 'StorageClass', { provisioner, ...fields });
const zones = (...values: unknown[]) => ({ matchLabelExpressions: [{ key: 'zone', values }] });
const snapshot = (spec: object) => object('snapshot.storage.k8s.io/v1', 'VolumeSnapshot', { spec });
const snapshotClass = (fields: object) => object('snapshot.storage.k8s.io/v1', 'VolumeSnapshotClass', { ...fields });
const ephemeral = (spec: object) => ({
  volumes: [{ name: 'scratch', ephemeral: { volumeClaimTemplate: { spec: claimSpec('1Gi', { ...spec }) } } }],
});

objectTables(validStorage, {
  passes: {
    'a volume': volume(),
    'a volume of one pod': volume({ accessModes: ['ReadWriteOncePod'] }),
    'a local volume with its node': volume({
      nfs: undefined,
      local: { path: '/disk' },
      nodeAffinity: { required: { nodeSelectorTerms: [] } },
    }),
    'a claim': claim('1Gi'),
    'a claim of no size, of which another rule tells': claim('0'),
    'an ephemeral volume': pod(ephemeral({})),
    'a storage class': storageClass('ebs.csi.aws.com'),
    'a storage class of a provisioner in upper case': storageClass('example.com/NFS'),
    'a storage class that says more': storageClass('ebs.csi.aws.com', {
      parameters: { type: 'gp3', iops: null },
      mountOptions: ['noatime'],
      allowedTopologies: [zones('a', 'b'), zones('c')],
    }),
    'a volume of a driver': volume({ nfs: undefined, csi: { driver: 'EBS.csi.aws.com', volumeHandle: 'vol-1' } }),
    'a snapshot of a claim': snapshot({ source: { persistentVolumeClaimName: 'data' } }),
    'a snapshot that was taken': snapshot({ source: { volumeSnapshotContentName: 'content-1' } }),
    'a snapshot class': snapshotClass({ driver: 'ebs.csi.aws.com', deletionPolicy: 'Retain' }),
    'an object of the same kind in another group': object('example.com/v1', 'PersistentVolume', { spec: {} }),
  },
  fails: {
    'a volume of nothing': [
      volume({ accessModes: undefined, capacity: undefined, nfs: undefined }),
      'spec.accessModes must have at least one, e.g. "ReadWriteOnce"',
      'spec.capacity.storage must be set above 0, e.g. "1Gi"',
      'spec must say what the volume is made of, e.g. "csi"',
    ],
    'a volume of two things': [
      volume({ hostPath: { path: '/srv' } }),
      'spec.nfs must be left out, as the volume is made of "hostPath" already',
    ],
    'a local volume without its node': [
      volume({ nfs: undefined, local: { path: '/disk' } }),
      'spec.nodeAffinity must be set to the node that has the local volume',
    ],
    'a volume of no size': [
      volume({ capacity: { storage: '0' } }),
      'spec.capacity.storage must be set above 0, e.g. "1Gi", not "0"',
    ],
    'a volume of an unreadable size': [
      volume({ capacity: { storage: '1GB' } }),
      'spec.capacity.storage must be a quantity, e.g. "250m" or "128Mi", not "1GB"',
    ],
    'a volume of something else than storage': [
      volume({ capacity: { storage: '1Gi', iops: '100' } }),
      'spec.capacity.iops must be left out: only storage is known, not "100"',
    ],
    'a volume of a driver that is not named': [
      volume({ nfs: undefined, csi: {} }),
      'spec.csi.driver must be the name of a driver, e.g. "ebs.csi.aws.com"',
      'spec.csi.volumeHandle must be what the driver calls it',
    ],
    'a storage class with numbers for texts': [
      storageClass('ebs.csi.aws.com', { parameters: { iops: 3000 }, mountOptions: [3] }),
      'parameters.iops must be a string; write it in quotes, not 3000',
      'mountOptions[0] must be a string; write it in quotes, not 3',
    ],
    'a storage class of a zone twice': [
      storageClass('ebs.csi.aws.com', { allowedTopologies: [zones('a', 'a')] }),
      'allowedTopologies[0].matchLabelExpressions[0].values[1] "a" is that of values[0] too; write another',
    ],
    'a storage class of the same zones twice': [
      storageClass('ebs.csi.aws.com', { allowedTopologies: [zones('a', 'b'), zones('b', 'a')] }),
      'allowedTopologies[1] means the same as allowedTopologies[0]; leave it out',
    ],
    'a storage class of no zones': [
      storageClass('ebs.csi.aws.com', { allowedTopologies: [{}, zones()] }),
      'allowedTopologies[0].matchLabelExpressions must have at least one item',
      'allowedTopologies[1].matchLabelExpressions[0].values must have at least one item, not []',
    ],
    'a snapshot of nothing': [
      snapshot({ source: {}, volumeSnapshotClassName: '' }),
      'spec.source must have either persistentVolumeClaimName or volumeSnapshotContentName, not {}',
      'spec.volumeSnapshotClassName must be that of a class; leave it out for the default of the driver, not ""',
    ],
    'a snapshot of a claim without a name': [
      snapshot({ source: { persistentVolumeClaimName: '' } }),
      'spec.source.persistentVolumeClaimName must be the name of what the snapshot is of, not ""',
    ],
    'a snapshot class of nobody, with another policy': [
      snapshotClass({ driver: '', deletionPolicy: 'Keep' }),
      'driver must be the name of a driver, e.g. "ebs.csi.aws.com", not ""',
      'deletionPolicy must be "Delete" or "Retain", not "Keep"',
    ],
    'a volume of one pod and of many': [
      volume({ accessModes: ['ReadWriteOncePod', 'ReadWriteMany'] }),
      'spec.accessModes must have no other beside "ReadWriteOncePod", not ["ReadWriteOncePod","ReadWriteMany"]',
    ],
    'a claim without access modes': [
      claim('1Gi', { accessModes: [] }),
      'spec.accessModes must have at least one, e.g. "ReadWriteOnce", not []',
    ],
    'an ephemeral volume without access modes': [
      deployment({ template: template(ephemeral({ accessModes: undefined })) }),
      'volumes[0].ephemeral.volumeClaimTemplate.spec.accessModes must have at least one, e.g. "ReadWriteOnce"',
    ],
    'a storage class of nobody': [
      storageClass(undefined),
      'provisioner must be the name of a driver, e.g. "ebs.csi.aws.com"',
    ],
    'a storage class of a provisioner with a space': [
      storageClass('my driver'),
      'provisioner must be letters, digits, "-", "_" and ".", with a letter or digit at both ends, not "my driver"',
    ],
  },
});

objectTables(claimRefNamespaceSet, {
  passes: {
    'a volume that is reserved for nobody': volume(),
    'a volume that is reserved for a claim of a namespace': volume({ claimRef: { name: 'data', namespace: 'shop' } }),
  },
  fails: {
    'a volume that is reserved for a claim of any namespace': [
      volume({ claimRef: { name: 'data' } }),
      'spec.claimRef.namespace must be set to that of the claim',
    ],
  },
});
