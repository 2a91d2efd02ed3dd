import { ApiObject, Chart as RawChart, Size, Testing as RawTesting } from 'cdk8s';
import * as raw from 'cdk8s-plus-28';
import type { Construct } from 'constructs';
import {
  Chart,
  ClaimSource,
  IngressClass,
  PersistentVolumeProps,
  Posture,
  SnapshotDeletionPolicy,
  SnapshotSource,
  StorageClass,
  Testing,
  VolumeSnapshot,
  VolumeSnapshotClass,
} from '../../src';
import * as plus from '../../src/plus';

type Kplus = typeof raw;

const { READ_WRITE_ONCE, READ_WRITE_MANY } = raw.PersistentVolumeAccessMode;
const image = 'registry.example.com/db:1.0.0';
const disk = { volumeId: 'vol-1', accessModes: [READ_WRITE_ONCE], storage: Size.gibibytes(10) };

function synth(make: (scope: Construct) => void, namespace = 'shop'): any[] {
  const chart = new Chart(Testing.app(), 'test', { namespace });
  make(chart);
  return Testing.synth(chart);
}

function rawSynth(make: (scope: Construct) => void): any[] {
  const chart = new RawChart(RawTesting.app(), 'test', { namespace: 'shop' });
  make(chart);
  return RawTesting.synth(chart);
}

/** What both render under a posture that leaves objects as they are. */
function underNone(make: (kplus: Kplus, scope: Construct) => void): { ours: string; theirs: string } {
  const ours = Testing.app();
  Posture.none().applyTo(ours);
  make(plus as unknown as Kplus, new RawChart(ours, 'test', { namespace: 'shop' }));
  const theirs = RawTesting.app();
  make(raw, new RawChart(theirs, 'test', { namespace: 'shop' }));
  return { ours: ours.synthYaml(), theirs: theirs.synthYaml() };
}

function ofKind(manifests: readonly any[], kind: string): any {
  return manifests.find((each) => each.kind === kind);
}

/** The volumes of all three clouds. */
const DISKS: Readonly<Record<string, (kplus: Kplus, scope: Construct, props?: object) => raw.PersistentVolume>> = {
  AWS: (kplus, scope, props) => new kplus.AwsElasticBlockStorePersistentVolume(scope, 'disk', { ...disk, ...props }),
  Azure: (kplus, scope, props) =>
    new kplus.AzureDiskPersistentVolume(scope, 'disk', {
      diskName: 'disk-1',
      diskUri: 'https://example.com/disk-1',
      accessModes: [READ_WRITE_ONCE],
      storage: Size.gibibytes(10),
      ...props,
    }),
  'Google Cloud': (kplus, scope, props) =>
    new kplus.GCEPersistentDiskPersistentVolume(scope, 'disk', {
      pdName: 'disk-1',
      accessModes: [READ_WRITE_ONCE],
      storage: Size.gibibytes(10),
      ...props,
    }),
};

describe.each(Object.entries(DISKS))('a PersistentVolume of %s', (_, make) => {
  const reserve = (kplus: Kplus) => (scope: Construct) => {
    make(kplus, scope, { storageClassName: 'fast' }).reserve();
  };

  test('is reserved for the claim of its namespace, not for one of none', () => {
    const refOf = (manifests: any[]) => ofKind(manifests, 'PersistentVolume').spec.claimRef;
    expect(refOf(rawSynth(reserve(raw)))).toEqual({ name: 'pvc-test-disk-c8d7f2f8' });
    expect(refOf(synth(reserve(plus)))).toEqual({
      apiVersion: 'v1',
      kind: 'PersistentVolumeClaim',
      name: 'pvc-test-disk-c8d7f2f8',
      namespace: 'shop',
    });
  });

  test('is reserved by a claim that the API server takes and that the volume fits', () => {
    const specOf = (manifests: any[]) => ofKind(manifests, 'PersistentVolumeClaim').spec;
    const bare = { storageClassName: 'fast', volumeMode: 'Filesystem', volumeName: 'test-disk-c8d7f2f8' };
    expect(specOf(rawSynth(reserve(raw)))).toEqual(bare);
    expect(specOf(synth(reserve(plus)))).toEqual({
      ...bare,
      accessModes: ['ReadWriteOnce'],
      resources: { requests: { storage: '10Gi' } },
    });
  });

  test('without a class, and raw, is reserved by a claim that is of no class and raw too', () => {
    const specOf = (manifests: any[]) => ofKind(manifests, 'PersistentVolumeClaim').spec;
    const raw9 = (kplus: Kplus) => (scope: Construct) => {
      make(kplus, scope, { volumeMode: raw.PersistentVolumeMode.BLOCK }).reserve();
    };
    expect(specOf(rawSynth(raw9(raw)))).toMatchObject({ volumeMode: 'Filesystem' });
    expect(specOf(rawSynth(raw9(raw)))).not.toHaveProperty('storageClassName');
    expect(specOf(synth(raw9(plus)))).toMatchObject({ storageClassName: '', volumeMode: 'Block' });
  });

  test('is in no namespace', () => {
    expect(ofKind(rawSynth(reserve(raw)), 'PersistentVolume').metadata.namespace).toBe('shop');
    const manifests = synth(reserve(plus));
    expect(ofKind(manifests, 'PersistentVolume').metadata).not.toHaveProperty('namespace');
    expect(ofKind(manifests, 'PersistentVolumeClaim').metadata.namespace).toBe('shop');
  });

  test('can be mounted twice', () => {
    const mount = (kplus: Kplus) => (scope: Construct) => {
      const volume = make(kplus, scope);
      const container = new kplus.Deployment(scope, 'db', { replicas: 1 }).addContainer({ image });
      container.mount('/data', volume, { subPath: 'data' });
      container.mount('/logs', volume, { subPath: 'logs' });
    };
    expect(() => rawSynth(mount(raw))).toThrow('There is already a Construct with name');
    const { containers, volumes } = ofKind(synth(mount(plus)), 'Deployment').spec.template.spec;
    expect(volumes).toContainEqual({
      name: 'pvc-pvc-test-disk-c8d7f2f8',
      persistentVolumeClaim: { claimName: 'pvc-test-disk-c8d7f2f8', readOnly: false },
    });
    expect(containers[0].volumeMounts.filter(({ name }: any) => /^pvc-/.test(name))).toHaveLength(2);
  });

  test('can be mounted after it was reserved', () => {
    const mount = (kplus: Kplus) => (scope: Construct) => {
      const volume = make(kplus, scope);
      volume.reserve();
      new kplus.Deployment(scope, 'db', { replicas: 1 }).addContainer({ image }).mount('/data', volume);
    };
    expect(() => rawSynth(mount(raw))).toThrow('There is already a Construct with name');
    expect(ofKind(synth(mount(plus)), 'Deployment').spec.template.spec.volumes[0].name).toMatch(/^pvc-/);
  });

  test('may be of any size in any unit', () => {
    const props = { storage: Size.mebibytes(1500) };
    expect(() => rawSynth((scope) => make(raw, scope, props))).toThrow('cannot be converted into a whole number');
    const volume = ofKind(
      synth((scope) => make(plus, scope, props)),
      'PersistentVolume',
    );
    expect(volume.spec.capacity).toEqual({ storage: '1500Mi' });
  });

  test('of no size is refused, with its place', () => {
    expect(() => synth((scope) => make(plus, scope, { storage: Size.gibibytes(0) }))).toThrow(
      '[test/disk] storage must be a whole number of bytes above 0, e.g. Size.mebibytes(500), not 0Gi',
    );
  });

  test('takes fields that cdk8s-plus-28 does not have', () => {
    const props: PersistentVolumeProps = { overrides: { spec: { volumeAttributesClassName: 'gold' } } };
    const app = Testing.app();
    Posture.restricted({ targetVersion: '1.36' }).applyTo(app);
    const chart = new Chart(app, 'test');
    make(plus, chart, props);
    expect(ofKind(Testing.synth(chart), 'PersistentVolume').spec.volumeAttributesClassName).toBe('gold');
  });

  test('does not follow lists that its caller goes on using', () => {
    const build = (kplus: Kplus) => (scope: Construct) => {
      const accessModes = [READ_WRITE_ONCE];
      make(kplus, scope, { accessModes });
      accessModes.push(READ_WRITE_MANY);
    };
    const modesOf = (manifests: any[]) => ofKind(manifests, 'PersistentVolume').spec.accessModes;
    expect(modesOf(rawSynth(build(raw)))).toEqual(['ReadWriteOnce', 'ReadWriteMany']);
    expect(modesOf(synth(build(plus)))).toEqual(['ReadWriteOnce']);
  });

  test('is a PersistentVolume, and its claim one of this library', () => {
    const volume = make(plus, Testing.chart());
    expect(volume).toBeInstanceOf(plus.PersistentVolume);
    expect(volume).toBeInstanceOf(raw.PersistentVolume);
    expect(volume.reserve()).toBeInstanceOf(plus.PersistentVolumeClaim);
  });

  test('under Posture.none() is byte for byte what cdk8s-plus-28 renders', () => {
    const { ours, theirs } = underNone((kplus, scope) => {
      const volume = make(kplus, scope);
      new kplus.Deployment(scope, 'db').addContainer({ image }).mount('/data', volume);
    });
    expect(ours).toBe(theirs);
    expect(() =>
      underNone((kplus, scope) => {
        const volume = make(kplus, scope);
        volume.asVolume();
        volume.asVolume();
      }),
    ).toThrow('There is already a Construct with name');
  });
});

describe('a PersistentVolume', () => {
  class Share extends plus.PersistentVolume {
    constructor(scope: Construct, id: string, props: PersistentVolumeProps = {}) {
      super(scope, id, props);
    }
  }

  test('can be of a kind that cdk8s-plus-28 does not have', () => {
    const nfs = { path: '/srv', server: 'nfs.example.com' };
    const manifests = synth((scope) => {
      const share = new Share(scope, 'share', {
        accessModes: [READ_WRITE_MANY],
        storage: Size.tebibytes(1),
        overrides: { spec: { nfs } },
      });
      share.reserve();
      expect(share).toBeInstanceOf(Share);
    });
    expect(ofKind(manifests, 'PersistentVolume').spec).toMatchObject({ nfs, capacity: { storage: '1024Gi' } });
    const chart = Testing.chart();
    expect(new plus.AwsElasticBlockStorePersistentVolume(chart, 'disk', disk)).not.toBeInstanceOf(Share);
    expect(chart).not.toBeInstanceOf(plus.PersistentVolume);
  });

  test('is reserved for a claim of another team in the namespace of the chart', () => {
    const manifests = synth((scope) => {
      const claim = plus.PersistentVolumeClaim.fromClaimName(scope, 'theirs', 'data');
      new plus.AwsElasticBlockStorePersistentVolume(scope, 'disk', { ...disk, claim });
    });
    expect(ofKind(manifests, 'PersistentVolume').spec.claimRef).toMatchObject({ name: 'data', namespace: 'shop' });
  });
});

describe('a PersistentVolumeClaim', () => {
  const claim = (kplus: Kplus, scope: Construct, storage: Size) =>
    new kplus.PersistentVolumeClaim(scope, 'data', { accessModes: [READ_WRITE_ONCE], storage });
  const storageOf = (manifests: any[]) => ofKind(manifests, 'PersistentVolumeClaim').spec.resources.requests.storage;

  test.each([
    ['500Mi', Size.mebibytes(500)],
    ['100Ki', Size.kibibytes(100)],
    ['1536Ki', Size.mebibytes(1.5)],
  ])('may ask for %s', (text, storage) => {
    expect(() => rawSynth((scope) => claim(raw, scope, storage))).toThrow('cannot be converted into a whole number');
    expect(storageOf(synth((scope) => claim(plus, scope, storage)))).toBe(text);
  });

  test.each([
    ['1Gi', Size.mebibytes(1024)],
    ['1024Gi', Size.tebibytes(1)],
    ['1536Gi', Size.tebibytes(1.5)],
    ['0.5Gi', Size.gibibytes(0.5)],
    ['10Gi', Size.gibibytes(10)],
  ])('of %s is rendered as cdk8s-plus-28 does', (text, storage) => {
    expect(storageOf(rawSynth((scope) => claim(raw, scope, storage)))).toBe(text);
    expect(storageOf(synth((scope) => claim(plus, scope, storage)))).toBe(text);
  });

  test.each([
    ['0Gi', Size.gibibytes(0)],
    ['0.3Gi', Size.gibibytes(0.3)],
    ['NaNGi', Size.gibibytes(NaN)],
    ['InfinityMi', Size.mebibytes(Infinity)],
  ])('of %s is refused, with its place', (text, storage) => {
    expect(() => synth((scope) => claim(plus, scope, storage))).toThrow(
      `[test/data] storage must be a whole number of bytes above 0, e.g. Size.mebibytes(500), not ${text}`,
    );
  });

  test.each([Size.gibibytes(0.3), Size.gibibytes(0), Size.tebibytes(1)])(
    'under Posture.none() asks for what it does in cdk8s-plus-28',
    (storage) => {
      const { ours, theirs } = underNone((kplus, scope) => claim(kplus, scope, storage));
      expect(ours).toBe(theirs);
    },
  );

  test('under Posture.none() of half a gibibyte in mebibytes is refused as cdk8s-plus-28 refuses it', () => {
    expect(() => underNone((kplus, scope) => claim(kplus, scope, Size.mebibytes(512)))).toThrow(
      "'512 mebibytes' cannot be converted into a whole number of gibibytes.",
    );
  });

  const restored = (scope: Construct) => {
    const snapshot = new VolumeSnapshot(scope, 'snapshot', { source: SnapshotSource.claimName('data-db-0') });
    return new plus.PersistentVolumeClaim(scope, 'data', {
      accessModes: [READ_WRITE_ONCE],
      storage: Size.gibibytes(10),
      dataSource: ClaimSource.snapshot(snapshot),
      selector: raw.LabelSelector.of({
        labels: { tier: 'gold' },
        expressions: [raw.LabelExpression.in('zone', ['a', 'b'])],
      }),
      overrides: { spec: { volumeAttributesClassName: 'silver' } },
    });
  };

  test('begins with what a snapshot holds, and selects volumes', () => {
    const app = Testing.app();
    Posture.restricted({ targetVersion: '1.36' }).applyTo(app);
    const chart = new Chart(app, 'test');
    restored(chart);
    const manifests = Testing.synth(chart);
    expect(ofKind(manifests, 'PersistentVolumeClaim').spec).toMatchSnapshot();
    expect(ofKind(manifests, 'PersistentVolumeClaim').spec.dataSourceRef.name).toBe(
      ofKind(manifests, 'VolumeSnapshot').metadata.name,
    );
  });

  test('has the fields that cdk8s-plus-28 does not know under Posture.none() too', () => {
    const app = Testing.app();
    Posture.none().applyTo(app);
    const chart = new Chart(app, 'test');
    restored(chart);
    expect(ofKind(Testing.synth(chart), 'PersistentVolumeClaim').spec).toMatchObject({
      dataSourceRef: { apiGroup: 'snapshot.storage.k8s.io', kind: 'VolumeSnapshot' },
      selector: { matchLabels: { tier: 'gold' } },
      volumeAttributesClassName: 'silver',
    });
  });

  test.each([
    ['another claim', { kind: 'PersistentVolumeClaim', name: 'other' }],
    ['a populator', { apiGroup: 'example.com', kind: 'Dump', name: 'nightly' }],
  ])('begins with what %s holds', (title, reference) => {
    const manifests = synth((scope) => {
      const other = plus.PersistentVolumeClaim.fromClaimName(scope, 'other', 'other');
      new plus.PersistentVolumeClaim(scope, 'data', {
        accessModes: [READ_WRITE_ONCE],
        storage: Size.gibibytes(10),
        dataSource:
          title === 'another claim'
            ? ClaimSource.claim(other)
            : ClaimSource.populator('example.com', 'Dump', 'nightly'),
      });
    });
    expect(ofKind(manifests, 'PersistentVolumeClaim').spec.dataSourceRef).toEqual(reference);
  });

  test('takes frozen props and does not follow them', () => {
    const accessModes = [READ_WRITE_ONCE];
    const manifests = synth((scope) => {
      new plus.PersistentVolumeClaim(
        scope,
        'data',
        Object.freeze({ accessModes: Object.freeze(accessModes) as any, storage: Size.gibibytes(1) }),
      );
    });
    expect(ofKind(manifests, 'PersistentVolumeClaim').spec.accessModes).toEqual(['ReadWriteOnce']);
  });
});

describe('classes and snapshots', () => {
  const make = (scope: Construct) => {
    const parameters = { type: 'gp3' };
    new StorageClass(scope, 'fast', {
      metadata: { name: 'fast' },
      provisioner: 'ebs.csi.aws.com',
      parameters,
      isDefault: true,
      overrides: { allowedTopologies: [{ matchLabelExpressions: [{ key: 'zone', values: ['a'] }] }] },
    });
    new StorageClass(scope, 'kept', {
      provisioner: 'ebs.csi.aws.com',
      reclaimPolicy: raw.PersistentVolumeReclaimPolicy.RETAIN,
      volumeBindingMode: plus.VolumeBindingMode.IMMEDIATE,
      allowVolumeExpansion: true,
      mountOptions: ['noatime'],
    });
    new VolumeSnapshotClass(scope, 'nightly', {
      driver: 'ebs.csi.aws.com',
      deletionPolicy: SnapshotDeletionPolicy.RETAIN,
      parameters,
      isDefault: true,
    });
    const claim = plus.PersistentVolumeClaim.fromClaimName(scope, 'claim', 'data');
    new VolumeSnapshot(scope, 'before', { source: SnapshotSource.claim(claim), volumeSnapshotClassName: 'nightly' });
    new VolumeSnapshot(scope, 'taken', { source: SnapshotSource.contentName('content-1') });
    parameters.type = 'changed later';
  };

  test('render as reviewed', () => {
    expect(synth(make)).toMatchSnapshot();
  });

  test('render twice to the same', () => {
    const chart = Testing.chart();
    make(chart);
    const first = JSON.stringify(Testing.synth(chart));
    expect(JSON.stringify(Testing.synth(chart))).toBe(first);
  });

  test('are in no namespace, but for snapshots', () => {
    const inNamespaces = synth(make).filter(({ metadata }) => metadata.namespace === 'shop');
    expect(new Set(inNamespaces.map(({ kind }) => kind))).toEqual(new Set(['VolumeSnapshot']));
  });

  test('a snapshot of an empty class is refused, with its place', () => {
    const source = SnapshotSource.claimName('data');
    expect(() =>
      synth((scope) => new VolumeSnapshot(scope, 'snapshot', { source, volumeSnapshotClassName: '' })),
    ).toThrow('volumeSnapshotClassName must be that of a class; leave it out for the default of the driver');
  });

  test.each<[string, (scope: Construct) => void, string]>([
    [
      'a snapshot of a claim without a name',
      (scope) => new VolumeSnapshot(scope, 'it', { source: SnapshotSource.claimName('') }),
      'spec.source.persistentVolumeClaimName must be the name of what the snapshot is of, not ""',
    ],
    [
      'a snapshot class of nobody',
      (scope) => new VolumeSnapshotClass(scope, 'it', { driver: '', deletionPolicy: 'Keep' as SnapshotDeletionPolicy }),
      'driver must be the name of a driver, e.g. "ebs.csi.aws.com", not ""',
    ],
    [
      'a storage class with a number',
      (scope) => new StorageClass(scope, 'it', { provisioner: 'a.b', parameters: { iops: 3000 as unknown as string } }),
      'parameters.iops must be a string; write it in quotes, not 3000',
    ],
  ])('%s is refused', (_, create, message) => {
    expect(() => synth(create)).toThrow(message);
  });

  describe('find each other in one namespace only', () => {
    const claimIn = (scope: Construct, props: object = {}) =>
      new plus.PersistentVolumeClaim(scope, 'data', {
        accessModes: [READ_WRITE_ONCE],
        storage: Size.gibibytes(1),
        metadata: { namespace: 'bank' },
        ...props,
      });

    test.each<[string, (scope: Construct) => void, string]>([
      [
        'a snapshot of a claim',
        (scope) => new VolumeSnapshot(scope, 'it', { source: SnapshotSource.claim(claimIn(scope)) }),
        '[test/it] the PersistentVolumeClaim "test/data" is in the namespace "bank", and the snapshot in "shop", where it ' +
          'finds none of that name; put both into one namespace',
      ],
      [
        'a claim of a snapshot',
        (scope) => {
          const snapshot = new VolumeSnapshot(scope, 'it', { source: SnapshotSource.claimName('other') });
          claimIn(scope, { dataSource: ClaimSource.snapshot(snapshot) });
        },
        '[test/data] the VolumeSnapshot "test/it" is in the namespace "shop", and the claim in "bank", where it',
      ],
      [
        'a claim of another',
        (scope) => {
          const other = new plus.PersistentVolumeClaim(scope, 'other', { storage: Size.gibibytes(1) });
          claimIn(scope, { dataSource: ClaimSource.claim(other) });
        },
        '[test/data] the PersistentVolumeClaim "test/other" is in the namespace "shop", and the claim in "bank", where it',
      ],
    ])('%s', (_, create, message) => {
      expect(() => synth(create)).toThrow(message);
    });
  });

  test('are no default where the props say so, whatever the metadata do', () => {
    const annotations = {
      'storageclass.kubernetes.io/is-default-class': 'true',
      'snapshot.storage.kubernetes.io/is-default-class': 'true',
      'ingressclass.kubernetes.io/is-default-class': 'true',
    };
    const props = { isDefault: false, metadata: { annotations } };
    const deletionPolicy = SnapshotDeletionPolicy.DELETE;
    const classes = synth((scope) => {
      new StorageClass(scope, 'storage', { provisioner: 'a.b', ...props });
      new VolumeSnapshotClass(scope, 'snapshot', { driver: 'a.b', deletionPolicy, ...props });
      new IngressClass(scope, 'ingress', { controller: 'a.b/c', ...props });
    });
    expect(
      ['storage', 'snapshot.storage', 'ingress'].map((kind, index) => {
        const key = kind === 'ingress' || kind === 'storage' ? `${kind}class` : kind;
        return classes[index].metadata.annotations[`${key}.kubernetes.io/is-default-class`];
      }),
    ).toEqual(['false', 'false', 'false']);
  });

  test('nothing is added to a StorageClass, as it cannot be changed', () => {
    const manifests = synth((scope) => {
      ApiObject.of(new StorageClass(scope, 'it', { provisioner: 'ebs.csi.aws.com' }));
    });
    expect(ofKind(manifests, 'StorageClass')).toEqual({
      apiVersion: 'storage.k8s.io/v1',
      kind: 'StorageClass',
      metadata: { name: 'test-it-c823930b' },
      provisioner: 'ebs.csi.aws.com',
      reclaimPolicy: 'Delete',
      volumeBindingMode: 'WaitForFirstConsumer',
    });
  });
});
