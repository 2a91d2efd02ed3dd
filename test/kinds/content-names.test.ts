import * as cdk8s from 'cdk8s';
import { ApiObject, JsonPatch } from 'cdk8s';
import * as raw from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import * as fc from 'fast-check';
import {
  Chart,
  ConfigMapProps,
  EnvironmentSource,
  Mount,
  Posture,
  Resources,
  SecretProps,
  Testing,
  Worker,
} from '../../src';
import * as plus from '../../src/plus';
import { namedByContent } from '../../src/synth/content-names';
import { documents } from '../synth/places';

const IMAGE = 'registry.example.com/web:1.0.0';
const container = { image: IMAGE, portNumber: 8080 };
const ANNOTATION = 'cdk8s-bulkhead/named-by-content';

fc.configureGlobal({ seed: 29, numRuns: 100 });

function render(make: (chart: Chart) => void, posture?: Posture): any[] {
  const chart = new Chart(Testing.app({ posture }), 'test', { namespace: 'shop' });
  make(chart);
  return Testing.synth(chart);
}

const ofKind = (manifests: any[], kind: string) => manifests.find((each) => each.kind === kind);
const settingsOf = (chart: cdk8s.Chart, props: ConfigMapProps = {}, id = 'settings') =>
  new plus.ConfigMap(chart, id, { metadata: { name: id }, data: { mode: 'fast' }, nameByContent: true, ...props });
const secretOf = (chart: cdk8s.Chart, props: SecretProps = {}) =>
  new plus.Secret(chart, 'db', {
    metadata: { name: 'db' },
    stringData: { key: '${KEY}' },
    nameByContent: true,
    ...props,
  });
const nameWith = (props: ConfigMapProps, posture?: Posture): string =>
  render((chart) => settingsOf(chart, props), posture)[0].metadata.name;

// ---------------------------------------------------------------- the name

test('the name has a hash of the content, and the object is immutable', () => {
  const [map] = render((chart) => settingsOf(chart));
  expect(map).toMatchObject({
    metadata: { name: expect.stringMatching(/^settings-[0-9a-f]{10}$/), annotations: { [ANNOTATION]: 'settings' } },
    immutable: true,
  });
  expect(nameWith({})).toBe(map.metadata.name);
});

test('what somebody says of immutable stays', () => {
  expect(render((chart) => settingsOf(chart, { immutable: false }))[0].immutable).toBe(false);
});

test.each(['before', 'after'])('a Lazy is asked once, also where a reference stands %s its object', (place) => {
  let asked = 0;
  const make = (chart: Chart) => {
    asked = 0;
    const map = new ApiObject(chart, 'map', {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: 'map' },
      data: cdk8s.Lazy.any({ produce: () => ({ count: String(++asked) }) }),
    });
    namedByContent(map);
    const volume = plus.Volume.fromConfigMap(chart, 'volume', plus.ConfigMap.fromConfigMapName(chart, 'ref', 'map'));
    const pod = new plus.Pod(chart, 'pod', { containers: [container], volumes: [volume] });
    const [first, second] = place === 'before' ? [pod, map] : [map, pod];
    second.node.addDependency(first);
  };
  const wayOf: readonly (() => any[])[] = [
    () => render(make),
    () => render(make, Posture.none()),
    () => {
      const app = Testing.app({ posture: Posture.none() });
      make(new Chart(app, 'test'));
      return documents(app.synthYaml());
    },
  ];
  for (const way of wayOf) {
    const manifests = way().filter(({ kind }) => kind !== 'NetworkPolicy');
    const { name } = ofKind(manifests, 'ConfigMap').metadata;
    expect(ofKind(manifests, 'Pod').spec.volumes[0].configMap.name).toBe(name);
    expect([name, asked]).toEqual([expect.stringMatching(/^map-[0-9a-f]{10}$/), 1]);
    expect(manifests[0].kind).toBe(place === 'before' ? 'Pod' : 'ConfigMap');
  }
});

test('every change of content changes the name, and nothing else does', () => {
  const contents = fc.record({
    data: fc.dictionary(fc.constantFrom('a', 'b', 'c'), fc.constantFrom('', '1', '2'), { noNullPrototype: true }),
    binaryData: fc.dictionary(fc.constantFrom('x', 'y'), fc.constantFrom('eA==', 'eQ=='), { noNullPrototype: true }),
  });
  const sorted = (object: object) => Object.entries(object).sort();
  fc.assert(
    fc.property(contents, contents, (left, right) => {
      const same =
        JSON.stringify([sorted(left.data), sorted(left.binaryData)]) ===
        JSON.stringify([sorted(right.data), sorted(right.binaryData)]);
      expect(nameWith(left) === nameWith(right)).toBe(same);
    }),
  );
});

test('labels, annotations and the posture do not change the name', () => {
  const plain = nameWith({});
  expect(nameWith({ metadata: { name: 'settings', labels: { version: '2' } } })).toBe(plain);
  expect(nameWith({ immutable: false })).toBe(plain);
  expect(nameWith({}, Posture.strict())).toBe(plain);
  expect(nameWith({}, Posture.none())).toBe(plain);
});

test('overrides and patches count, and what becomes of them alone', () => {
  const plain = nameWith({});
  expect(nameWith({ overrides: { data: { mode: 'slow' } } })).not.toBe(plain);
  expect(nameWith({ data: { mode: 'slow' }, overrides: { data: { mode: 'fast' } } })).toBe(plain);
  const [patched] = render((chart) =>
    ApiObject.of(settingsOf(chart, { data: { mode: 'slow' } })).addJsonPatch(JsonPatch.replace('/data/mode', 'fast')),
  );
  expect(patched.metadata.name).toBe(plain);
});

test('a Secret has one name however its values are written, and another for another type', () => {
  const name = (props: SecretProps) => render((chart) => secretOf(chart, props))[0].metadata.name;
  const plain = name({ stringData: { a: '1', b: '2' } });
  expect(name({ stringData: { b: '2' }, data: { a: 'MQ==' } })).toBe(plain);
  expect(name({ stringData: { a: '1', b: '2' }, type: 'example.com/other' })).not.toBe(plain);
});

test('a name that would be too long is cut before the hash, and stays a name', () => {
  const long = (name: string) => nameWith({ metadata: { name } });
  expect(long('a'.repeat(253))).toMatch(/^a{242}-[0-9a-f]{10}$/);
  expect(long(`${'a'.repeat(241)}.${'b'.repeat(11)}`)).toMatch(/^a{241}-[0-9a-f]{10}$/);
});

test.each([
  [
    'BasicAuthSecret',
    (chart: Chart) => new plus.BasicAuthSecret(chart, 'it', { username: 'a', password: '$P', nameByContent: true }),
  ],
  [
    'SshAuthSecret',
    (chart: Chart) => new plus.SshAuthSecret(chart, 'it', { sshPrivateKey: '$K', nameByContent: true }),
  ],
  [
    'TlsSecret',
    (chart: Chart) => new plus.TlsSecret(chart, 'it', { tlsCert: '$C', tlsKey: '$K', nameByContent: true }),
  ],
  ['DockerConfigSecret', (chart: Chart) => new plus.DockerConfigSecret(chart, 'it', { data: {}, nameByContent: true })],
] as const)('a %s can have it too', (_, make) => {
  let name = '';
  const [secret] = render((chart) => (name = make(chart).contentName()));
  expect(secret).toMatchObject({ metadata: { name }, immutable: true });
  expect(name).toMatch(/-[0-9a-f]{10}$/);
});

test('without it, objects are named as ever', () => {
  let names: string[] = [];
  const manifests = render((chart) => {
    const map = new plus.ConfigMap(chart, 'map', { data: { a: '1' } });
    const secret = new plus.Secret(chart, 'secret', { metadata: { name: 'mine' } });
    names = [map.contentName(), secret.contentName()];
    expect(names).toEqual([map.name, 'mine']);
  });
  expect(manifests.map(({ metadata }) => metadata.name)).toEqual(names);
});

// ---------------------------------------------------------------- who follows

/** Something of every kind that can refer to ConfigMaps and Secrets. */
function everything(kplus: typeof raw, chart: cdk8s.Chart, settings: raw.ConfigMap, db: raw.Secret): void {
  const account = new kplus.ServiceAccount(chart, 'account', { secrets: [db] });
  const containers = [
    {
      ...container,
      envVariables: { A: kplus.EnvValue.fromConfigMap(settings, 'mode'), B: db.envValue('key') },
      envFrom: [kplus.Env.fromConfigMap(settings), kplus.Env.fromSecret(db)],
    },
  ];
  const initContainers = [
    { image: IMAGE, name: 'init', envVariables: { A: kplus.EnvValue.fromConfigMap(settings, 'mode') } },
  ];
  const props = { containers, initContainers, serviceAccount: account, dockerRegistryAuth: db };
  const pods = [
    new kplus.Deployment(chart, 'deployment', props),
    new kplus.StatefulSet(chart, 'stateful-set', props),
    new kplus.DaemonSet(chart, 'daemon-set', props),
    new kplus.Job(chart, 'job', props),
    new kplus.CronJob(chart, 'cron-job', { ...props, schedule: cdk8s.Cron.daily() }),
    new kplus.Pod(chart, 'pod', props),
  ];
  pods.forEach((each, index) => {
    each.containers[0].mount('/settings', kplus.Volume.fromConfigMap(chart, `settings-${index}`, settings));
    each.containers[0].mount('/db', kplus.Volume.fromSecret(chart, `db-${index}`, db));
  });
  const projected = { sources: [{ configMap: { name: settings.name } }, { secret: { name: db.name } }] };
  ApiObject.of(pods[0]).addJsonPatch(
    JsonPatch.add('/spec/template/spec/volumes/-', { name: 'all', projected }),
    JsonPatch.add('/spec/template/spec/volumes/-', {
      name: 'csi',
      csi: { driver: 'example.com', nodePublishSecretRef: { name: db.name } },
    }),
  );
  const service = new kplus.Service(chart, 'service', { ports: [{ port: 80 }], selector: pods[0] as raw.Deployment });
  const ingress = new kplus.Ingress(chart, 'ingress', { tls: [{ hosts: ['shop.example.com'], secret: db }] });
  ingress.addHostRule('shop.example.com', '/', kplus.IngressBackend.fromService(service));
  const role = new kplus.Role(chart, 'role');
  role.allowRead(settings, db);
  const clusterRole = new kplus.ClusterRole(chart, 'cluster-role');
  clusterRole.allowRead(settings);
}

/** Every place where a text stands in a manifest, but for names of volumes, which nobody refers to from outside. */
function placesOf(value: unknown, text: string, path = ''): string[] {
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value).flatMap(([key, child]) => placesOf(child, text, `${path}/${key}`));
  }
  return value === text ? [path] : [];
}

test.each([
  ['restricted', undefined],
  ['none', Posture.none()],
  ['audit', Posture.restricted().audit()],
])('whatever kinds of this library refer to by name follows under %s, and nothing has the old name', (_, posture) => {
  const make = (nameByContent: boolean) => (chart: Chart) =>
    everything(plus, chart, settingsOf(chart, { nameByContent }), secretOf(chart, { nameByContent }));
  const [before, after] = [false, true].map((nameByContent) =>
    render(make(nameByContent), posture).filter(({ kind }) => kind !== 'ConfigMap' && kind !== 'Secret'),
  );
  const named = render((chart) => {
    settingsOf(chart);
    secretOf(chart);
  });
  const [settings, db] = ['ConfigMap', 'Secret'].map((kind) => ofKind(named, kind).metadata.name);
  for (const [old, now] of [
    ['settings', settings],
    ['db', db],
  ]) {
    const places = placesOf(before, old);
    expect(places.length).toBeGreaterThan(20);
    expect(placesOf(after, now)).toEqual(places);
    expect(placesOf(after, old)).toEqual([]);
  }
});

test('components follow', () => {
  const manifests = render((chart) => {
    const settings = settingsOf(chart);
    new Worker(chart, 'worker', {
      image: IMAGE,
      resources: Resources.small(),
      environmentFrom: { MODE: EnvironmentSource.configMap(settings.name, 'mode') },
      mounts: [Mount.configMap('/etc/settings', settings.name), Mount.secret('/run/db', secretOf(chart).name)],
    });
  });
  const names = ['ConfigMap', 'Secret'].map((kind) => ofKind(manifests, kind).metadata.name);
  const { containers, volumes } = ofKind(manifests, 'Deployment').spec.template.spec;
  expect(containers[0].env[0].valueFrom.configMapKeyRef.name).toBe(names[0]);
  expect(volumes).toMatchObject([
    { configMap: { name: names[0] } },
    { projected: { sources: [{ secret: { name: names[1] } }] } },
    {},
  ]);
});

test('what changes rolls out its users by its name, so they have no checksum', () => {
  const manifests = render((chart) => {
    const settings = settingsOf(chart);
    new plus.Deployment(chart, 'web', { containers: [{ ...container, envFrom: [plus.Env.fromConfigMap(settings)] }] });
  });
  expect(ofKind(manifests, 'Deployment').spec.template.metadata.annotations).toBeUndefined();
});

test('what is added later counts, and other charts of the app follow too', () => {
  const app = Testing.app();
  const [web, config, other] = ['shop', 'shop', 'other'].map(
    (namespace, index) => new Chart(app, `chart-${index}`, { namespace }),
  );
  const settings = settingsOf(config);
  for (const chart of [web, other]) {
    new plus.Deployment(chart, 'web', { containers: [{ ...container, envFrom: [plus.Env.fromConfigMap(settings)] }] });
  }
  const nameIn = (chart: Chart) =>
    ofKind(Testing.synth(chart), 'Deployment').spec.template.spec.containers[0].envFrom[0].configMapRef.name;
  const first = nameIn(web);
  expect(first).toBe(ofKind(Testing.synth(config), 'ConfigMap').metadata.name);
  settings.addData('more', 'x');
  expect(nameIn(web)).not.toBe(first);
  expect(nameIn(web)).toBe(ofKind(Testing.synth(config), 'ConfigMap').metadata.name);
  expect(nameIn(other)).toBe('settings'); // another namespace, where there may be another
  expect(app.synthYaml()).toContain(nameIn(web));
});

/** A Deployment that has all keys of a ConfigMap as variables. */
const webOf = (scope: Construct, settings: raw.IConfigMap, id = 'web') =>
  new plus.Deployment(scope, id, { containers: [{ ...container, envFrom: [plus.Env.fromConfigMap(settings)] }] });
const usedBy = (deployment: any): string =>
  deployment.spec.template.spec.containers[0].envFrom[0].configMapRef.name as string;

describe.each([
  ['our App', () => Testing.app(), (app: cdk8s.App, id: string) => new Chart(app, id)],
  ['the App of cdk8s', () => cdk8s.Testing.app(), (app: cdk8s.App, id: string) => new cdk8s.Chart(app, id)],
] as const)('in charts that are applied to namespaces of their own, under %s', (_, newApp, newChart) => {
  test('each follows its own object', () => {
    const app = newApp();
    const charts = ['dev', 'prod'].map((id) => {
      const chart = newChart(app, id);
      webOf(chart, settingsOf(chart, { data: { stage: id } }));
      new plus.Role(chart, 'role').allowRead(chart.node.findChild('settings') as plus.ConfigMap);
      return chart;
    });
    const rendered = charts.map((chart) => chart.toJson());
    const names = rendered.map((manifests) => ofKind(manifests, 'ConfigMap').metadata.name);
    expect(names[0]).not.toBe(names[1]);
    expect(rendered.map((manifests) => usedBy(ofKind(manifests, 'Deployment')))).toEqual(names);
    expect(rendered.map((manifests) => ofKind(manifests, 'Role').rules[0].resourceNames)).toEqual(
      names.map((name) => [name]),
    );
    const all = app.synthYaml();
    names.forEach((name) => expect(all.split(name)).toHaveLength(4));
  });

  test('the other one is followed where a chart has none', () => {
    const app = newApp();
    settingsOf(newChart(app, 'config'));
    const chart = newChart(app, 'web');
    webOf(chart, plus.ConfigMap.fromConfigMapName(chart, 'theirs', 'settings'));
    expect(usedBy(ofKind(chart.toJson(), 'Deployment'))).toBe(nameWith({}));
  });

  test('one that is not named by its content keeps its users', () => {
    const app = newApp();
    settingsOf(newChart(app, 'config'));
    const chart = newChart(app, 'web');
    webOf(chart, settingsOf(chart, { nameByContent: false }));
    expect(usedBy(ofKind(chart.toJson(), 'Deployment'))).toBe('settings');
  });

  test('what could mean either of two is refused, and both are named', () => {
    const app = newApp();
    settingsOf(newChart(app, 'dev'), { data: { stage: 'dev' } });
    settingsOf(newChart(app, 'prod'), { data: { stage: 'prod' } });
    const chart = newChart(app, 'web');
    webOf(chart, plus.ConfigMap.fromConfigMapName(chart, 'theirs', 'settings'));
    expect(() => app.synthYaml()).toThrow(
      '"web/web/Resource" refers to the ConfigMap "settings", which "dev/settings/Resource" and "prod/settings/Resource" ' +
        'are without the hash of their content; give one of them another name',
    );
  });
});

test('within a chart, the object of the innermost scope is followed', () => {
  const names: string[] = [];
  const manifests = render((chart) => {
    for (const id of ['left', 'right']) {
      const scope = new Construct(chart, id);
      const settings = new plus.ConfigMap(scope, 'settings', {
        metadata: { name: 'settings' },
        data: { id },
        nameByContent: true,
      });
      webOf(scope, settings);
      names.push(settings.contentName());
    }
  });
  expect(manifests.filter(({ kind }) => kind === 'Deployment').map(usedBy)).toEqual(names);
});

test('two of one name and one content are one', () => {
  const manifests = render((chart) => {
    webOf(chart, settingsOf(chart));
    settingsOf(chart, { metadata: { name: 'settings' } }, 'again');
  });
  expect(usedBy(ofKind(manifests, 'Deployment'))).toBe(nameWith({}));
});

test('a foreign object that could mean either of two is told both names', () => {
  const app = Testing.app();
  const names = ['dev', 'prod'].map((stage) => settingsOf(new Chart(app, stage), { data: { stage } }).contentName());
  webOfRaw(new Chart(app, 'web'));
  expect(() => app.synthYaml()).toThrow(
    `configMapRef.name must be one of "${names[0]}", "${names[1]}", as the ConfigMap is named by its content, not "settings"`,
  );
});

function webOfRaw(chart: Chart): void {
  new ApiObject(chart, 'pod', {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'pod' },
    spec: { containers: [{ name: 'web', image: IMAGE, envFrom: [{ configMapRef: { name: 'settings' } }] }] },
  });
}

describe('a ClusterRole', () => {
  function granted(make: (shop: Chart, other: Chart) => plus.ConfigMap[]): { names: string[]; granted: string[] } {
    const app = Testing.app();
    const [shop, other] = ['shop', 'other'].map((namespace) => new Chart(app, namespace, { namespace }));
    const maps = make(shop, other);
    new plus.ClusterRole(shop, 'role').allowRead(maps[0]);
    const [{ resourceNames }] = ofKind(Testing.synth(shop), 'ClusterRole').rules;
    return { names: maps.map((map) => map.contentName()), granted: resourceNames };
  }

  test('is about the objects of that name of all namespaces', () => {
    const { names, granted: found } = granted((shop, other) => [
      settingsOf(shop),
      settingsOf(other, { data: { mode: 'slow' } }),
    ]);
    expect(new Set(names).size).toBe(2);
    expect(found).toEqual(names);
  });

  test('keeps the plain name where there is such an object', () => {
    const { names, granted: found } = granted((shop, other) => [
      settingsOf(shop),
      settingsOf(other, { nameByContent: false }),
    ]);
    expect(names[1]).toBe('settings');
    expect(found).toEqual(names);
  });

  test('has a name once', () => {
    const { names, granted: found } = granted((shop, other) => [settingsOf(shop), settingsOf(other)]);
    expect(found).toEqual([names[0]]);
  });
});

test('a rule about objects of two kinds is about both', () => {
  const manifests = render((chart) => {
    const settings = settingsOf(chart);
    const secret = secretOf(chart, { metadata: { name: 'settings' } });
    new plus.Role(chart, 'role', {
      overrides: {
        rules: [
          { apiGroups: [''], resources: ['configmaps', 'secrets'], resourceNames: ['settings', 'a'], verbs: ['get'] },
        ],
      },
    });
    expect([settings.name, secret.name]).toEqual(['settings', 'settings']);
  });
  const names = ['ConfigMap', 'Secret'].map((kind) => ofKind(manifests, kind).metadata.name);
  expect(ofKind(manifests, 'Role').rules[0].resourceNames).toEqual([...names, 'a']);
});

test('a rule about kinds of another group is left alone', () => {
  const manifests = render((chart) => {
    settingsOf(chart);
    const rule = { apiGroups: ['example.com'], resources: ['configmaps'], resourceNames: ['settings'], verbs: ['get'] };
    new plus.Role(chart, 'role', { overrides: { rules: [rule] } });
  });
  expect(ofKind(manifests, 'Role').rules[0].resourceNames).toEqual(['settings']);
});

test('a Job that is named by its content tells its name, and roles for it follow', () => {
  let name = '';
  const manifests = render((chart) => {
    const job = new plus.Job(chart, 'job', { metadata: { name: 'job' }, containers: [container], nameByContent: true });
    job.permissions.grantReadWrite(new plus.ServiceAccount(chart, 'account'));
    const plain = new plus.Job(chart, 'plain', { metadata: { name: 'plain' }, containers: [container] });
    expect(plain.contentName()).toBe('plain');
    name = job.contentName();
  });
  expect(name).toMatch(/^job-[0-9a-f]{10}$/);
  expect(ofKind(manifests, 'Job').metadata.name).toBe(name);
  expect(ofKind(manifests, 'Role').rules[0].resourceNames).toEqual([name]);
});

test('under the App and Chart of cdk8s, names are the same', () => {
  const make = (chart: cdk8s.Chart) => {
    const settings = settingsOf(chart);
    new plus.Deployment(chart, 'web', { containers: [{ ...container, envFrom: [plus.Env.fromConfigMap(settings)] }] });
  };
  const chart = new cdk8s.Chart(cdk8s.Testing.app(), 'test', { namespace: 'shop' });
  make(chart);
  const names = (manifests: any[]) =>
    manifests.filter(({ kind }) => kind === 'ConfigMap').map(({ metadata }) => metadata.name);
  const theirs = cdk8s.Testing.synth(chart);
  expect(names(theirs)).toEqual(names(render(make)));
  expect(JSON.stringify(ofKind(theirs, 'Deployment'))).toContain(names(theirs)[0]);
});

test('what this library did not make keeps the old name, which is an error that says what to write', () => {
  const app = Testing.app();
  const chart = new Chart(app, 'test', { namespace: 'shop' });
  const settings = settingsOf(chart);
  new ApiObject(chart, 'pod', {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'pod' },
    spec: { containers: [{ name: 'web', image: IMAGE, envFrom: [{ configMapRef: { name: settings.name } }] }] },
  });
  const now = settings.contentName();
  expect(() => app.synthYaml()).toThrow(
    `content-names-followed: Pod "shop/pod" (test/pod): spec.containers[0].envFrom[0].configMapRef.name must be "${now}", ` +
      'as the ConfigMap is named by its content, not "settings"; write its contentName()',
  );
});

// ---------------------------------------------------------------- contentName

test('contentName is what the object is written with', () => {
  const manifests = render((chart) => {
    const settings = settingsOf(chart);
    settings.addData('more', 'x');
    new plus.Deployment(chart, 'web', { containers: [{ ...container, args: [settings.contentName()] }] });
  });
  expect(ofKind(manifests, 'Deployment').spec.template.spec.containers[0].args).toEqual([
    ofKind(manifests, 'ConfigMap').metadata.name,
  ]);
});

test('what changes after its contentName was asked for is refused', () => {
  expect(() =>
    render((chart) => {
      const settings = settingsOf(chart);
      expect(settings.contentName()).toMatch(/^settings-/);
      settings.addData('more', 'x');
    }),
  ).toThrow(
    /^"test\/settings\/Resource" has changed after its contentName\(\) was asked for, which was "settings-[0-9a-f]{10}" and would be "settings-[0-9a-f]{10}"; ask for it when nothing is added any more$/,
  );
});

test('rendering twice is rendering once, of frozen props', () => {
  const chart = Testing.chart();
  const settings = settingsOf(chart, Object.freeze({ data: Object.freeze({ a: '1' }) }));
  new plus.Deployment(chart, 'web', { containers: [{ ...container, envFrom: [plus.Env.fromConfigMap(settings)] }] });
  const first = JSON.stringify(Testing.synth(chart));
  expect(JSON.stringify(Testing.synth(chart))).toBe(first);
});
