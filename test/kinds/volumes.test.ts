import { App as RawApp, Chart as RawChart, Duration, JsonPatch, ApiObject, Size, Testing as RawTesting } from 'cdk8s';
import * as raw from 'cdk8s-plus-28';
import type { Construct } from 'constructs';
import * as fc from 'fast-check';
import {
  Chart,
  ClaimSource,
  EphemeralVolumeOptions,
  PodField,
  Posture,
  ProjectedSource,
  Testing,
  Volumes,
} from '../../src';
import { dnsLabelFault } from '../../src/manifest/name';
import * as plus from '../../src/plus';

type Kplus = typeof raw;

const image = 'registry.example.com/web:1.0.0';
const LONG = 'a'.repeat(80);

function synth(make: (scope: Construct) => void): any[] {
  const chart = Testing.chart();
  make(chart);
  return Testing.synth(chart);
}

/** The same for clusters of the newest version. */
function synthNewest(make: (scope: Construct) => void, posture = Posture.restricted({ targetVersion: '1.36' })): any[] {
  const app = Testing.app();
  posture.applyTo(app);
  const chart = new Chart(app, 'test');
  make(chart);
  return Testing.synth(chart);
}

function rawSynth(make: (scope: Construct) => void): any[] {
  const chart = RawTesting.chart();
  make(chart);
  return RawTesting.synth(chart);
}

/** What both render under a posture that leaves objects as they are. */
function underNone(make: (kplus: Kplus, scope: Construct) => void): { ours: string; theirs: string } {
  const ours = Testing.app();
  Posture.none().applyTo(ours);
  make(plus as unknown as Kplus, new RawChart(ours, 'test', { namespace: 'shop' }));
  const theirs: RawApp = RawTesting.app();
  make(raw, new RawChart(theirs, 'test', { namespace: 'shop' }));
  return { ours: ours.synthYaml(), theirs: theirs.synthYaml() };
}

/** A Deployment that mounts a volume of each ConfigMap, the n-th at `/n`. */
function mounting(kplus: Kplus, scope: Construct, names: readonly string[]): raw.Deployment {
  const deployment = new kplus.Deployment(scope, 'web');
  const container = deployment.addContainer({ image });
  names.forEach((name, index) => {
    const configMap = kplus.ConfigMap.fromConfigMapName(scope, `config-${index}`, name);
    container.mount(`/${index}`, kplus.Volume.fromConfigMap(scope, `volume-${index}`, configMap));
  });
  return deployment;
}

function podOf(manifests: readonly any[]): any {
  return manifests.find(({ spec }) => spec?.template).spec.template.spec;
}

/** The source of what is mounted at a path. */
function mountedAt(pod: any, path: string): any {
  const { name } = pod.containers[0].volumeMounts.find(({ mountPath }: any) => mountPath === path);
  const found = pod.volumes.filter((volume: any) => volume.name === name);
  expect(found).toHaveLength(1);
  return found[0];
}

describe('names that cdk8s-plus makes', () => {
  test('the volume of a ConfigMap with a long name gets a name that the API server takes', () => {
    const names = ['my-configuration-of-an-application-with-a-very-long-name-x-y'];
    expect(
      dnsLabelFault(podOf(rawSynth((scope) => mounting(raw, scope, [`${'a'.repeat(52)}-bc`]))).volumes[0].name),
    ).toContain('letter or digit at both ends');
    const pod = podOf(synth((scope) => mounting(plus, scope, [`${'a'.repeat(52)}-bc`])));
    expect(dnsLabelFault(pod.volumes[0].name)).toBeUndefined();
    expect(mountedAt(pod, '/0').configMap.name).toBe(`${'a'.repeat(52)}-bc`);
    expect(names[0].length).toBeLessThan(63);
  });

  test('the volume of a ConfigMap with a dot in its name gets a name that the API server takes', () => {
    const make = (kplus: Kplus) => (scope: Construct) => mounting(kplus, scope, ['app.conf']);
    expect(podOf(rawSynth(make(raw))).volumes[0].name).toBe('configmap-app.conf');
    const pod = podOf(synth(make(plus)));
    expect(pod.volumes[0].name).toMatch(/^configmap-app-conf-[0-9a-f]{8}$/);
    expect(mountedAt(pod, '/0').configMap.name).toBe('app.conf');
  });

  test('ConfigMaps whose long names begin alike are mounted side by side', () => {
    const make = (kplus: Kplus) => (scope: Construct) => mounting(kplus, scope, [`${LONG}-one`, `${LONG}-two`]);
    expect(() => rawSynth(make(raw))).toThrow('At least two different volumes have the same name');
    const pod = podOf(synth(make(plus)));
    expect(mountedAt(pod, '/0').configMap.name).toBe(`${LONG}-one`);
    expect(mountedAt(pod, '/1').configMap.name).toBe(`${LONG}-two`);
  });

  test('one ConfigMap is mounted through two volumes', () => {
    const make = (kplus: Kplus) => (scope: Construct) => mounting(kplus, scope, ['settings', 'settings']);
    expect(() => rawSynth(make(raw))).toThrow('At least two different volumes have the same name');
    const pod = podOf(synth(make(plus)));
    expect(pod.volumes.map(({ name }: any) => name)).toEqual([
      'configmap-settings',
      expect.stringMatching(/^configmap-settings-[0-9a-f]{8}$/),
    ]);
    expect(mountedAt(pod, '/1').configMap.name).toBe('settings');
  });

  test('two volumes of one ConfigMap can be given to a workload, and one of them twice', () => {
    const make = (kplus: Kplus) => (scope: Construct) => {
      const settings = kplus.ConfigMap.fromConfigMapName(scope, 'settings', 'settings');
      const [one, two] = ['one', 'two'].map((id) => kplus.Volume.fromConfigMap(scope, id, settings));
      const deployment = new kplus.Deployment(scope, 'web', { containers: [{ image }], volumes: [one, two] });
      deployment.addVolume(one);
    };
    expect(() => rawSynth(make(raw))).toThrow('already exists');
    expect(podOf(synth(make(plus))).volumes).toHaveLength(2);
  });

  test('a volume has in each pod the name that it would have there alone', () => {
    const manifests = synth((scope) => {
      const settings = plus.ConfigMap.fromConfigMapName(scope, 'settings', 'settings');
      const [one, two] = ['one', 'two'].map((id) => plus.Volume.fromConfigMap(scope, id, settings));
      const both = new plus.Deployment(scope, 'both');
      const container = both.addContainer({ image });
      container.mount('/0', one);
      container.mount('/1', two);
      new plus.DaemonSet(scope, 'second').addContainer({ image }).mount('/1', two);
      expect(two.name).toBe('configmap-settings');
    });
    const ofKind = (kind: string) => manifests.find((each) => each.kind === kind).spec.template.spec.volumes;
    expect(ofKind('Deployment')[1].name).not.toBe('configmap-settings');
    expect(ofKind('DaemonSet')[0].name).toBe('configmap-settings');
  });

  test('a name that a user gave is never taken from its volume', () => {
    const pod = podOf(
      synth((scope) => {
        const container = mounting(plus, scope, ['settings']).containers[0];
        container.mount('/tmp', plus.Volume.fromEmptyDir(scope, 'tmp', 'configmap-settings'));
      }),
    );
    expect(mountedAt(pod, '/tmp')).toMatchObject({ name: 'configmap-settings', emptyDir: {} });
    expect(mountedAt(pod, '/0').configMap.name).toBe('settings');
  });

  test('any names of ConfigMaps are mounted, each by itself, and names that are taken today stay', () => {
    const name = fc
      .array(fc.constantFrom('a', 'b', '-', '.', '0', 'a'.repeat(50)), { minLength: 1, maxLength: 5 })
      .map((parts) => parts.join(''))
      .filter((text) => /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/.test(text));
    fc.assert(
      fc.property(fc.array(name, { minLength: 1, maxLength: 4 }), (names) => {
        const pod = podOf(synth((scope) => mounting(plus, scope, names)));
        names.forEach((each, index) => {
          const volume = mountedAt(pod, `/${index}`);
          expect(volume.configMap.name).toBe(each);
          expect(dnsLabelFault(volume.name)).toBeUndefined();
        });
        const today = names.map((each) => `configmap-${each}`.slice(0, 63));
        if (new Set(today).size === names.length && !today.some(dnsLabelFault)) {
          expect(pod.volumes).toEqual(podOf(rawSynth((scope) => mounting(raw, scope, names))).volumes);
        }
      }),
      { numRuns: 50 },
    );
  });

  test('two volumes that a user named alike are refused, with both places', () => {
    const make = (scope: Construct) => {
      const container = new plus.Deployment(scope, 'web').addContainer({ image });
      container.mount('/a', plus.Volume.fromEmptyDir(scope, 'one', 'data'));
      container.mount('/b', plus.Volume.fromEmptyDir(scope, 'two', 'data'));
    };
    expect(() => synth(make)).toThrow(
      'the volumes "test/one" and "test/two" are both named "data"; give one of them another name, or mount one of them twice',
    );
  });

  test.each([
    ['names that the API server refuses', ['app.conf']],
    ['long names', [`${'a'.repeat(52)}-bc`]],
  ])('under Posture.none() there are %s, as cdk8s-plus-28 makes them', (_, names) => {
    const { ours, theirs } = underNone((kplus, scope) => mounting(kplus, scope, names));
    expect(ours).toBe(theirs);
  });

  test('under Posture.none() two volumes of one ConfigMap are refused as cdk8s-plus-28 refuses them', () => {
    expect(() => underNone((kplus, scope) => mounting(kplus, scope, ['one', 'one']))).toThrow(
      'At least two different volumes have the same name: configmap-one',
    );
  });
});

describe('volumes that cdk8s-plus-28 does not have', () => {
  const make = (scope: Construct): plus.Volume[] => {
    const settings = plus.ConfigMap.fromConfigMapName(scope, 'settings', 'settings');
    const password = plus.Secret.fromSecretName(scope, 'password', 'password');
    const main = new plus.Deployment(scope, 'other').addContainer({ image });
    return [
      Volumes.projected(
        scope,
        'projected',
        [
          ProjectedSource.configMap(settings, { items: { b: { path: 'b.conf' }, a: { path: 'a.conf', mode: 0o400 } } }),
          ProjectedSource.secret(password, { optional: true }),
          ProjectedSource.downwardApi({ labels: PodField.labels(), id: PodField.uid() }),
          ProjectedSource.serviceAccountToken('token', { audience: 'vault', expiration: Duration.minutes(10) }),
          ProjectedSource.clusterTrustBundle('ca.crt', 'example.com:signer:all'),
          ProjectedSource.trustOfSigner('more.crt', 'example.com/signer', { labels: { env: 'prod' }, optional: true }),
        ],
        { name: 'all', defaultMode: 0o440 },
      ),
      Volumes.downwardApi(scope, 'downward', {
        cpu: PodField.resource(main, plus.ResourceFieldPaths.CPU_LIMIT),
        app: PodField.label('app'),
        note: PodField.annotation('example.com/note'),
      }),
      Volumes.ephemeral(scope, 'scratch', {
        storage: Size.mebibytes(1500),
        storageClassName: 'fast',
        labels: { app: 'web' },
        dataSource: ClaimSource.snapshotName('seed'),
        volumeAttributesClassName: 'gold',
      }),
      Volumes.image(scope, 'model', 'registry.example.com/model:1', {
        pullPolicy: plus.ImagePullPolicy.IF_NOT_PRESENT,
      }),
      Volumes.csi(scope, 'vault', 'secrets-store.csi.k8s.io', {
        readOnly: true,
        attributes: { secretProviderClass: 'shop' },
        nodePublishSecret: password,
      }),
    ];
  };

  const mountAll = (scope: Construct) => {
    const volumes = make(scope);
    const container = new plus.Deployment(scope, 'web').addContainer({ image });
    volumes.forEach((volume, index) => {
      container.mount(`/mnt/${index}`, volume);
    });
  };
  const volumesIn = (manifests: any[]): any[] =>
    manifests.find(({ metadata }) => /-web-/.test(metadata.name)).spec.template.spec.volumes;

  test('arrive in the pods that mount them', () => {
    expect(volumesIn(synthNewest(mountAll))).toMatchSnapshot();
  });

  test('render twice to the same', () => {
    const app = Testing.app();
    Posture.restricted({ targetVersion: '1.36' }).applyTo(app);
    mountAll(new Chart(app, 'test'));
    expect(app.synthYaml()).toBe(app.synthYaml());
  });

  test('arrive under Posture.none() too, whenever they are mounted', () => {
    expect(volumesIn(synthNewest(mountAll, Posture.none()))).toEqual(volumesIn(synthNewest(mountAll)));
  });

  test.each(['CronJob', 'DaemonSet', 'Job', 'Pod', 'StatefulSet'] as const)('arrive in a %s', (kind) => {
    const props: any = {
      containers: [{ image, portNumber: 8080 }],
      ...(kind === 'CronJob' ? { schedule: { expressionString: '0 3 * * *' } } : {}),
    };
    const manifests = synthNewest((scope) => {
      const pods: raw.AbstractPod = new plus[kind](scope, 'it', props);
      pods.containers[0].mount('/model', Volumes.image(scope, 'model', 'registry.example.com/model:1'));
    });
    expect(JSON.stringify(manifests)).toContain('"image":{"reference":"registry.example.com/model:1"}');
  });

  test('are refused by pods of cdk8s-plus-28, which would make empty directories of them', () => {
    const chart = RawTesting.chart();
    const model = Volumes.image(chart, 'model', 'registry.example.com/model:1');
    new raw.Deployment(chart, 'web').addContainer({ image }).mount('/model', model);
    expect(() => RawTesting.synth(chart)).toThrow('the pods that mount "test/model" are not of this library');
  });

  test('a token that is valid for less than ten minutes is refused', () => {
    expect(() => ProjectedSource.serviceAccountToken('token', { expiration: Duration.minutes(5) })).toThrow(
      'expiration must be at least ten minutes, not 300 seconds; write Duration.minutes(10) or more',
    );
  });

  test('a volume that is only a name is mounted, and nothing else', () => {
    const pod = podOf(
      synth((scope) => {
        new plus.StatefulSet(scope, 'db', {
          containers: [{ image, portNumber: 5432 }],
          overrides: {
            spec: {
              volumeClaimTemplates: [
                {
                  metadata: { name: 'data' },
                  spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } },
                },
              ],
            },
          },
        }).containers[0].mount('/data', Volumes.fromName(scope, 'data', 'data'));
      }),
    );
    expect(pod.containers[0].volumeMounts).toContainEqual({ mountPath: '/data', name: 'data' });
    expect((pod.volumes ?? []).map(({ name }: any) => name)).not.toContain('data');
  });

  test('do not follow objects that their caller goes on using', () => {
    const attributes: Record<string, string> = { provider: 'shop' };
    const items: Record<string, plus.PathMapping> = { a: { path: 'a.conf' } };
    const labels: Record<string, string> = { app: 'web' };
    const pod = podOf(
      synth((scope) => {
        const settings = plus.ConfigMap.fromConfigMapName(scope, 'settings', 'settings');
        const container = new plus.Deployment(scope, 'web').addContainer({ image });
        const source = ProjectedSource.configMap(settings, { items });
        container.mount('/all', Volumes.projected(scope, 'all', [source]));
        container.mount('/csi', Volumes.csi(scope, 'csi', 'csi.example.com', { attributes }));
        container.mount('/tmp', Volumes.ephemeral(scope, 'tmp', { storage: Size.gibibytes(1), labels }));
        attributes.more = items.b = labels.more = 'later' as any;
      }),
    );
    expect(mountedAt(pod, '/all').projected.sources[0].configMap.items).toEqual([{ key: 'a', path: 'a.conf' }]);
    expect(mountedAt(pod, '/csi').csi.volumeAttributes).toEqual({ provider: 'shop' });
    expect(mountedAt(pod, '/tmp').ephemeral.volumeClaimTemplate.metadata.labels).toEqual({ app: 'web' });
  });

  test('have names of their own, however long and alike their ids are', () => {
    const ids = ['one', 'two', '$'].map((end) => `${'x'.repeat(80)}${end}`);
    const names = ids.map((id) => Volumes.image(Testing.chart(), id, 'registry.example.com/model:1').name);
    expect(new Set(names).size).toBe(3);
    expect(names.map(dnsLabelFault)).toEqual([undefined, undefined, undefined]);
    expect(dnsLabelFault(Volumes.image(Testing.chart(), '$', 'registry.example.com/model:1').name)).toBeUndefined();
  });

  test('a patch may change them', () => {
    const pod = podOf(
      synthNewest((scope) => {
        const deployment = new plus.Deployment(scope, 'web');
        deployment.addContainer({ image }).mount('/m', Volumes.image(scope, 'model', 'registry.example.com/model:1'));
        ApiObject.of(deployment).addJsonPatch(
          JsonPatch.replace('/spec/template/spec/volumes/0/image/reference', 'registry.example.com/model:2'),
        );
      }),
    );
    expect(mountedAt(pod, '/m').image).toEqual({ reference: 'registry.example.com/model:2' });
  });
});

describe('a volume that no server takes, or no pod can use', () => {
  const mount = (scope: Construct, volume: raw.Volume, options: raw.MountOptions = {}) =>
    new plus.Deployment(scope, 'web', { containers: [{ image, portNumber: 8080 }] }).containers[0].mount(
      '/data',
      volume,
      options,
    );

  test.each<[string, (scope: Construct) => void, string]>([
    [
      'of a driver without a name',
      (scope) => mount(scope, Volumes.csi(scope, 'v', '')),
      '.csi.driver must be the name of a driver, e.g. "ebs.csi.aws.com", not ""',
    ],
    [
      'of an image without a name',
      (scope) => mount(scope, Volumes.image(scope, 'v', '')),
      '.image.reference must be set, not ""',
    ],
    [
      'of which a part is mounted that is not in it',
      (scope) => mount(scope, Volumes.image(scope, 'v', image), { subPath: '../x' }),
      'volumeMounts[0].subPath must lead down from the directory of the volume, e.g. "data", not "../x"',
    ],
  ])('is refused: one %s', (_, make, message) => {
    expect(() => synthNewest(make)).toThrow(message);
  });

  test('is refused without a size, which plain JavaScript may misspell', () => {
    const misspelt: EphemeralVolumeOptions = JSON.parse('{ "size": "1Gi" }');
    expect(() => synthNewest((scope) => mount(scope, Volumes.ephemeral(scope, 'v', misspelt)))).toThrow(
      'the volume "v": storage must be set, e.g. to Size.gibibytes(10)',
    );
  });
});

describe('an empty directory', () => {
  test('may be limited to a size in any unit', () => {
    const sizeLimit = Size.kibibytes(100);
    expect(() => raw.Volume.fromEmptyDir(RawTesting.chart(), 'tmp', 'tmp', { sizeLimit })).toThrow('whole number');
    const pod = podOf(
      synth((scope) => {
        const tmp = Volumes.emptyDir(scope, 'tmp', 'tmp', { sizeLimit, medium: plus.EmptyDirMedium.MEMORY });
        new plus.Deployment(scope, 'web').addContainer({ image }).mount('/tmp', tmp);
      }),
    );
    expect(mountedAt(pod, '/tmp')).toEqual({ name: 'tmp', emptyDir: { medium: 'Memory', sizeLimit: '100Ki' } });
  });

  test.each([
    ['0Mi', Size.mebibytes(0)],
    ['0.3Ki', Size.kibibytes(0.3)],
    ['NaNMi', Size.mebibytes(NaN)],
  ])('is not limited to %s', (text, sizeLimit) => {
    expect(() => Volumes.emptyDir(Testing.chart(), 'tmp', 'tmp', { sizeLimit })).toThrow(
      `sizeLimit of the volume "tmp" must be a whole number of bytes above 0, e.g. Size.mebibytes(500), not ${text}`,
    );
  });
});
