import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'fs';
import { dirname, join } from 'path';
import * as cdk8s from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { k8s } from 'cdk8s-plus-28';
import type { Construct } from 'constructs';
import { App, AppProps, Chart, ConfigMap, Include, Posture, Testing, Waivers } from '../../src';
import type { Rule } from '../../src/policy/rule';
import { addWaiver } from '../../src/posture/scope';
import { ABOUT } from '../support/subjects';
import { FEW, MARK, obey, REFUSE } from './fake-posture';
import { contentsOf, newFolder } from './folder';
import { documents } from './places';

const THROW: Rule = {
  id: 'thrower',
  ...ABOUT,
  check: ({ name }) => {
    if (name === 'boom') {
      throw new Error('no such thing');
    }
    return [];
  },
};

function map(scope: Construct, id = 'map', metadata: cdk8s.ApiObjectMetadata = {}): cdk8s.ApiObject {
  return new cdk8s.ApiObject(scope, id, { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: id, ...metadata } });
}

/** An app with one object, which has been written to its output folder before. */
function writtenApp(rules: readonly Rule[], props: AppProps = {}): { app: App; chart: Chart; outdir: string } {
  const app = Testing.app({ outdir: newFolder(), ...props });
  obey(app, rules);
  const chart = new Chart(app, 'shop');
  map(chart);
  app.synth();
  return { app, chart, outdir: app.outdir };
}

function waiver(construct: Construct, rule: string, expires: string): void {
  addWaiver(construct, { rule, expires, reason: 'because', owner: 'me', scope: construct.node.path });
}

describe('synth', () => {
  test('hardens, writes manifests, and a report beside them', () => {
    const { outdir } = writtenApp([MARK]);
    expect(contentsOf(dirname(outdir))).toEqual({
      manifests: null,
      'manifests/shop.k8s.yaml': 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: map\nmarked: true\n',
      report: null,
      'report/report.json': expect.stringContaining('"rule": "marked"'),
      'report/report.md': expect.stringContaining('### cdk8s-bulkhead: nothing found'),
      'report/.trivyignore': '',
      'report/connections.json': expect.stringContaining('"workloads": []'),
      'report/report.sarif': expect.stringContaining('"version": "2.1.0"'),
      'report/report.txt': expect.stringContaining('cdk8s-bulkhead: 1 object, 1 field hardened, 0 errors'),
    });
  });

  test('renders and judges what a validation has made', () => {
    const app = Testing.app({ outdir: newFolder() });
    const chart = new Chart(app, 'shop');
    let made = false;
    const validate = () => {
      if (!made) {
        made = true;
        map(chart, 'late');
      }
      return [];
    };
    chart.node.addValidation({ validate });
    obey(app, [MARK]);
    app.synth();
    expect(contentsOf(app.outdir)).toEqual({ 'shop.k8s.yaml': expect.stringMatching(/name: late\nmarked: true/) });
  });

  test('renders and judges what a chart makes in one that comes later, and asks its validations', () => {
    const asked: string[] = [];
    const yaml = (labels: { [name: string]: string }, waived: boolean) => {
      const app = Testing.app();
      obey(app, [MARK, REFUSE]);
      const [first, second] = ['first', 'second'].map((id) => new Chart(app, id));
      const produce = () => {
        const late = map(second, 'late', { labels });
        late.node.addValidation({ validate: () => (asked.push(late.node.path), []) });
        if (waived) {
          waiver(late, 'not-bad', '2999-01-01');
        }
      };
      const data = cdk8s.Lazy.any({ produce });
      new cdk8s.ApiObject(first, 'map', { apiVersion: 'v1', kind: 'ConfigMap', data } as cdk8s.ApiObjectProps);
      return documents(app.synthYaml());
    };
    expect(yaml({}, false)).toMatchObject([{ marked: true }, { metadata: { name: 'late' }, marked: true }]);
    expect(() => yaml({ bad: 'yes' }, false)).toThrow(/not-bad[^]*second\/late/);
    expect(yaml({ bad: 'yes' }, true)).toHaveLength(2);
    expect(asked).toEqual(['second/late', 'second/late', 'second/late']);
  });

  test('leaves what else is in its folders', () => {
    const { app, chart, outdir } = writtenApp([MARK]);
    writeFileSync(join(outdir, 'README.md'), 'mine');
    writeFileSync(join(app.reportdir, 'notes.txt'), 'mine');
    map(chart, 'more');
    app.synth();
    expect(contentsOf(outdir)).toMatchObject({ 'README.md': 'mine', 'shop.k8s.yaml': expect.stringContaining('more') });
    expect(contentsOf(app.reportdir)).toMatchObject({ 'notes.txt': 'mine' });
    expect(readdirSync(dirname(outdir)).sort()).toEqual(['manifests', 'report']);
  });

  test('writes the same bytes again', () => {
    const { app, outdir } = writtenApp([MARK, FEW]);
    const before = contentsOf(dirname(outdir));
    app.synth();
    expect(contentsOf(dirname(outdir))).toEqual(before);
  });

  test.each<[string, (chart: Chart) => void, string | RegExp]>([
    [
      'an error finding',
      (chart) => map(chart, 'bad', { labels: { bad: 'yes' } }),
      'not-bad: ConfigMap "bad" (shop/bad): must not be bad',
    ],
    [
      'an error finding about the whole app',
      (chart) => ['b', 'c'].forEach((id) => map(chart, id)),
      'few-objects: ConfigMap "c" (shop/c): is one too many',
    ],
    ['a rule that throws', (chart) => map(chart, 'boom'), 'rule "thrower" failed on shop/boom: no such thing'],
    [
      'a validation',
      (chart) => chart.node.addValidation({ validate: () => ['is wrong'] }),
      'Validation failed with the following errors:\n  [shop] is wrong',
    ],
    [
      'a patch that cannot be applied',
      (chart) => map(chart, 'b').addJsonPatch(cdk8s.JsonPatch.remove('/no')),
      'patch "remove /no" on "shop/b"',
    ],
    ['a cycle', (chart) => chart.addDependency(chart), 'Dependency cycle detected: shop => shop'],
    [
      'a Lazy that throws',
      (chart) =>
        new cdk8s.ApiObject(chart, 'b', {
          apiVersion: 'v1',
          kind: 'B',
          spec: cdk8s.Lazy.any({
            produce: () => {
              throw new Error('late');
            },
          }),
        }),
      'late',
    ],
    [
      'a file in the way',
      ({ node }) => {
        mkdirSync(join((node.root as App).outdir, 'second.k8s.yaml'));
        map(new Chart(node.root as App, 'second'));
      },
      'second.k8s.yaml is a folder, where a file must be written',
    ],
  ])('%s leaves the output folder as it was', (_, spoil, message) => {
    const { app, chart, outdir } = writtenApp([MARK, REFUSE, FEW, THROW]);
    spoil(chart);
    const before = contentsOf(outdir);
    expect(() => app.synth()).toThrow(message);
    expect(contentsOf(outdir)).toEqual(before);
    expect(readdirSync(dirname(outdir)).sort()).toEqual(['manifests', 'report']);
  });

  test('a folder that was not there is not made by a synth that fails', () => {
    const app = Testing.app({ outdir: newFolder() });
    obey(app, [REFUSE]);
    map(new Chart(app, 'shop'), 'bad', { labels: { bad: 'yes' } });
    expect(() => app.synth()).toThrow(/^1 error in 1 object; no manifest was written\n/);
    expect(existsSync(app.outdir)).toBe(false);
  });

  test('an error finding is reported all the same, and the error says where', () => {
    const { app, chart } = writtenApp([MARK, REFUSE]);
    map(chart, 'bad', { labels: { bad: 'yes' } });
    expect(() => app.synth()).toThrow(`report: ${join(app.reportdir, 'report.txt')}`);
    expect(contentsOf(app.reportdir)).toEqual({
      'report.json': expect.stringContaining('"errors": 1'),
      'report.md': expect.stringContaining('### cdk8s-bulkhead: 1 error'),
      '.trivyignore': '',
      'connections.json': expect.stringContaining('"workloads": []'),
      'report.sarif': expect.stringContaining('"level": "error"'),
      'report.txt': expect.stringMatching(
        /errors \(1\)\n {2}ConfigMap "bad" \(shop\/bad\)\n {4}made below shop, .*\n {4}not-bad: must not be bad\n/,
      ),
    });
  });

  test('each rule sees each object once, and each validation runs once', () => {
    let checks = 0;
    let validations = 0;
    const app = Testing.app();
    const count: Rule = { id: 'count', ...ABOUT, check: () => (checks++, []) };
    obey(app, [count, { ...count, id: 'count-app', wholeApp: true }]);
    for (const id of ['a', 'b', 'c']) {
      const chart = new Chart(new Chart(app, id), 'inner');
      chart.node.addValidation({ validate: () => (validations++, []) });
      map(chart);
    }
    app.synth();
    expect({ checks, validations }).toEqual({ checks: 6, validations: 3 });
  });

  test('a scope has a posture of its own', () => {
    const app = Testing.app();
    obey(app, [MARK]);
    const chart = new Chart(app, 'shop');
    map(chart, 'a');
    Posture.none().applyTo(map(chart, 'b'));
    map(new Chart(app, 'old', { posture: Posture.none() }), 'c');
    expect(documents(app.synthYaml()).map(({ metadata, marked }) => [metadata.name, marked])).toEqual([
      ['a', true],
      ['b', undefined],
      ['c', undefined],
    ]);
  });

  test('under charts of cdk8s everything is hardened', () => {
    const app = Testing.app();
    obey(app, [MARK]);
    const chart = new cdk8s.Chart(app, 'shop');
    map(new cdk8s.Chart(chart, 'inner'), 'a');
    map(chart, 'b');
    app.synth();
    expect(Object.keys(contentsOf(app.outdir)!)).toHaveLength(2);
    Object.values(contentsOf(app.outdir)!).forEach((text) => expect(text).toContain('marked: true'));
    app.node.findAll().forEach((construct) => expect(Object.keys(construct)).not.toContain('toJson'));
  });
});

test('everything is hardened, whoever made it', () => {
  const app = Testing.app();
  obey(app, [MARK]);
  const chart = new Chart(app, 'shop');
  const folder = dirname(app.outdir);
  const yaml = (name: string) => `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: ${name}}\n`;
  ['cdk8s-include', 'include'].forEach((name) => writeFileSync(join(folder, name), yaml(name)));
  writeFileSync(join(folder, 'helm'), `#!/bin/sh\ncat <<END\n${yaml('helm')}END\n`, { mode: 0o755 });
  map(chart, 'raw');
  new k8s.KubeConfigMap(chart, 'l1', { metadata: { name: 'l1' } });
  new kplus.ConfigMap(chart, 'kplus', { metadata: { name: 'kplus' } });
  new ConfigMap(chart, 'kind', { metadata: { name: 'kind' } });
  new cdk8s.Include(chart, 'a', { url: join(folder, 'cdk8s-include') });
  new Include(chart, 'b', { url: join(folder, 'include') });
  new cdk8s.Helm(chart, 'c', { chart: 'any', helmExecutable: join(folder, 'helm') });
  expect(documents(app.synthYaml()).map(({ metadata, marked }) => [metadata.name, marked])).toEqual(
    ['raw', 'l1', 'kplus', 'kind', 'cdk8s-include', 'include', 'helm'].map((name) => [name, true]),
  );
});

describe('a waiver', () => {
  function badApp(): { app: App; chart: Chart; object: cdk8s.ApiObject } {
    const app = Testing.app();
    obey(app, [REFUSE]);
    const chart = new Chart(app, 'shop');
    return { app, chart, object: map(chart, 'bad', { labels: { bad: 'yes' } }) };
  }

  test.each(['App', 'chart', 'object'])('on the %s silences a finding until it expires', (where) => {
    const { app, chart, object } = badApp();
    waiver({ App: app, chart, object }[where]!, 'not-bad', '2999-12-31');
    app.synth();
    expect(contentsOf(app.reportdir)!['report.txt']).toContain('waived (1)');
    expect(Testing.synth(chart)).toHaveLength(1);
  });

  test('that has expired fails synth and changes no byte', () => {
    const { app, chart } = badApp();
    waiver(chart, 'not-bad', '2001-01-01');
    expect(() => app.synth()).toThrow('not-bad: ConfigMap "bad" (shop/bad): must not be bad');
    expect(() => app.synthYaml()).toThrow('no manifest was written');
    expect(Testing.synth(chart)).toHaveLength(1); // the day is for the App to know
  });

  test('that silences nothing is reported', () => {
    const { app } = writtenApp([MARK]);
    const chart = new Chart(app, 'other');
    waiver(chart, 'marked', '2999-12-31');
    app.synth();
    expect(contentsOf(app.reportdir)!['report.txt']).toContain(
      'other: because (me, 0 findings, silences nothing: remove it)',
    );
  });

  test('of a rule that the posture does not judge by is not called useless', () => {
    const { app } = writtenApp([MARK]);
    const chart = new Chart(app, 'other');
    Waivers.of(chart).add({ rule: 'valid-labels', reason: 'none', owner: 'me', expires: '2999-12-31' });
    app.synth();
    expect(contentsOf(app.reportdir)!['report.txt']).toContain('other: none (me, 0 findings, not judged here)');
  });
});

describe('synthYaml', () => {
  test('judges as synth does and writes nothing', () => {
    const app = Testing.app({ outdir: newFolder() });
    obey(app, [MARK, REFUSE, FEW]);
    const chart = new Chart(app, 'shop');
    map(chart, 'a');
    map(chart, 'b');
    expect(documents(app.synthYaml())).toMatchObject([{ marked: true }, { marked: true }]);
    map(chart, 'bad', { labels: { bad: 'yes' } });
    expect(() => app.synthYaml()).toThrow(/few-objects: [\s\S]*not-bad: |not-bad: [\s\S]*few-objects: /);
    expect(contentsOf(dirname(app.outdir))).toEqual({});
  });
});

test.each<[object, string]>([
  [{ reportdir: 5 }, 'reportdir of the App is 5; write a path, e.g. "dist/report"'],
  [{ reportdir: '' }, 'reportdir of the App is ""; write a path'],
  [{ reportdir: null }, 'reportdir of the App is null; write a path'],
  [{ baseline: 5 }, 'baseline of the App is 5; write a path, e.g. "bulkhead-baseline.json"'],
  [{ baseline: ['x'] }, 'baseline of the App is ["x"]; write a path'],
  [{ posture: 'strict' }, 'the posture of "App" is "strict"; write Posture.strict()'],
])('an App cannot have %j', (props, message) => {
  expect(() => new App(props)).toThrow(message);
});

test('charts are in order', () => {
  const app = Testing.app();
  const [a, b] = ['a', 'b'].map((id) => new Chart(app, id));
  a.addDependency(b);
  expect(app.charts).toEqual([b, a]);
});

test('an App is one of cdk8s', () => {
  const app = Testing.app();
  const chart = new Chart(app, 'shop');
  expect(app).toBeInstanceOf(cdk8s.App);
  expect(cdk8s.App.of(map(chart))).toBe(app);
  expect(cdk8s.Chart.of(chart)).toBe(chart);
  expect(new App().outdir).toBe('dist');
});
