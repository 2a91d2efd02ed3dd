import { Cron, Size } from 'cdk8s';
import * as raw from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import * as fc from 'fast-check';
import {
  App,
  Chart,
  ClaimRetention,
  DaemonSetUpdateStrategy,
  DeploymentProps,
  PersistentVolumeClaimTemplateProps,
  Posture,
  Testing,
  Volumes,
} from '../../src';
import * as plus from '../../src/plus';
import { container, image, Kplus, serve, shop } from '../support/plus-shop';

const APPS = ['DaemonSet', 'Deployment', 'StatefulSet'] as const;

/** What a chart renders of the kinds that have pods. */
function workloadIn(chart: Chart): any {
  return Testing.synth(chart).find(({ kind }) => (APPS as readonly string[]).includes(kind));
}

describe('what cdk8s-plus cannot express', () => {
  test.each(APPS.flatMap((kind) => [[kind, Posture.restricted()] as const, [kind, Posture.none()] as const]))(
    'a %s selects by labels whose values are empty',
    (kind, posture) => {
      const chart = shop({ posture });
      new plus[kind](chart, 'web', { containers: [container], matchLabels: { canary: '' } });
      expect(workloadIn(chart).spec.selector).toEqual({ matchLabels: { canary: '' } });
    },
  );

  test.each(APPS)('a %s keeps as many versions as it is told to', (kind) => {
    const chart = shop();
    new plus[kind](chart, 'web', { containers: [container], revisionHistoryLimit: 0 });
    expect(workloadIn(chart).spec.revisionHistoryLimit).toBe(0);
  });

  test('a Deployment is paused', () => {
    const chart = shop();
    new plus.Deployment(chart, 'web', { containers: [container], paused: true });
    expect(workloadIn(chart).spec.paused).toBe(true);
  });

  test.each([
    ['by hand', DaemonSetUpdateStrategy.onDelete(), { type: 'OnDelete' }],
    ['on one node after the other', DaemonSetUpdateStrategy.rollingUpdate(), rolling(0, 1)],
    ['on many', DaemonSetUpdateStrategy.rollingUpdate({ maxUnavailable: percent(20) }), rolling(0, '20%')],
    ['after the new one runs', DaemonSetUpdateStrategy.rollingUpdate({ maxSurge: percent(10) }), rolling('10%', 0)],
  ])('pods of a DaemonSet are replaced %s', (_, strategy, updateStrategy) => {
    const chart = shop();
    new plus.DaemonSet(chart, 'agent', { containers: [container], strategy });
    expect(workloadIn(chart).spec.updateStrategy).toEqual(updateStrategy);
  });

  test.each([
    [{ maxSurge: absolute(0), maxUnavailable: absolute(0) }, 'maxSurge 0 and maxUnavailable 0'],
    [{ maxSurge: absolute(1), maxUnavailable: percent(10) }, 'maxSurge 1 and maxUnavailable 10%'],
    [{ maxUnavailable: percent(0) }, 'maxSurge 0 and maxUnavailable 0%'],
  ])('a DaemonSet does not take %j', (options, message) => {
    expect(() => DaemonSetUpdateStrategy.rollingUpdate(options)).toThrow(
      `${message} of a DaemonSet cannot be used together; write only one of them, e.g. maxUnavailable 1`,
    );
  });

  test('a StatefulSet says what becomes of its claims, how many pods may be away, and where to count from', () => {
    const chart = shop();
    new plus.StatefulSet(chart, 'db', {
      containers: [container],
      maxUnavailable: percent(50),
      persistentVolumeClaimRetentionPolicy: { whenScaled: ClaimRetention.DELETE },
      startOrdinal: 5,
      strategy: raw.StatefulSetUpdateStrategy.rollingUpdate({ partition: 6 }),
    });
    expect(workloadIn(chart).spec).toMatchObject({
      ordinals: { start: 5 },
      persistentVolumeClaimRetentionPolicy: { whenScaled: 'Delete' },
      updateStrategy: { rollingUpdate: { maxUnavailable: '50%', partition: 6 }, type: 'RollingUpdate' },
    });
  });

  test('these props work where objects are left as they are, and nothing else changes there', () => {
    const chart = shop({ posture: Posture.none() });
    const template = { name: 'data', storage: Size.gibibytes(1) };
    new plus.StatefulSet(chart, 'db', {
      containers: [container],
      revisionHistoryLimit: 2,
      volumeClaimTemplates: [template],
    });
    const theirs = shop({ posture: Posture.none() });
    new raw.StatefulSet(theirs, 'db', { containers: [container] });
    const { spec, ...rest } = workloadIn(theirs);
    expect(workloadIn(chart)).toEqual({
      ...rest,
      spec: {
        ...spec,
        revisionHistoryLimit: 2,
        volumeClaimTemplates: [{ metadata: { name: 'data' }, spec: { resources: { requests: { storage: '1Gi' } } } }],
      },
    });
  });

  test.each(APPS)('props of a %s that are frozen stay as they are', (kind) => {
    const chart = shop();
    const props = frozen({ containers: [container], matchLabels: { app: 'web' }, podMetadata: { labels: { a: 'b' } } });
    new plus[kind](chart, 'web', props);
    expect(JSON.stringify(Testing.synth(chart))).toBe(JSON.stringify(Testing.synth(chart)));
  });
});

describe('claim templates', () => {
  const ACCESS = [raw.PersistentVolumeAccessMode.READ_WRITE_ONCE];
  const template = { name: 'data', accessModes: ACCESS, storage: Size.gibibytes(10), storageClassName: 'fast' };
  const rendered = {
    metadata: { name: 'data' },
    spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '10Gi' } }, storageClassName: 'fast' },
  };

  test('are mounted by their name, and the pod has no volume of that name beside them', () => {
    const chart = shop();
    const data = Volumes.fromName(chart, 'data', 'data');
    new plus.StatefulSet(chart, 'db', {
      containers: [{ ...container, volumeMounts: [{ path: '/data', volume: data }] }],
      volumeClaimTemplates: [template],
    });
    const { spec } = workloadIn(chart);
    expect(spec.volumeClaimTemplates).toEqual([rendered]);
    expect(spec.template.spec.containers[0].volumeMounts).toContainEqual({ mountPath: '/data', name: 'data' });
    expect(namesOf(spec.template.spec.volumes)).not.toContain('data');
  });

  test('can be added later, and give the volume to mount, beside volumes of the pod', () => {
    const chart = shop();
    const set = new plus.StatefulSet(chart, 'db', { containers: [container] });
    set.containers[0].mount('/data', set.addVolumeClaimTemplate(template));
    set.containers[0].mount('/cache', raw.Volume.fromEmptyDir(chart, 'cache', 'cache'));
    const { spec } = workloadIn(chart);
    expect(spec.volumeClaimTemplates).toEqual([rendered]);
    expect(namesOf(spec.template.spec.containers[0].volumeMounts)).toEqual(expect.arrayContaining(['cache', 'data']));
    expect(namesOf(spec.template.spec.volumes)).toEqual(expect.arrayContaining(['cache']));
    expect(namesOf(spec.template.spec.volumes)).not.toContain('data');
  });

  test('a StatefulSet without any mounts volumes like every other workload', () => {
    const chart = shop();
    const set = new plus.StatefulSet(chart, 'db', { containers: [container] });
    set.containers[0].mount('/cache', raw.Volume.fromEmptyDir(chart, 'cache', 'cache'));
    expect(workloadIn(chart).spec.template.spec.volumes).toContainEqual({ emptyDir: {}, name: 'cache' });
  });

  test('what is written later is not taken into one', () => {
    const chart = shop();
    const labels: { [key: string]: string } = { team: 'db' };
    const accessModes = [...ACCESS];
    const set = new plus.StatefulSet(chart, 'db', { containers: [container] });
    set.addVolumeClaimTemplate({ ...template, metadata: { labels }, accessModes });
    labels.team = 'web';
    accessModes.push(raw.PersistentVolumeAccessMode.READ_ONLY_MANY);
    expect(workloadIn(chart).spec.volumeClaimTemplates).toEqual([
      { ...rendered, metadata: { name: 'data', labels: { team: 'db' } } },
    ]);
  });

  test('take fields of the API that have no prop', () => {
    const chart = shop();
    const dataSource = { apiGroup: 'snapshot.storage.k8s.io', kind: 'VolumeSnapshot', name: 'monday' };
    const overrides = { spec: { dataSource, storageClassName: null } };
    new plus.StatefulSet(chart, 'db', {
      containers: [container],
      volumeClaimTemplates: [{ ...template, overrides }],
    });
    const { storageClassName, ...spec } = rendered.spec;
    expect(workloadIn(chart).spec.volumeClaimTemplates).toEqual([{ ...rendered, spec: { ...spec, dataSource } }]);
  });

  test.each<[string, Partial<PersistentVolumeClaimTemplateProps>, string]>([
    ['a size', { storage: undefined }, 'spec.resources.requests.storage must be an amount, e.g. "10Gi"'],
    ['a mode', { accessModes: [] }, 'spec.accessModes must name at least one, e.g. "ReadWriteOnce"'],
    ['a name that volumes can have', { name: 'Data' }, 'metadata.name must be lower-case letters'],
  ])('without %s are refused, with the construct', (_, props, message) => {
    const chart = shop();
    const volumeClaimTemplates = [{ ...template, ...props }];
    new plus.StatefulSet(chart, 'db', { containers: [container], volumeClaimTemplates });
    expect(() => Testing.synth(chart)).toThrow(`(shop/db/Resource): spec.volumeClaimTemplates[0].${message}`);
  });

  test('keep the unit in which their size is written', () => {
    const chart = shop();
    new plus.StatefulSet(chart, 'db', {
      containers: [container],
      volumeClaimTemplates: [{ ...template, storage: Size.mebibytes(2048) }],
    });
    expect(workloadIn(chart).spec.volumeClaimTemplates[0].spec.resources).toEqual({ requests: { storage: '2048Mi' } });
  });

  test('two of one name are refused', () => {
    const set = new plus.StatefulSet(shop(), 'db', { containers: [container], volumeClaimTemplates: [template] });
    expect(() => set.addVolumeClaimTemplate(template)).toThrow(
      '"shop/db" has a claim template "data" already; give this one another name',
    );
  });

  test('come out exactly as given, whatever the posture, the chart and the rest of the StatefulSet say', () => {
    const texts = fc.stringMatching(/^[a-z][a-z0-9]{0,5}$/);
    const labels = fc.dictionary(texts, texts, { minKeys: 1, maxKeys: 3 });
    const claims = fc.uniqueArray(
      fc.record({
        name: texts,
        gibibytes: fc.integer({ min: 1, max: 2000 }),
        storageClassName: fc.option(texts, { nil: undefined }),
        labels: fc.option(labels, { nil: undefined }),
        annotations: fc.option(labels, { nil: undefined }),
      }),
      { minLength: 1, maxLength: 3, selector: ({ name }) => name },
    );
    const postures = fc.constantFrom('none' as const, 'baseline' as const, 'restricted' as const);
    fc.assert(
      fc.property(claims, labels, postures, fc.boolean(), (given, chartLabels, posture, spread) => {
        const chart = shop({ posture: Posture[posture](), labels: chartLabels });
        new plus.StatefulSet(chart, 'db', {
          containers: [container],
          podMetadata: { labels: chartLabels },
          spread,
          volumeClaimTemplates: given.map(({ name, gibibytes, storageClassName, ...metadata }) => ({
            name,
            accessModes: ACCESS,
            metadata,
            storage: Size.gibibytes(gibibytes),
            storageClassName,
          })),
        });
        expect(workloadIn(chart).spec.volumeClaimTemplates).toEqual(
          given.map(({ name, gibibytes, storageClassName, ...metadata }) =>
            JSON.parse(
              JSON.stringify({
                metadata: { ...metadata, name },
                spec: {
                  accessModes: ['ReadWriteOnce'],
                  resources: { requests: { storage: `${gibibytes}Gi` } },
                  storageClassName,
                },
              }),
            ),
          ),
        );
      }),
      { numRuns: 40 },
    );
  });
});

describe('labels of the chart', () => {
  const chartOf = (kplus: Kplus, kind: keyof typeof KINDS) => {
    const chart = shop({ labels: { team: 'checkout', tier: 'chart' } });
    KINDS[kind](kplus, chart);
    return Testing.synth(chart).find((each) => each.kind === kind);
  };
  const KINDS = {
    DaemonSet: (kplus: Kplus, chart: Chart) => new kplus.DaemonSet(chart, 'it', props),
    Deployment: (kplus: Kplus, chart: Chart) => new kplus.Deployment(chart, 'it', props),
    StatefulSet: (kplus: Kplus, chart: Chart) => new kplus.StatefulSet(chart, 'it', props),
    Job: (kplus: Kplus, chart: Chart) => new kplus.Job(chart, 'it', props),
    CronJob: (kplus: Kplus, chart: Chart) => new kplus.CronJob(chart, 'it', { schedule: Cron.daily(), ...props }),
  };
  const props = { containers: [container], podMetadata: { labels: { tier: 'pod' } } };

  test.each(APPS)('are on the pods of a %s, where the user does not say otherwise, and not in its selector', (kind) => {
    const { spec: theirs } = chartOf(raw, kind);
    const { spec: ours } = chartOf(plus, kind);
    expect(theirs.template.metadata.labels).not.toHaveProperty('team');
    expect(ours.template.metadata.labels).toEqual({
      ...theirs.template.metadata.labels,
      team: 'checkout',
      tier: 'pod',
    });
    expect(ours.selector).toEqual(theirs.selector);
  });

  test('are on the pods of a CronJob', () => {
    const { template } = chartOf(plus, 'CronJob').spec.jobTemplate.spec;
    expect(template.metadata.labels).toMatchObject({ team: 'checkout', tier: 'pod' });
  });

  test('are not on the pods of a Job, which can never be changed', () => {
    expect(chartOf(plus, 'Job').spec.template.metadata).toEqual(chartOf(raw, 'Job').spec.template.metadata);
  });
});

describe('selectors', () => {
  const deployed = (kplus: Kplus, path: readonly string[], props: DeploymentProps = {}) => {
    const chart = shop();
    const scope = path.reduce<Construct>((parent, id) => new Construct(parent, id), chart);
    serve(kplus.Deployment, scope, 'web', { metadata: { name: 'web' }, ...props });
    return workloadIn(chart).spec;
  };

  test('a Deployment whose code is moved can be applied as before, if it selects by labels of its own', () => {
    expect(deployed(raw, []).selector).not.toEqual(deployed(raw, ['moved']).selector);
    const matchLabels = { app: 'web' };
    const before = deployed(plus, [], { matchLabels });
    expect(before.selector).toEqual({ matchLabels });
    expect(deployed(plus, ['moved'], { matchLabels }).selector).toEqual(before.selector);
    expect(before.template.metadata.labels).toMatchObject(matchLabels);
  });

  test('a Deployment that runs already keeps the selector that cdk8s-plus once made of its path', () => {
    const { selector } = deployed(raw, []);
    const moved = deployed(plus, ['moved'], { matchLabels: selector.matchLabels });
    expect(moved.selector).toEqual(selector);
    expect(moved.template.metadata.labels).toMatchObject(selector.matchLabels);
  });

  test('the Service of a StatefulSet finds its pods by the labels that they really have', () => {
    const chart = shop();
    const matchLabels = { [raw.Pod.ADDRESS_LABEL]: 'old-path-c8123456' };
    new plus.StatefulSet(chart, 'db', { containers: [container], matchLabels });
    const service = Testing.synth(chart).find(({ kind }) => kind === 'Service');
    expect(workloadIn(chart).spec.template.metadata.labels).toMatchObject(service.spec.selector);
    expect(workloadIn(chart).spec.selector).toEqual({ matchLabels });
  });

  test.each([
    ['nothing', undefined],
    ['by an empty selector', raw.LabelSelector.of()],
    ['by a label that its pods do not have', raw.LabelSelector.of({ labels: { app: 'web' } })],
  ])('a workload that selects %s is refused, with its construct', (_, selector) => {
    const chart = shop();
    const web = serve(plus.Deployment, chart, 'web', { select: false });
    web.select(...(selector ? [selector] : []));
    expect(() => Testing.synth(chart)).toThrow(
      /\(shop\/web\/Resource\): spec\.selector must match the labels of the pods/,
    );
  });

  test('two objects of one name are refused, although their constructs have different paths', () => {
    const chart = shop({ disableResourceNameHashes: true });
    const [a, ab] = ['a', 'a-b'].map((id) => new Construct(chart, id));
    const names = [serve(plus.Deployment, a, 'b-c'), serve(plus.Deployment, ab, 'c')].map(({ name }) => name);
    expect(names).toEqual(['shop-a-b-c', 'shop-a-b-c']);
    expect(() => (chart.node.root as App).synth()).toThrow(
      'Deployment "shop/shop-a-b-c" comes from "shop/a/b-c/Resource" and again from "shop/a-b/c/Resource"; remove one of them or give it another name',
    );
  });
});

test.each(APPS)('a %s that an element of overrides changes has no effect on its neighbours', (kind) => {
  const chart = shop();
  const overrides = { spec: { revisionHistoryLimit: 7 } };
  new plus[kind](chart, 'web', { containers: [{ image, port: 8080 }], overrides, revisionHistoryLimit: 3 });
  overrides.spec.revisionHistoryLimit = 9;
  expect(workloadIn(chart).spec.revisionHistoryLimit).toBe(7);
});

function rolling(maxSurge: number | string, maxUnavailable: number | string): object {
  return { rollingUpdate: { maxSurge, maxUnavailable }, type: 'RollingUpdate' };
}

function percent(value: number): raw.PercentOrAbsolute {
  return raw.PercentOrAbsolute.percent(value);
}

function absolute(value: number): raw.PercentOrAbsolute {
  return raw.PercentOrAbsolute.absolute(value);
}

function namesOf(list: { name: string }[] | undefined): string[] {
  return (list ?? []).map(({ name }) => name);
}

function frozen<Value>(value: Value): Value {
  if (typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype) {
    Object.values(value).forEach(frozen);
    Object.freeze(value);
  }
  return value;
}
