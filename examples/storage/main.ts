import { Duration, Size } from 'cdk8s';
import { App, Chart, Waivers } from 'cdk8s-bulkhead';
import type * as k8s from 'cdk8s-bulkhead/lib/k8s';
import * as kplus from 'cdk8s-bulkhead/lib/plus';
import type { Construct } from 'constructs';

/** A registry of documents: what it stores is kept, saved before each change, and tried out with copies. */
const app = new App();
const documents = new Chart(app, 'documents', { namespace: 'documents', createNamespace: true });

// ---------------------------------------------------------------- what the cluster offers

const fast = new kplus.StorageClass(documents, 'fast', {
  metadata: { name: 'fast' },
  provisioner: 'ebs.csi.aws.com',
  parameters: { type: 'gp3', encrypted: 'true' },
  reclaimPolicy: kplus.PersistentVolumeReclaimPolicy.RETAIN,
  allowVolumeExpansion: true,
});
const snapshots = new kplus.VolumeSnapshotClass(documents, 'snapshots', {
  metadata: { name: 'fast' },
  driver: 'ebs.csi.aws.com',
  deletionPolicy: kplus.SnapshotDeletionPolicy.RETAIN,
});

// ---------------------------------------------------------------- claims

const archive = new kplus.PersistentVolumeClaim(documents, 'archive', {
  metadata: { name: 'archive' },
  accessModes: [kplus.PersistentVolumeAccessMode.READ_WRITE_ONCE],
  storage: Size.gibibytes(500),
  storageClassName: fast.name,
});

const before = new kplus.VolumeSnapshot(documents, 'before', {
  metadata: { name: 'before-7' },
  source: kplus.SnapshotSource.claim(archive),
  volumeSnapshotClassName: snapshots.name,
});
new kplus.PersistentVolumeClaim(documents, 'copy', {
  metadata: { name: 'copy-7' },
  accessModes: [kplus.PersistentVolumeAccessMode.READ_WRITE_ONCE],
  storage: Size.gibibytes(500), // no less than the archive
  storageClassName: fast.name,
  dataSource: kplus.ClaimSource.snapshot(before),
});

// ---------------------------------------------------------------- a volume that is there already

class NfsVolume extends kplus.PersistentVolume {
  constructor(scope: Construct, id: string, server: string, path: string) {
    super(scope, id, {
      metadata: { name: id },
      accessModes: [kplus.PersistentVolumeAccessMode.READ_ONLY_MANY],
      storage: Size.tebibytes(2),
      storageClassName: '',
      reclaimPolicy: kplus.PersistentVolumeReclaimPolicy.RETAIN,
      overrides: { spec: { nfs: { server, path, readOnly: true } } } satisfies k8s.PersistentVolume,
    });
  }
}
const scans = new NfsVolume(documents, 'scans', 'nfs.example.com', '/export/scans');

// ---------------------------------------------------------------- volumes of pods

const identity = kplus.Volume.fromProjected(
  documents,
  'identity',
  [
    kplus.ProjectedSource.configMap(kplus.ConfigMap.fromConfigMapName(documents, 'trust', 'trust'), {
      items: { 'ca.crt': { path: 'ca.crt' } },
    }),
    kplus.ProjectedSource.secret(kplus.Secret.fromSecretName(documents, 'client', 'client'), {
      items: { 'tls.crt': { path: 'tls.crt' }, 'tls.key': { path: 'tls.key' } },
    }),
    kplus.ProjectedSource.downwardApi({ labels: kplus.PodField.labels() }),
    kplus.ProjectedSource.serviceAccountToken('token', { audience: 'vault', expiration: Duration.minutes(30) }),
  ],
  { defaultMode: 0o440 },
);
// of the default class: one that retains would keep a disk for each pod that there ever was
const work = kplus.Volume.fromEphemeral(documents, 'work', { storage: Size.gibibytes(50) });
const scratch = kplus.Volume.fromEmptyDir(documents, 'scratch', 'scratch', { sizeLimit: Size.mebibytes(1500) });

const registry = new kplus.Deployment(documents, 'registry', {
  metadata: { name: 'registry' },
  replicas: 1,
  strategy: kplus.DeploymentStrategy.recreate(), // the disk is on one node at a time
  securityContext: { fsGroupChangePolicy: kplus.FsGroupChangePolicy.ON_ROOT_MISMATCH },
  containers: [
    {
      name: 'registry',
      image: 'registry.example.com/documents/registry:5.2.0',
      portNumber: 8080,
      readiness: kplus.Probe.fromHttpGet('/ready'),
      liveness: kplus.Probe.fromHttpGet('/live', { failureThreshold: 6 }),
      resources: {
        cpu: { request: kplus.Cpu.millis(500), limit: kplus.Cpu.units(2) },
        memory: { request: Size.gibibytes(1), limit: Size.gibibytes(1) },
        ephemeralStorage: { request: Size.gibibytes(2), limit: Size.gibibytes(2) },
      },
      volumeMounts: [
        { path: '/archive', volume: kplus.Volume.fromPersistentVolumeClaim(documents, 'archive-volume', archive) },
        { path: '/identity', volume: identity, readOnly: true },
        { path: '/scans', volume: scans.asVolume(), readOnly: true },
        { path: '/tmp', volume: scratch },
        { path: '/work', volume: work },
      ],
    },
  ],
});

// ---------------------------------------------------------------- how much of it there may be

new kplus.ResourceQuota(documents, 'quota', {
  metadata: { name: 'documents' },
  compute: {
    requests: { cpu: kplus.Cpu.units(8), memory: Size.gibibytes(16) },
    limits: { cpu: kplus.Cpu.units(16), memory: Size.gibibytes(16) },
  },
  persistentVolumeClaims: 20,
  storage: Size.tebibytes(5),
});
new kplus.LimitRange(documents, 'range', {
  metadata: { name: 'documents' },
  containers: {
    defaultRequest: { cpu: kplus.Cpu.millis(100), memory: Size.mebibytes(128) },
    defaultLimit: { cpu: kplus.Cpu.millis(500), memory: Size.mebibytes(128) },
    min: { cpu: kplus.Cpu.millis(10), memory: Size.mebibytes(16) },
    max: { cpu: kplus.Cpu.units(4), memory: Size.gibibytes(8) },
  },
  claims: { max: Size.tebibytes(2) },
});

const until = { owner: 'documents', expires: '2031-12-31' };
Waivers.of(app).add({ ...until, rule: 'image-digest-pinned', reason: 'the registry lets nobody move a tag' });
Waivers.of(registry).add({ ...until, rule: 'minimum-replicas', reason: 'its disk is on one node at a time' });

app.synth();
