import { Size } from 'cdk8s';
import type { ConfigMap } from 'cdk8s-plus-28';
import { CONTAINER, Defect, podOf, refused, rendered } from './defect';

/** Defects of configuration and storage. */
export const STORAGE: Defect[] = [
  {
    title: 'keys without content are in a ConfigMap too',
    seen: (k, newChart) => {
      const chart = newChart();
      new k.ConfigMap(chart, 'config', { data: { a: '', b: '' } });
      return rendered(chart, 'ConfigMap')[0].data;
    },
    mended: { a: '', b: '' },
  },
  {
    title: 'a volume that is reserved twice says where its claim is',
    seen: (k, newChart) => {
      const volume = new k.AwsElasticBlockStorePersistentVolume(newChart(), 'disk', { volumeId: 'v' });
      volume.reserve();
      volume.reserve();
    },
    mended: refused('[shop/disk] the volume is reserved already, for the claim "pvc-shop-disk-'),
  },
  {
    title: 'a secret that is added to one Secret is not in another made of the same object',
    seen: (k, newChart) => {
      const chart = newChart();
      const stringData = { user: 'ann' };
      const [first] = ['a', 'b'].map((id) => new k.Secret(chart, id, { stringData }));
      first.addStringData('password', 'x');
      return rendered(chart, 'Secret').map((secret) => Object.keys(secret.stringData).length);
    },
    mended: [2, 1],
  },
  {
    title: 'a list of Secrets stays as it was given to a ServiceAccount',
    seen: (k, newChart) => {
      const chart = newChart();
      const secrets = [new k.Secret(chart, 'a')];
      new k.ServiceAccount(chart, 'account', { secrets }).addSecret(new k.Secret(chart, 'b'));
      return secrets.length;
    },
    mended: 1,
  },
  {
    title: 'a claim may ask for any size',
    seen: (k, newChart) => {
      const chart = newChart();
      const accessModes = [k.PersistentVolumeAccessMode.READ_WRITE_ONCE];
      new k.PersistentVolumeClaim(chart, 'claim', { accessModes, storage: Size.mebibytes(500) });
      return rendered(chart, 'PersistentVolumeClaim')[0].spec.resources.requests.storage;
    },
    mended: '500Mi',
  },
  ...(
    [
      [
        'is reserved for the claim of its own namespace',
        'PersistentVolume',
        ({ spec }: any) => spec.claimRef.namespace,
        'shop',
      ],
      [
        'is reserved by a claim that has its size',
        'PersistentVolumeClaim',
        ({ spec }: any) => spec.resources?.requests.storage,
        '2Gi',
      ],
      [
        'is reserved by a claim that has its access modes',
        'PersistentVolumeClaim',
        ({ spec }: any) => spec.accessModes,
        ['ReadWriteOnce'],
      ],
      ['is in no namespace', 'PersistentVolume', ({ metadata }: any) => metadata.namespace, undefined],
    ] as const
  ).map(([title, kind, read, mended]): Defect => ({
    title: `a PersistentVolume ${title}`,
    seen: (k, newChart) => {
      const chart = newChart();
      const storage = Size.gibibytes(2);
      const accessModes = [k.PersistentVolumeAccessMode.READ_WRITE_ONCE];
      new k.AwsElasticBlockStorePersistentVolume(chart, 'volume', { accessModes, storage, volumeId: 'v' }).reserve();
      return read(rendered(chart, kind)[0]);
    },
    mended,
  })),
  {
    title: 'a PersistentVolume is mounted twice',
    seen: (k, newChart) => {
      const chart = newChart();
      const storage = Size.gibibytes(2);
      const accessModes = [k.PersistentVolumeAccessMode.READ_WRITE_ONCE];
      const volume = new k.AwsElasticBlockStorePersistentVolume(chart, 'volume', {
        accessModes,
        storage,
        volumeId: 'v',
      });
      const [container] = new k.Deployment(chart, 'web', { containers: [CONTAINER] }).containers;
      container.mount('/a', volume);
      container.mount('/b', volume);
      return podOf(chart, 'Deployment').containers[0].volumeMounts.filter(({ mountPath }: any) =>
        /^.[ab]$/.test(mountPath),
      ).length;
    },
    mended: 2,
  },
  ...(
    [
      ['a long name is mounted by one that the API server takes', [`${'a'.repeat(52)}-${'b'.repeat(20)}`], true],
      ['one name is mounted by two volumes', ['config', 'config'], true],
      ['long names that begin alike are mounted', [`${'a'.repeat(60)}1`, `${'a'.repeat(60)}2`], true],
    ] as const
  ).map(([title, names, mended]): Defect => ({
    title: `a ConfigMap of ${title}`,
    seen: (k, newChart) => {
      const chart = newChart();
      const [container] = new k.Deployment(chart, 'web', { containers: [CONTAINER] }).containers;
      names.forEach((name, index) => {
        const config = k.ConfigMap.fromConfigMapName(chart, `config-${index}`, name) as ConfigMap;
        container.mount(`/${index}`, k.Volume.fromConfigMap(chart, `volume-${index}`, config));
      });
      const mounted: any[] = podOf(chart, 'Deployment').volumes.filter((volume: any) => volume.configMap);
      return (
        mounted.every(({ name }) => /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/.test(name)) &&
        new Set(mounted.map(({ name }) => name)).size === names.length
      );
    },
    mended,
  })),
];
