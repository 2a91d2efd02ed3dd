import { mkdtempSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import * as cdk8s from 'cdk8s';
import { ApiObject, JsonPatch, Lazy } from 'cdk8s';
import * as raw from 'cdk8s-plus-28';
import type { Construct } from 'constructs';
import * as fc from 'fast-check';
import {
  Chart,
  EnvironmentSource,
  Include,
  KeysOptions,
  Mount,
  Posture,
  Resources,
  Testing,
  Worker,
  WorkerProps,
} from '../../src';
import * as plus from '../../src/plus';
import { renderCharts } from '../../src/synth/synthesis';

const IMAGE = 'registry.example.com/web:1.0.0';
const CHECKSUM = 'cdk8s-bulkhead/configuration-checksum';
const container = { image: IMAGE, portNumber: 8080 };
const worker: WorkerProps = { image: IMAGE, resources: Resources.small() };

fc.configureGlobal({ seed: 29, numRuns: 60 });

function render(make: (chart: Chart) => void, posture?: Posture): any[] {
  const chart = new Chart(Testing.app({ posture }), 'test', { namespace: 'shop' });
  make(chart);
  return Testing.synth(chart);
}

const ofKind = (manifests: any[], kind: string) => manifests.find((each) => each.kind === kind);
const checksumIn = (manifests: any[], kind = 'Deployment') =>
  ofKind(manifests, kind).spec.template.metadata.annotations?.[CHECKSUM];

// ---------------------------------------------------------------- what a ConfigMap holds

describe('a ConfigMap whose values are all empty', () => {
  const make = (kplus: typeof raw) => (scope: Construct) =>
    new kplus.ConfigMap(scope, 'flags', { data: { a: '', b: '' }, binaryData: { c: '' } });

  test('loses its keys in cdk8s-plus-28, and keeps them here', () => {
    const chart = cdk8s.Testing.chart();
    make(raw)(chart);
    const [theirs] = cdk8s.Testing.synth(chart);
    expect([theirs.data, theirs.binaryData]).toEqual([undefined, undefined]);
    const [ours] = render(make(plus));
    expect([ours.data, ours.binaryData]).toEqual([{ a: '', b: '' }, { c: '' }]);
    expect(Object.keys(ours)).toEqual(['apiVersion', 'kind', 'metadata', 'binaryData', 'data', 'immutable']);
  });

  test('is left as it is under none', () => {
    const [ours] = render(make(plus), Posture.none());
    expect(ours).not.toHaveProperty('data');
  });

  test('gets what is added later too', () => {
    const [ours] = render((chart) => make(plus)(chart).addData('d', ''));
    expect(ours.data).toEqual({ a: '', b: '', d: '' });
  });

  test('stays without data if it has none', () => {
    const [ours] = render((chart) => new plus.ConfigMap(chart, 'flags'));
    expect(ours).not.toHaveProperty('data');
  });
});

test('a ConfigMap takes fields of the API over its props', () => {
  const [map] = render((chart) => {
    new plus.ConfigMap(chart, 'settings', {
      data: { a: '1', b: '2' },
      overrides: Object.freeze({ data: { a: '3', b: null }, metadata: { labels: { team: 'a' } } }),
    });
  });
  expect(map).toMatchObject({ data: { a: '3' }, metadata: { labels: { team: 'a' } } });
  expect(map.data).toEqual({ a: '3' });
});

test('frozen props of a ConfigMap stay as they are', () => {
  const props = Object.freeze({ data: Object.freeze({ a: '' }), binaryData: Object.freeze({ b: 'eA==' }) });
  const [map] = render((chart) => new plus.ConfigMap(chart, 'settings', props).addData('c', '3'));
  expect(map).toMatchObject({ data: { a: '', c: '3' }, binaryData: { b: 'eA==' } });
  expect(props).toEqual({ data: { a: '' }, binaryData: { b: 'eA==' } });
});

// ---------------------------------------------------------------- who is rolled out

const KINDS = ['Deployment', 'StatefulSet', 'DaemonSet'] as const;
const KEYS = ['a', 'b', 'c'];
const HOLDERS = ['ConfigMap', 'Secret'] as const;
const WAYS = [
  'env',
  'envFrom',
  'volume',
  'items',
  'one item',
  'subPath',
  'subPathExpr',
  'projected',
  'projected items',
  'unmounted',
] as const;

interface Holder {
  readonly kind: (typeof HOLDERS)[number];
  readonly values: { readonly [key: string]: string };
}

interface Use {
  readonly holder: number;
  readonly way: (typeof WAYS)[number];
  readonly key: string;
}

interface Shop {
  readonly holders: readonly Holder[];
  readonly workloads: readonly { readonly kind: (typeof KINDS)[number]; readonly uses: readonly Use[] }[];
}

const shops: fc.Arbitrary<Shop> = fc
  .array(
    fc.record({
      kind: fc.constantFrom(...HOLDERS),
      values: fc.dictionary(fc.constantFrom(...KEYS), fc.constantFrom('', '1', '2'), { noNullPrototype: true }),
    }),
    { minLength: 1, maxLength: 4 },
  )
  .chain((holders) =>
    fc.record({
      holders: fc.constant(holders),
      workloads: fc.array(
        fc.record({
          kind: fc.constantFrom(...KINDS),
          uses: fc.array(
            fc.record({
              holder: fc.nat({ max: holders.length - 1 }),
              way: fc.constantFrom(...WAYS),
              key: fc.constantFrom(...KEYS),
            }),
            { maxLength: 3 },
          ),
        }),
        { minLength: 1, maxLength: 4 },
      ),
    }),
  );

const nameOf = (holder: number) => `holder-${holder}`;

/** What a use adds to a pod. */
function fieldsOf({ holders }: Shop, { holder, way, key }: Use, index: number) {
  const isSecret = holders[holder].kind === 'Secret';
  const name = nameOf(holder);
  const volume = (source: object) => ({ volumes: [{ name: `v${index}`, ...source }] });
  const mount = (more: object = {}) => ({ volumeMounts: [{ name: `v${index}`, mountPath: `/v${index}`, ...more }] });
  const own = (more: object = {}) =>
    isSecret ? { secret: { secretName: name, ...more } } : { configMap: { name, ...more } };
  const projected = (more: object = {}) => ({
    projected: {
      sources: [{ downwardAPI: { items: [] } }, { [isSecret ? 'secret' : 'configMap']: { name, ...more } }],
    },
  });
  const items = [{ key, path: `files/${key}` }];
  switch (way) {
    case 'env':
      return {
        env: [{ name: `E${index}`, valueFrom: { [isSecret ? 'secretKeyRef' : 'configMapKeyRef']: { name, key } } }],
      };
    case 'envFrom':
      return { envFrom: [{ [isSecret ? 'secretRef' : 'configMapRef']: { name, optional: true } }] };
    case 'volume':
      return { ...volume(own()), ...mount() };
    case 'items':
      return { ...volume(own({ items })), ...mount() };
    case 'one item':
      return {
        ...volume(own({ items: [...items, { key: 'never', path: 'files/never' }] })),
        ...mount({ subPath: `files/${key}/` }),
      };
    case 'subPathExpr':
      return { ...volume(own()), ...mount({ subPathExpr: '$(HOSTNAME)' }) };
    case 'subPath':
      return { ...volume(own()), ...mount({ subPath: key }) };
    case 'projected':
      return { ...volume(projected()), ...mount() };
    case 'projected items':
      return {
        ...volume(projected({ items: [...items, { key: 'never', path: 'other' }] })),
        ...mount({ subPath: 'files' }),
      };
    case 'unmounted':
      return volume(own());
  }
}

/** The pod templates of a shop, each written as JSON. */
function templatesOf(shop: Shop, synth: (make: (chart: cdk8s.Chart) => void) => any[]): string[] {
  const manifests = synth((chart) => {
    shop.workloads.forEach(({ kind, uses }, index) => {
      const props = { metadata: { name: `w${index}` }, containers: [container] };
      const workload =
        kind === 'Deployment'
          ? new plus.Deployment(chart, `w${index}`, props)
          : kind === 'StatefulSet'
            ? new plus.StatefulSet(chart, `w${index}`, props)
            : new plus.DaemonSet(chart, `w${index}`, props);
      const all = uses.map((use, each): any => fieldsOf(shop, use, each));
      const list = (field: string) => all.flatMap((fields) => fields[field] ?? []);
      const pod = '/spec/template/spec';
      ApiObject.of(workload).addJsonPatch(
        JsonPatch.add(`${pod}/volumes`, list('volumes')),
        ...['env', 'envFrom', 'volumeMounts'].map((field) =>
          JsonPatch.add(`${pod}/containers/0/${field}`, list(field)),
        ),
      );
    });
    shop.holders.forEach(({ kind, values }, index) => {
      const metadata = { name: nameOf(index) };
      if (kind === 'Secret') {
        new plus.Secret(chart, nameOf(index), { metadata, stringData: values });
      } else {
        new plus.ConfigMap(chart, nameOf(index), { metadata, data: values });
      }
    });
  });
  return shop.workloads.map((_, index) =>
    JSON.stringify(
      manifests.find(({ metadata, spec }) => metadata.name === `w${index}` && spec?.template).spec.template,
    ),
  );
}

/** Whether a pod sees a key, said in another way than the library works it out. */
function sees({ way, key, holder }: Use, changedHolder: number, changedKey: string): boolean {
  const seesAll = ['envFrom', 'volume', 'subPathExpr', 'projected'].includes(way);
  return holder === changedHolder && way !== 'unmounted' && (seesAll || key === changedKey);
}

const toOurApp = (make: (chart: cdk8s.Chart) => void): any[] => {
  const chart = new Chart(Testing.app({ posture: LENIENT }), 'test', { namespace: 'shop' });
  make(chart);
  return Testing.synth(chart);
};
const toTheirApp = (make: (chart: cdk8s.Chart) => void): any[] => {
  const app = cdk8s.Testing.app();
  LENIENT.applyTo(app);
  const chart = new cdk8s.Chart(app, 'test', { namespace: 'shop' });
  make(chart);
  return cdk8s.Testing.synth(chart);
};

/** A posture under which anything may be mounted. */
const LENIENT = Posture.baseline();

test.each([
  ['an App of this library', toOurApp],
  ['an App of cdk8s', toTheirApp],
] as const)('in %s, exactly the workloads that use a changed key are rolled out', (_, synth) => {
  const changes = fc.record({ key: fc.constantFrom(...KEYS), value: fc.constantFrom(undefined, '', '3') });
  fc.assert(
    fc.property(shops, fc.nat(), changes, (shop, number, { key, value }) => {
      const holder = number % shop.holders.length;
      const { [key]: before, ...others } = shop.holders[holder].values;
      const values = value === undefined ? others : { ...others, [key]: value };
      const holders = shop.holders.map((each, index) => (index === holder ? { ...each, values } : each));
      const expected = shop.workloads.map(({ uses }) => before !== value && uses.some((use) => sees(use, holder, key)));

      const after = templatesOf({ ...shop, holders }, synth);
      const rolled = templatesOf(shop, synth).map((template, index) => template !== after[index]);
      expect(rolled).toEqual(expected);
    }),
  );
});

test('the order of keys, and the way in which a value is written, roll out nobody', () => {
  const withSecret = (props: plus.SecretProps & { readonly data?: { [key: string]: string } }) =>
    checksumIn(
      render((chart) => {
        const secret = new plus.Secret(chart, 'db', props);
        new plus.Deployment(chart, 'web', {
          containers: [{ ...container, envFrom: [plus.Env.fromSecret(secret)] }],
        });
      }),
    );
  const first = withSecret({ stringData: { user: 'shop', password: 'secret' } });
  expect(first).toMatch(/^[0-9a-f]{16}$/);
  expect(withSecret({ stringData: { password: 'secret', user: 'shop' } })).toBe(first);
  expect(withSecret({ stringData: { user: 'shop' }, data: { password: 'c2VjcmV0' } })).toBe(first);
  expect(withSecret({ stringData: { user: 'shop', password: 'Secret' } })).not.toBe(first);
});

test('binary values roll out those that have them as files, and not those that have variables', () => {
  const withBinary = (value: string) =>
    render((chart) => {
      const map = new plus.ConfigMap(chart, 'map', { data: { a: '1' }, binaryData: { logo: value } });
      const files = new plus.Deployment(chart, 'files', { containers: [container] });
      files.containers[0].mount('/map', plus.Volume.fromConfigMap(chart, 'volume', map));
      new plus.StatefulSet(chart, 'variables', {
        containers: [{ ...container, envFrom: [plus.Env.fromConfigMap(map)] }],
      });
    });
  const [before, after] = [withBinary('eA=='), withBinary('eQ==')];
  expect(checksumIn(after)).not.toBe(checksumIn(before));
  expect(checksumIn(after, 'StatefulSet')).toBe(checksumIn(before, 'StatefulSet'));
});

// ---------------------------------------------------------------- what is seen of configuration

/** A Deployment that has all of the ConfigMap `settings` as variables. */
function reader(kplus: typeof raw, scope: Construct, id = 'web'): raw.Deployment {
  const settings = kplus.ConfigMap.fromConfigMapName(scope, `${id}-settings`, 'settings');
  return new kplus.Deployment(scope, id, {
    containers: [{ ...container, envFrom: [kplus.Env.fromConfigMap(settings)] }],
  });
}

const SETTINGS = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'settings' }, data: { mode: 'fast' } };

describe('the checksum tells of', () => {
  const plain = checksumIn(
    render((chart) => {
      new plus.ConfigMap(chart, 'settings', { metadata: { name: 'settings' }, data: { mode: 'fast' } });
      reader(plus, chart);
    }),
  );

  test('an object of cdk8s', () => {
    const manifests = render((chart) => {
      reader(plus, chart);
      new ApiObject(chart, 'settings', SETTINGS);
    });
    expect(checksumIn(manifests)).toBe(plain);
  });

  test('an included file, and a List', () => {
    const file = join(mkdtempSync(join(tmpdir(), 'configuration-')), 'settings.json');
    for (const included of [SETTINGS, { apiVersion: 'v1', kind: 'List', items: [SETTINGS] }]) {
      writeFileSync(file, JSON.stringify(included));
      const manifests = render((chart) => {
        reader(plus, chart);
        new Include(chart, 'included', { url: file });
      });
      expect(checksumIn(manifests)).toBe(plain);
    }
    const list = render((chart) => {
      reader(plus, chart);
      new ApiObject(chart, 'list', {
        apiVersion: 'v1',
        kind: 'List',
        items: [{ ...SETTINGS, metadata: { name: 'settings', namespace: 'shop' } }],
      });
    });
    expect(checksumIn(list)).toBe(plain);
  });

  test('what patches and overrides have made of it', () => {
    const manifests = render((chart) => {
      reader(plus, chart);
      const map = new plus.ConfigMap(chart, 'settings', {
        metadata: { name: 'settings' },
        overrides: { data: { mode: 'slow' } },
      });
      ApiObject.of(map).addJsonPatch(JsonPatch.replace('/data/mode', 'fast'));
    });
    expect(checksumIn(manifests)).toBe(plain);
  });

  test('another chart of the app, in the same namespace', () => {
    const app = Testing.app();
    const [web, config] = ['web', 'config'].map((id) => new Chart(app, id, { namespace: 'shop' }));
    reader(plus, web);
    new plus.ConfigMap(config, 'settings', { metadata: { name: 'settings' }, data: { mode: 'fast' } });
    expect(app.synthYaml()).toContain(`${CHECKSUM}: ${plain}`);
    expect(checksumIn(Testing.synth(web))).toBe(plain);
  });

  test.each([
    ['another namespace', { metadata: { ...SETTINGS.metadata, namespace: 'other' } }],
    ['another name', { metadata: { name: 'other' } }],
    ['another kind', { kind: 'Secret', data: { mode: 'ZmFzdA==' } }],
    ['no kind of the core', { apiVersion: 'example.com/v1' }],
  ])('nothing of %s', (_, fields) => {
    const manifests = render((chart) => {
      reader(plus, chart);
      new ApiObject(chart, 'settings', { ...SETTINGS, ...fields });
    });
    expect(checksumIn(manifests)).toBeUndefined();
  });

  test('nothing where somebody has written it', () => {
    const manifests = render((chart) => {
      new ApiObject(chart, 'settings', SETTINGS);
      reader(plus, chart).podMetadata.addAnnotation(CHECKSUM, 'reads its files again by itself');
    });
    expect(checksumIn(manifests)).toBe('reads its files again by itself');
  });
});

test('components are rolled out too, and only for the keys that they mount', () => {
  const withValues = (data: { [key: string]: string }, options?: KeysOptions) =>
    checksumIn(
      render((chart) => {
        new plus.ConfigMap(chart, 'settings', { metadata: { name: 'settings' }, data });
        new Worker(chart, 'worker', {
          ...worker,
          environmentFrom: { MODE: EnvironmentSource.configMap('settings', 'mode') },
          mounts: [Mount.configMap('/etc/settings', 'settings', options)],
        });
      }),
    );
  const keys = { keys: ['log'] };
  const before = withValues({ mode: 'fast', log: 'info' }, keys);
  expect(withValues({ mode: 'fast', log: 'info', unused: 'x' }, keys)).toBe(before);
  expect(withValues({ mode: 'fast', log: 'debug' }, keys)).not.toBe(before);
  expect(withValues({ mode: 'slow', log: 'info' }, keys)).not.toBe(before);
  expect(withValues({ mode: 'fast', log: 'info' })).toBe(before); // the same content, seen whole
  expect(withValues({ mode: 'fast', log: 'info', unused: 'x' })).not.toBe(before);
});

test('what was not made by this library, what makes pods only once, and what a posture leaves alone get no checksum', () => {
  const make = (kplus: typeof raw) => (chart: Chart) => {
    new ApiObject(chart, 'settings', SETTINGS);
    const settings = kplus.ConfigMap.fromConfigMapName(chart, 'imported', 'settings');
    const containers = [{ image: IMAGE, envFrom: [kplus.Env.fromConfigMap(settings)] }];
    new kplus.Deployment(chart, 'deployment', { containers });
    new kplus.Job(chart, 'job', { containers });
    new kplus.CronJob(chart, 'cron-job', { containers, schedule: cdk8s.Cron.daily() });
    new kplus.Pod(chart, 'pod', { containers });
  };
  const told = (manifests: any[]) =>
    manifests.filter((manifest) => JSON.stringify(manifest).includes(CHECKSUM)).map(({ kind }) => kind);
  expect(told(render(make(raw)))).toEqual([]);
  expect(told(render(make(plus)))).toEqual(['Deployment']);
  expect(told(render(make(plus), Posture.none()))).toEqual([]);
  expect(told(render(make(plus), Posture.restricted().audit()))).toEqual([]);
});

test('each object is rendered once, however many workloads use it', () => {
  const app = Testing.app();
  let rendered = 0;
  for (let index = 0; index < 8; index++) {
    const chart = new Chart(app, `chart-${index}`);
    const count = () => {
      rendered++;
      return 'x';
    };
    new ApiObject(chart, 'settings', {
      ...SETTINGS,
      metadata: { name: `settings-${index}` },
      data: { mode: Lazy.any({ produce: count }) },
    });
    for (let user = 0; user < 8; user++) {
      const map = plus.ConfigMap.fromConfigMapName(chart, `settings-of-${user}`, `settings-${user}`);
      new plus.Deployment(chart, `web-${user}`, {
        containers: [{ ...container, envFrom: [plus.Env.fromConfigMap(map)] }],
      });
    }
  }
  app.synthYaml();
  expect(rendered).toBe(8);
});

test.each([
  ['our App', () => Testing.app(), (app: cdk8s.App, id: string) => new Chart(app, id)],
  ['the App of cdk8s', () => cdk8s.Testing.app(), (app: cdk8s.App, id: string) => new cdk8s.Chart(app, id)],
] as const)(
  'in charts that are applied to namespaces of their own, each rolls out its own, under %s',
  (_, newApp, newChart) => {
    const checksums = (stages: readonly string[]) => {
      const app = newApp();
      const charts = stages.map((stage, index) => {
        const chart = newChart(app, `chart-${index}`);
        const settings = new plus.ConfigMap(chart, 'settings', { metadata: { name: 'settings' }, data: { stage } });
        new plus.Deployment(chart, 'web', {
          containers: [{ ...container, envFrom: [plus.Env.fromConfigMap(settings)] }],
        });
        return chart;
      });
      return charts.map((chart) => checksumIn(chart.toJson()));
    };
    const [before, after] = [checksums(['a', 'b']), checksums(['c', 'b'])];
    expect(after[0]).not.toBe(before[0]);
    expect(after[1]).toBe(before[1]);
  },
);

test('the same holds where all charts of an app are written together', () => {
  const checksums = (stages: readonly string[]) => {
    const app = Testing.app();
    stages.forEach((stage, index) => {
      const chart = new Chart(app, `chart-${index}`);
      const settings = new plus.ConfigMap(chart, 'settings', { metadata: { name: 'settings' }, data: { stage } });
      new plus.Deployment(chart, 'web', {
        containers: [{ ...container, envFrom: [plus.Env.fromConfigMap(settings)] }],
      });
    });
    return renderCharts(app).map(({ manifests }) => checksumIn([...manifests]));
  };
  const [before, after] = [checksums(['a', 'b']), checksums(['c', 'b'])];
  expect(after[0]).not.toBe(before[0]);
  expect(after[1]).toBe(before[1]);
});

test('a chart that changes what it renders sees the checksum', () => {
  class Labelled extends Chart {
    public toJson(): any[] {
      return super
        .toJson()
        .map((manifest) => ({ ...manifest, metadata: { ...manifest.metadata, labels: { a: 'b' } } }));
    }
  }
  const app = Testing.app();
  const chart = new Labelled(app, 'test');
  new ApiObject(chart, 'settings', SETTINGS);
  reader(plus, chart);
  expect(app.synthYaml()).toContain(CHECKSUM);
});

test('rendering twice is rendering once', () => {
  const chart = Testing.chart();
  new ApiObject(chart, 'settings', SETTINGS);
  reader(plus, chart);
  const first = JSON.stringify(Testing.synth(chart));
  expect(first).toContain(CHECKSUM);
  expect(JSON.stringify(Testing.synth(chart))).toBe(first);
});

// ---------------------------------------------------------------- mounts of components

test('components mount the keys that they choose', () => {
  const manifests = render((chart) => {
    new Worker(chart, 'worker', {
      ...worker,
      mounts: [
        Mount.secret('/run/db', 'db', { keys: ['password'] }),
        Mount.secret('/run/admin', 'db', { keys: ['user', 'admin.password'] }),
        Mount.configMap('/etc/settings', 'settings', { keys: ['mode'] }),
      ],
    });
  });
  const { volumes } = ofKind(manifests, 'Deployment').spec.template.spec;
  const items = (...keys: string[]) => keys.map((key) => ({ key, path: key }));
  expect(volumes).toMatchObject([
    {
      name: 'secret-db-password',
      projected: { defaultMode: 0o440, sources: [{ secret: { name: 'db', items: items('password') } }] },
    },
    { projected: { sources: [{ secret: { name: 'db', items: items('user', 'admin.password') } }] } },
    { name: 'config-settings-mode', configMap: { name: 'settings', items: items('mode') } },
    {},
  ]);
});

test('keys that are none are refused', () => {
  expect(() => Mount.secret('/run/db', 'db', { keys: [] })).toThrow(
    'keys must name at least one key; left out, all are mounted',
  );
  expect(() => Mount.configMap('/etc/a', 'a', { keys: ['a/b'] })).toThrow(
    'the key "a/b" must be letters, digits, "-", "_" and "."',
  );
});
