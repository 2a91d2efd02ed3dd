import * as cdk8s from 'cdk8s';
import { Construct, DependencyGroup, IConstruct } from 'constructs';
import * as fc from 'fast-check';
import { DEFAULT_POSTURE } from '../../src/posture/scope';
import { walk } from '../../src/synth/construct-tree';
import { Ordering, orderingOf, orderingOfChart } from '../../src/synth/ordering';

const INHERITED = { posture: DEFAULT_POSTURE, waivers: [] };

/** Names of files and what stands in each, in order. */
type Files = [string, string[]][];

function object(scope: Construct, id: string): cdk8s.ApiObject {
  return new cdk8s.ApiObject(scope, id, { apiVersion: 'v1', kind: 'ConfigMap' });
}

function theirs(app: cdk8s.App): Files {
  const files: Files = [];
  jest.spyOn(cdk8s.ApiObject.prototype, 'toJson').mockImplementation(function (this: cdk8s.ApiObject) {
    return this.node.path;
  });
  jest.spyOn(cdk8s.Yaml, 'save').mockImplementation((path, docs) => void files.push([path, docs as string[]]));
  try {
    app.synth();
  } finally {
    jest.restoreAllMocks();
  }
  return files;
}

function ours(app: cdk8s.App): Files {
  const { charts, hasDependantCharts }: Ordering = orderingOf(walk(app, INHERITED));
  return charts.map(({ chart, objects }, index) => [
    `${app.outdir}/${hasDependantCharts ? `${String(index).padStart(4, '0')}-` : ''}${cdk8s.Names.toDnsLabel(chart)}.k8s.yaml`,
    objects.map(({ construct }) => construct.node.path),
  ]);
}

function orError<Result>(run: () => Result): Result | 'cycle' | 'no chart' {
  try {
    return run();
  } catch (error) {
    const { message } = error as Error;
    if (message.startsWith('Dependency cycle detected')) {
      return 'cycle';
    }
    if (message.includes('chart')) {
      return 'no chart';
    }
    throw error;
  }
}

// numbers, because JavaScript sorts them before other keys of an object, and what only looks like one
const ids = fc.constantFrom('0', '2', '10', '07', '-1', '1.5', '4294967294', '4294967295', 'a', 'b', 'Resource');
const kinds = fc.constantFrom('chart', 'chart', 'object', 'object', 'object', 'construct');
const appPlan = fc.record({
  nodes: fc.array(fc.record({ id: ids, kind: kinds, scope: fc.nat(20) }), { minLength: 2, maxLength: 14 }),
  dependencies: fc.array(fc.record({ from: fc.nat(20), to: fc.nat(20), group: fc.boolean() }), { maxLength: 7 }),
});
type Plan = typeof appPlan extends fc.Arbitrary<infer P> ? P : never;

function build({ nodes, dependencies }: Plan): cdk8s.App {
  const app = new cdk8s.App({ outdir: 'out' });
  const built: IConstruct[] = [app];
  const isInChart = ({ node }: IConstruct) => node.scopes.some((each) => cdk8s.Chart.isChart(each));
  for (const { id, kind, scope: nth } of nodes) {
    const scope = built[nth % built.length] as Construct;
    if (scope.node.tryFindChild(id)) {
      continue;
    }
    if (kind === 'chart' || (!isInChart(scope) && id !== 'Resource')) {
      built.push(new cdk8s.Chart(scope, id));
    } else {
      built.push(kind === 'object' && isInChart(scope) ? object(scope, id) : new Construct(scope, id));
    }
  }
  const inCharts = built.filter(isInChart);
  for (const { from, to, group } of dependencies) {
    const source = inCharts[from % inCharts.length];
    const target = (to === 20 ? built : inCharts)[to % inCharts.length];
    if (source && target && source !== target) {
      source.node.addDependency(group ? new DependencyGroup(target) : target);
    }
  }
  return app;
}

test('any app is ordered as cdk8s orders it', () => {
  const seen = { ordered: 0, cycle: 0, 'no chart': 0, numbered: 0 };
  fc.assert(
    fc.property(appPlan, (plan) => {
      const expected = orError(() => theirs(build(plan)));
      expect(orError(() => ours(build(plan)))).toEqual(expected);
      seen[typeof expected === 'string' ? expected : 'ordered']++;
      seen.numbered += typeof expected !== 'string' && expected.some(([file]) => file.startsWith('out/0000-')) ? 1 : 0;
    }),
    { numRuns: 4000, seed: 20 },
  );
  expect(seen.ordered).toBeGreaterThan(2000);
  expect(seen.numbered).toBeGreaterThan(1000);
  expect(seen.cycle).toBeGreaterThan(500);
});

test('a chart by itself is ordered as in its app, and nothing is written into the tree', () => {
  fc.assert(
    fc.property(appPlan, (plan) => {
      const app = build(plan);
      const before = app.node.findAll().map(({ node }) => node.dependencies.length);
      const ordering = orError(() => orderingOf(walk(app, INHERITED)));
      if (typeof ordering !== 'string') {
        for (const { chart, objects } of ordering.charts) {
          const alone = orderingOfChart(walk(chart, INHERITED), chart);
          expect(alone.objects.map(({ construct }) => construct)).toEqual(objects.map(({ construct }) => construct));
        }
      }
      expect(app.node.findAll().map(({ node }) => node.dependencies.length)).toEqual(before);
    }),
    { numRuns: 500, seed: 21 },
  );
});

test('a cycle is reported with the constructs that are in it', () => {
  const chart = new cdk8s.Chart(new cdk8s.App(), 'shop');
  const [first, second, third] = ['a', 'b', 'c'].map((id) => object(chart, id));
  first.addDependency(second);
  second.addDependency(third);
  third.addDependency(second);
  expect(() => orderingOf(walk(chart.node.root, INHERITED))).toThrow(
    'Dependency cycle detected: shop/b => shop/c => shop/b',
  );
});

test('a cycle of charts is reported, and of a construct with itself', () => {
  const app = new cdk8s.App();
  const [shop, bank] = ['shop', 'bank'].map((id) => new cdk8s.Chart(app, id));
  object(shop, 'web').addDependency(object(bank, 'ledger'));
  bank.addDependency(shop);
  expect(() => orderingOf(walk(app, INHERITED))).toThrow(/^Dependency cycle detected: (shop|bank).* => /);

  const alone = new cdk8s.Chart(new cdk8s.App(), 'alone');
  alone.addDependency(alone);
  expect(() => orderingOf(walk(alone.node.root, INHERITED))).toThrow('Dependency cycle detected: alone => alone');
});

test('a dependency on what is in no chart is an error that names it', () => {
  const app = new cdk8s.App();
  const infra = new Construct(app, 'infra');
  object(new cdk8s.Chart(app, 'shop'), 'web').addDependency(infra);
  expect(() => orderingOf(walk(app, INHERITED))).toThrow(
    '"infra" is in no chart, but there is a dependency of or on it; depend on what is in a chart',
  );
});

test('a dependency on another app puts numbers into file names, as in cdk8s, and orders nothing', () => {
  const build2 = () => {
    const app = new cdk8s.App({ outdir: 'out' });
    const chart = new cdk8s.Chart(app, 'shop');
    object(chart, 'web').addDependency(object(new cdk8s.Chart(new cdk8s.App(), 'other'), 'db'));
    return app;
  };
  expect(ours(build2())).toEqual([['out/0000-shop.k8s.yaml', ['shop/web']]]);
  expect(theirs(build2())).toEqual(ours(build2()));
});

test.each([
  ['a chain of 20,000 objects', 20000, (all: cdk8s.ApiObject[], index: number) => [all[index + 1]]],
  ['a ladder of 2,000 objects', 2000, (all: cdk8s.ApiObject[], index: number) => [all[index + 1], all[index + 2]]],
])('%s takes no more time or stack than its length', (_, length, dependenciesOf) => {
  const chart = new cdk8s.Chart(new cdk8s.App(), 'shop');
  const all = Array.from({ length }, (__, index) => object(chart, `object-${index}`));
  all.forEach((each, index) => each.addDependency(...dependenciesOf(all, index).filter((other) => other)));
  const [{ objects }] = orderingOf(walk(chart.node.root, INHERITED)).charts;
  expect(objects.map(({ construct }) => construct)).toEqual([...all].reverse());
});

test('charts in a chain, each of many objects, take time in proportion', () => {
  const app = new cdk8s.App();
  const charts = Array.from({ length: 60 }, (_, index) => new cdk8s.Chart(app, `chart-${index}`));
  charts.forEach((chart) => Array.from({ length: 50 }, (_, index) => object(chart, `object-${index}`)));
  charts.slice(1).forEach((chart, index) => chart.addDependency(charts[index]));
  expect(orderingOf(walk(app, INHERITED)).charts.map(({ chart }) => chart)).toEqual(charts);
});

test('a tree deeper than the stack is walked', () => {
  let scope: Construct = new cdk8s.Chart(new cdk8s.App(), 'deep');
  const root = scope.node.root;
  for (let depth = 0; depth < 12000; depth++) {
    scope = new Construct(scope, 'c');
  }
  expect(walk(root, INHERITED)).toHaveLength(12002);
});
