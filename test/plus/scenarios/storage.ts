import { Size } from 'cdk8s';
import type { Chart } from 'cdk8s';
import type { PersistentVolume, PersistentVolumeClaimProps, PersistentVolumeProps, Volume } from 'cdk8s-plus-28';
import { each, Plus, Scenario } from './scenario';

type Kind = 'AwsElasticBlockStorePersistentVolume' | 'AzureDiskPersistentVolume' | 'GCEPersistentDiskPersistentVolume';

/** Claims, persistent volumes and volumes of pods. */
export const STORAGE: Scenario[] = [
  ...each<(k: Plus, chart: Chart) => PersistentVolumeClaimProps>(
    'a claim',
    {
      bare: () => ({}),
      whole: (k) => ({
        accessModes: Object.values(k.PersistentVolumeAccessMode),
        storage: Size.gibibytes(50),
        storageClassName: 'fast',
        volumeMode: k.PersistentVolumeMode.BLOCK,
      }),
      'of a file system': (k) => ({ volumeMode: k.PersistentVolumeMode.FILE_SYSTEM, storage: Size.tebibytes(1) }),
      'of mebibytes': () => ({ storage: Size.mebibytes(2048) }),
      'of odd mebibytes': () => ({ storage: Size.mebibytes(500) }),
      'of a volume': (k, chart) => ({ volume: k.PersistentVolume.fromPersistentVolumeName(chart, 'volume', 'pv') }),
    },
    (k, chart, give) => {
      const claim = new k.PersistentVolumeClaim(chart, 'claim', give(k, chart));
      new k.ConfigMap(chart, 'read', {
        data: { volume: claim.volume?.name ?? '', modes: (claim.accessModes ?? []).join(), mode: claim.volumeMode },
      });
    },
  ),
  {
    title: 'a claim that is bound',
    build: (k, chart) => {
      const claim = new k.PersistentVolumeClaim(chart, 'claim', { storage: Size.gibibytes(1) });
      const volume = new k.AwsElasticBlockStorePersistentVolume(chart, 'volume', { volumeId: 'v' });
      claim.bind(volume);
      volume.bind(claim);
    },
  },
  ...each<(k: Plus, chart: Chart, volume: PersistentVolume) => void>(
    'a claim or volume that is bound',
    {
      'to another already': (k, chart, volume) => {
        const claim = new k.PersistentVolumeClaim(chart, 'claim');
        claim.bind(volume);
        claim.bind(k.PersistentVolume.fromPersistentVolumeName(chart, 'second', 'second'));
      },
      'by reserving': (k, chart, volume) => {
        const claim = volume.reserve();
        new k.ConfigMap(chart, 'read', { data: { claim: claim.name, volume: volume.claim?.name ?? '' } });
      },
      'by reserving twice': (_k, _chart, volume) => {
        volume.reserve();
        volume.reserve();
      },
      'as a volume of pods': (k, chart, volume) => {
        const container = new k.Pod(chart, 'pod').addContainer({ image: 'web' });
        container.mount('/a', volume);
      },
      'as two volumes': (_k, _chart, volume) => {
        volume.asVolume();
        volume.asVolume();
      },
    },
    (k, chart, bind) => bind(k, chart, new k.GCEPersistentDiskPersistentVolume(chart, 'volume', { pdName: 'd' })),
  ),
  ...(
    ['AwsElasticBlockStorePersistentVolume', 'AzureDiskPersistentVolume', 'GCEPersistentDiskPersistentVolume'] as Kind[]
  ).flatMap((kind) =>
    each<(k: Plus, chart: Chart) => PersistentVolumeProps>(
      `a persistent volume: ${kind}`,
      {
        bare: () => ({}),
        whole: (k) => ({
          accessModes: [k.PersistentVolumeAccessMode.READ_WRITE_ONCE],
          storage: Size.gibibytes(10),
          mountOptions: ['ro', 'noatime'],
          reclaimPolicy: k.PersistentVolumeReclaimPolicy.DELETE,
          storageClassName: 'fast',
          volumeMode: k.PersistentVolumeMode.BLOCK,
        }),
        retained: (k) => ({ reclaimPolicy: k.PersistentVolumeReclaimPolicy.RETAIN, storage: Size.mebibytes(700) }),
        claimed: (k, chart) => ({ claim: k.PersistentVolumeClaim.fromClaimName(chart, 'claim', 'c') }),
      },
      (k, chart, give) => {
        const disk = { volumeId: 'v', diskName: 'n', diskUri: 'u', pdName: 'p' };
        new k[kind](chart, 'volume', { ...disk, ...give(k, chart) });
        new k[kind](chart, 'other', { ...disk, fsType: 'xfs', partition: 2, readOnly: true } as never);
      },
    ),
  ),
  ...each<(k: Plus, chart: Chart) => Volume>(
    'a volume',
    {
      'an EBS disk': (k, chart) => k.Volume.fromAwsElasticBlockStore(chart, 'v', 'id'),
      'an EBS disk in full': (k, chart) =>
        k.Volume.fromAwsElasticBlockStore(chart, 'v', 'id', { name: 'n', fsType: 'xfs', partition: 1, readOnly: true }),
      'an Azure disk': (k, chart) => k.Volume.fromAzureDisk(chart, 'v', 'disk', 'uri'),
      'a dedicated Azure disk': (k, chart) =>
        k.Volume.fromAzureDisk(chart, 'v', 'disk', 'uri', {
          name: 'n',
          cachingMode: k.AzureDiskPersistentVolumeCachingMode.READ_WRITE,
          kind: k.AzureDiskPersistentVolumeKind.DEDICATED,
          fsType: 'xfs',
          readOnly: true,
        }),
      'a managed Azure disk': (k, chart) =>
        k.Volume.fromAzureDisk(chart, 'v', 'disk', 'uri', {
          cachingMode: k.AzureDiskPersistentVolumeCachingMode.READ_ONLY,
          kind: k.AzureDiskPersistentVolumeKind.MANAGED,
        }),
      'a GCE disk': (k, chart) => k.Volume.fromGcePersistentDisk(chart, 'v', 'disk'),
      'a GCE disk in full': (k, chart) =>
        k.Volume.fromGcePersistentDisk(chart, 'v', 'disk', { name: 'n', fsType: 'xfs', partition: 3, readOnly: true }),
      'a ConfigMap': (k, chart) => k.Volume.fromConfigMap(chart, 'v', new k.ConfigMap(chart, 'c')),
      'a ConfigMap in part': (k, chart) =>
        k.Volume.fromConfigMap(chart, 'v', new k.ConfigMap(chart, 'c'), {
          name: 'n',
          defaultMode: 0o440,
          optional: true,
          items: { b: { path: 'x', mode: 0o400 }, a: { path: 'y' } },
        }),
      'an empty folder': (k, chart) => k.Volume.fromEmptyDir(chart, 'v', 'n'),
      'a folder in memory': (k, chart) =>
        k.Volume.fromEmptyDir(chart, 'v', 'n', { medium: k.EmptyDirMedium.MEMORY, sizeLimit: Size.mebibytes(64) }),
      'a folder on disk': (k, chart) =>
        k.Volume.fromEmptyDir(chart, 'v', 'n', { medium: k.EmptyDirMedium.DEFAULT, sizeLimit: Size.gibibytes(2) }),
      'a Secret': (k, chart) => k.Volume.fromSecret(chart, 'v', new k.Secret(chart, 's')),
      'a Secret in part': (k, chart) =>
        k.Volume.fromSecret(chart, 'v', new k.Secret(chart, 's'), {
          name: 'n',
          defaultMode: 0o400,
          optional: false,
          items: { a: { path: 'x' } },
        }),
      'a claim': (k, chart) => k.Volume.fromPersistentVolumeClaim(chart, 'v', new k.PersistentVolumeClaim(chart, 'c')),
      'a claim to read': (k, chart) =>
        k.Volume.fromPersistentVolumeClaim(chart, 'v', new k.PersistentVolumeClaim(chart, 'c'), {
          name: 'n',
          readOnly: true,
        }),
      NFS: (k, chart) => k.Volume.fromNfs(chart, 'v', 'n', { server: 's', path: '/p', readOnly: true }),
      CSI: (k, chart) => k.Volume.fromCsi(chart, 'v', 'driver.example.com'),
      'CSI in full': (k, chart) =>
        k.Volume.fromCsi(chart, 'v', 'driver.example.com', {
          name: 'n',
          fsType: 'ext4',
          readOnly: true,
          attributes: { a: 'b' },
        }),
      'a long name': (k, chart) =>
        k.Volume.fromConfigMap(
          chart,
          'v',
          k.ConfigMap.fromConfigMapName(chart, 'c', `${'a'.repeat(51)}-${'b'.repeat(20)}`),
        ),
    },
    (k, chart, volume) => {
      const container = new k.Pod(chart, 'pod').addContainer({ image: 'web' });
      const mounted = volume(k, chart);
      container.mount('/a', mounted.asVolume());
      new k.ConfigMap(chart, 'read', { data: { name: mounted.name } });
    },
  ),
  {
    title: 'folders of the node',
    build: (k, chart) => {
      const pod = new k.Pod(chart, 'pod', { containers: [{ image: 'web' }] });
      for (const [index, type] of [undefined, ...Object.values(k.HostPathVolumeType)].entries()) {
        pod.addVolume(k.Volume.fromHostPath(chart, `v${index}`, `n${index}`, { path: '/var', type }));
      }
    },
  },
  ...each<(k: Plus, chart: Chart) => void>(
    'volumes that are refused',
    {
      'of one name': (k, chart) => {
        const pod = new k.Pod(chart, 'pod', { containers: [{ image: 'web' }] });
        pod.addVolume(k.Volume.fromEmptyDir(chart, 'a', 'n'));
        pod.addVolume(k.Volume.fromEmptyDir(chart, 'b', 'n'));
      },
      'of one name in mounts': (k, chart) => {
        const container = new k.Pod(chart, 'pod').addContainer({ image: 'web' });
        container.mount('/a', k.Volume.fromEmptyDir(chart, 'a', 'n'));
        container.mount('/b', k.Volume.fromEmptyDir(chart, 'b', 'n'));
      },
      'of one ConfigMap twice': (k, chart) => {
        const config = new k.ConfigMap(chart, 'config');
        const container = new k.Pod(chart, 'pod').addContainer({ image: 'web' });
        container.mount('/a', k.Volume.fromConfigMap(chart, 'a', config));
        container.mount('/b', k.Volume.fromConfigMap(chart, 'b', config));
      },
    },
    (k, chart, refuse) => refuse(k, chart),
  ),
];
