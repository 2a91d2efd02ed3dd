import { writeFileSync } from 'fs';
import { dirname, join } from 'path';
import * as cdk8s from 'cdk8s';
import { JsonPatch, Lazy, YamlOutputType } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { k8s } from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { App, AppProps, Chart, Posture, Testing } from '../../src';
import { contentsOf, newFolder } from './folder';

type ChartClass = new (scope: Construct, id: string, props?: cdk8s.ChartProps) => cdk8s.Chart;

/** Apps that use what cdk8s and cdk8s-plus have. */
const APPS: { readonly [name: string]: (app: cdk8s.App, AnyChart: ChartClass) => void } = {
  'without charts': () => undefined,
  'with an empty chart': (app, AnyChart) => void new AnyChart(app, 'empty'),
  'of cdk8s-plus': (app, AnyChart) => {
    const chart = new AnyChart(app, 'shop', { namespace: 'shop', labels: { team: 'web' } });
    const config = new kplus.ConfigMap(chart, 'config', { data: { 'a.conf': 'x: yes\n' } });
    const secret = new kplus.Secret(chart, 'secret', { stringData: { password: '0644' } });
    const account = new kplus.ServiceAccount(chart, 'account');
    const web = new kplus.Deployment(chart, 'web', {
      serviceAccount: account,
      replicas: 3,
      containers: [
        {
          image: 'nginx',
          portNumber: 80,
          envVariables: { PASSWORD: secret.envValue('password'), ON: kplus.EnvValue.fromValue('on') },
          liveness: kplus.Probe.fromHttpGet('/'),
        },
      ],
    });
    web.containers[0].mount('/etc/web', kplus.Volume.fromConfigMap(chart, 'volume', config));
    const service = web.exposeViaService({ serviceType: kplus.ServiceType.LOAD_BALANCER });
    service.exposeViaIngress('/web');
    const store = new kplus.StatefulSet(chart, 'store', {
      containers: [{ image: 'redis', portNumber: 6379 }],
      service: new kplus.Service(chart, 'headless', { ports: [{ port: 6379 }] }),
    });
    web.connections.allowTo(store);
    web.scheduling.separate(store);
    new kplus.CronJob(chart, 'nightly', {
      schedule: cdk8s.Cron.daily(),
      containers: [{ image: 'busybox' }],
    });
    new kplus.HorizontalPodAutoscaler(chart, 'scaler', {
      target: new kplus.Deployment(chart, 'scaled', { containers: [{ image: 'a' }] }),
      maxReplicas: 5,
      metrics: [kplus.Metric.resourceCpu(kplus.MetricTarget.averageUtilization(50))],
    });
    new kplus.Role(chart, 'role').allowRead(config);
  },
  'of charts in charts that depend on each other': (app, AnyChart) => {
    const platform = new AnyChart(app, '10');
    const [a, b] = ['2', 'b'].map((id) => new AnyChart(platform, id));
    const other = new AnyChart(app, '1');
    const [first, second] = [a, b].map((chart) => new kplus.ConfigMap(chart, 'map', { data: { a: 'b' } }));
    new kplus.ConfigMap(platform, 'own');
    first.node.addDependency(second);
    other.addDependency(a);
    new kplus.Secret(other, 'secret');
  },
  'with patches, of which cdk8s loses some': (app, AnyChart) => {
    const chart = new AnyChart(app, 'shop');
    const web = new kplus.Deployment(chart, 'web', { containers: [{ image: 'nginx' }] });
    cdk8s.ApiObject.of(web).addJsonPatch(
      JsonPatch.add('/spec/template/spec/hostPid', true),
      JsonPatch.add('/spec/template/spec/hostIPC', true),
      JsonPatch.replace('/spec/template/spec/containers/0/resources/limits/cpu', k8s.Quantity.fromString('2')),
      JsonPatch.replace('/spec/missing', 1),
      JsonPatch.remove('/spec/template/spec/missing'),
    );
    new cdk8s.ApiObject(chart, 'raw', { apiVersion: 'a/v1', kind: 'B', spec: { b: 1, a: 2 } }).addJsonPatch(
      JsonPatch.add('/spec/0', null),
    );
  },
  'with what cdk8s resolves late': (app, AnyChart) => {
    const chart = new AnyChart(app, 'late');
    let times = 0;
    new cdk8s.ApiObject(chart, 'lazy', {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      data: Lazy.any({ produce: () => ({ first: 'a', time: `${Math.min(times++, 0)}` }) }),
    });
  },
  'whose charts get objects from earlier ones while these are rendered': (app, AnyChart) => {
    const [first, second, third] = ['first', 'second', 'third'].map((id) => new AnyChart(app, id));
    const adds = (chart: cdk8s.Chart, id: string, data: unknown) => {
      const made = chart.node.tryFindChild(id);
      return made ?? new cdk8s.ApiObject(chart, id, { apiVersion: 'v1', kind: 'ConfigMap', data } as any);
    };
    adds(third, 'last', { a: 'b' });
    // two levels deep, and in front of what is there
    const inThird = Lazy.any({
      produce: () => adds(third, 'late', {}).node.addDependency(third.node.findChild('last')),
    });
    const inSecond = Lazy.any({
      produce: () => {
        third.node.findChild('last').node.addDependency(adds(third, 'early', {}));
        return { path: adds(second, 'late', { nothing: inThird }).node.path };
      },
    });
    adds(first, 'map', inSecond);
  },
  'with Lists and included files': (app, AnyChart) => {
    const chart = new AnyChart(app, 'included', { namespace: 'shop' });
    const file = join(dirname(newFolder()), 'all.yaml');
    const map = '{apiVersion: v1, kind: ConfigMap, metadata: {name: a}, data: {"on": "yes", mode: "0644"}}\n';
    writeFileSync(file, `${map}---\n${map.replace('name: a', 'name: b')}`);
    new cdk8s.Include(chart, 'file', { url: file });
    new cdk8s.ApiObject(chart, 'list', {
      apiVersion: 'v1',
      kind: 'List',
      items: [{ kind: 'A' }, { kind: 'B' }],
    } as any);
  },
  'with charts that render themselves': (app, AnyChart) => {
    class Sorted extends AnyChart {
      public toJson(): any[] {
        return [...super.toJson()].reverse().map((manifest) => ({ ...manifest, sorted: true }));
      }
    }
    const chart = new Sorted(app, 'sorted');
    new kplus.ConfigMap(chart, 'a');
    new kplus.ConfigMap(chart, 'b');
  },
};

const TYPES = [
  YamlOutputType.FILE_PER_APP,
  YamlOutputType.FILE_PER_CHART,
  YamlOutputType.FILE_PER_RESOURCE,
  YamlOutputType.FOLDER_PER_CHART_FILE_PER_RESOURCE,
];

const CASES = Object.entries(APPS).flatMap(([name, build]) =>
  TYPES.map((type) => [name, YamlOutputType[type], build, type] as const),
);

/** Whatever replaces strings by strings. */
const SHOUT: cdk8s.IResolver = {
  resolve: (context) => {
    if (context.value === 'nginx') {
      context.replaceValue('nginx:1');
    }
  },
};

test.each(CASES)('an app %s is written as cdk8s writes it (%s)', (_, __, build, yamlOutputType) => {
  const written = (app: cdk8s.App, AnyChart: ChartClass) => {
    build(app, AnyChart);
    app.synth();
    return contentsOf(app.outdir);
  };
  const props = (): AppProps & { outdir: string } => ({
    yamlOutputType,
    outdir: newFolder(),
    outputFileExtension: '.yaml',
    recordConstructMetadata: true,
    resolvers: [SHOUT],
  });
  const expected = written(new cdk8s.App(props()), cdk8s.Chart);
  const quiet = { ...props(), posture: Posture.none() };
  expect(written(Testing.app(quiet), cdk8s.Chart)).toEqual(expected);
  expect(written(Testing.app({ ...quiet, outdir: newFolder() }), Chart)).toEqual(expected);
  // nothing was judged, so there is nothing to report
  expect(contentsOf(dirname(quiet.outdir))).toEqual({ manifests: null, ...prefixed(expected!) });
});

function prefixed(contents: object): object {
  return Object.fromEntries(Object.entries(contents).map(([name, text]) => [`manifests/${name}`, text]));
}

test.each(
  Object.entries(APPS).flatMap(([title, build]) => [
    [title, 'none', build, Posture.none()] as const,
    [title, 'audit', build, Posture.restricted().audit()] as const,
  ]),
)('an app %s is the same YAML as in cdk8s, and its charts the same objects, under %s', (_, __, build, posture) => {
  const [ours, theirs] = [Testing.app({ posture }), new cdk8s.App()];
  build(ours, Chart);
  build(theirs, cdk8s.Chart);
  expect(ours.synthYaml()).toBe(theirs.synthYaml());
  expect(ours.charts.map(({ node }) => node.path)).toEqual(theirs.charts.map(({ node }) => node.path));
  const jsonOf = (app: cdk8s.App) => app.charts.map((chart) => JSON.stringify(chart.toJson()));
  expect(jsonOf(ours)).toEqual(jsonOf(theirs));
});

test.each([
  ['none', Posture.none()],
  ['audit', Posture.restricted().audit()],
])('a patch that is lost is told under %s, and one of a posture that keeps it is not', (_, posture) => {
  const printed = jest.spyOn(process.stderr, 'write').mockReturnValue(true);
  const app = new App({ outdir: newFolder(), reportdir: newFolder(), posture });
  APPS['with patches, of which cdk8s loses some'](app, Chart);
  app.synth();
  const text = printed.mock.calls.map(([line]) => line).join('');
  printed.mockRestore();
  expect(
    text
      .split(/(?<=\n)/)
      .filter((line) => line.startsWith('warning: patch'))
      .join(''),
  ).toBe(
    ['add /spec/template/spec/hostIPC', 'replace /spec/missing']
      .map(
        (patch) =>
          `warning: patch "${patch}" on "shop/web/Resource" is lost, as in cdk8s: the class of the object drops every field and value that it does not know; any posture but none and audit() keeps it\n`,
      )
      .join(''),
  );
});
