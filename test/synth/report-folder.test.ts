import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { basename, join } from 'path';
import * as cdk8s from 'cdk8s';
import type { Construct } from 'constructs';
import { App, Chart, Posture, Testing } from '../../src';
import type { Rule } from '../../src/policy/rule';
import { writeReport } from '../../src/synth/report-folder';
import { PRIVILEGED, sampleReport } from '../report/sample';
import { ABOUT } from '../support/subjects';
import { MARK, obey, REFUSE } from './fake-posture';
import { contentsOf, newFolder } from './folder';

const THROW: Rule = {
  id: 'thrower',
  ...ABOUT,
  check: () => {
    throw new Error('no such thing');
  },
};

function map(scope: Construct, id = 'map'): cdk8s.ApiObject {
  return new cdk8s.ApiObject(scope, id, { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: id } });
}

/** What is told to somebody who runs an app. */
function printed(run: () => void): string {
  const write = jest.spyOn(process.stderr, 'write').mockReturnValue(true);
  try {
    run();
    return write.mock.calls.map(([text]) => text).join('');
  } finally {
    write.mockRestore();
  }
}

describe('the report folder', () => {
  test.each([
    ['dist/manifests', 'dist/report'],
    ['dist', 'dist-report'],
    ['dist/', 'dist-report'],
    ['/out/manifests', '/out/report'],
    ['dist/report', 'dist/report-report'],
    [join(tmpdir(), 'cdk8s.1'), join(tmpdir(), 'cdk8s.1-report')],
  ])('of %s is %s', (outdir, reportdir) => {
    expect(new App({ outdir }).reportdir).toBe(reportdir);
  });

  test('has a name that fits where that of the output folder does', () => {
    const app = Testing.app({ outdir: join(newFolder(), '..', 'm'.repeat(255)) });
    map(new Chart(app, 'shop'));
    app.synth();
    expect(basename(app.reportdir)).toMatch(/^m{40}-[0-9a-f]{16}-report$/);
    expect(contentsOf(app.reportdir)).toHaveProperty(['report.txt']);
  });

  test('can be chosen, but not inside the output folder', () => {
    expect(new App({ outdir: 'dist', reportdir: 'audit' }).reportdir).toBe('audit');
    expect(new App({ outdir: 'dist', reportdir: 'dist-report' }).reportdir).toBe('dist-report');
    for (const reportdir of ['dist', 'dist/report', './dist/a/b', 'dist/..report']) {
      expect(() => new App({ outdir: 'dist', reportdir })).toThrow(
        `reportdir "${reportdir}" lies in the output folder "dist"; write one beside it`,
      );
    }
  });
});

describe('a link that leads', () => {
  /** Synthesises an app beside whose output folder there is a link, to a folder within or elsewhere. */
  function synthBeside(target: string, reportdir: string, posture?: Posture): App {
    const outdir = newFolder();
    mkdirSync(join(outdir, 'shop'), { recursive: true });
    mkdirSync(join(outdir, '..', 'elsewhere'));
    symlinkSync(target, join(outdir, '..', 'link'));
    const app = Testing.app({ outdir, reportdir: join(outdir, '..', reportdir), posture });
    map(new Chart(app, 'shop'));
    app.synth();
    return app;
  }

  test.each([
    ['manifests', 'link', undefined],
    ['manifests/shop', 'link/reports/new', undefined],
    ['manifests', 'link', Posture.none()],
  ])('from the report folder into the output folder, to %s, is refused', (target, reportdir, posture) => {
    expect(() => synthBeside(target, reportdir, posture)).toThrow(
      new RegExp(`^reportdir "\\S+/${reportdir}" lies in the output folder "\\S+/manifests"; write one beside it$`),
    );
  });

  test('elsewhere is followed', () => {
    const app = synthBeside('elsewhere', 'link/reports');
    expect(contentsOf(join(app.outdir, '..', 'elsewhere', 'reports'))).toHaveProperty(['report.txt']);
  });
});

test('a report of an earlier synth does not survive one that judges nothing', () => {
  const outdir = newFolder();
  const first = Testing.app({ outdir });
  obey(first, [MARK]);
  map(new Chart(first, 'shop'));
  first.synth();
  const second = Testing.app({ outdir, posture: Posture.none() });
  map(new Chart(second, 'shop'));
  second.synth();
  expect(contentsOf(second.reportdir)!['report.txt']).toContain('cdk8s-bulkhead: 0 objects');
});

test('an output folder right among temporary files has no report, which nobody would remove', () => {
  const outdir = mkdtempSync(join(tmpdir(), 'bulkhead-test-'));
  const app = Testing.app({ outdir });
  obey(app, [MARK]);
  map(new Chart(app, 'shop'));
  app.synth();
  expect(contentsOf(app.reportdir)).toBeUndefined();
  rmSync(outdir, { recursive: true });
});

describe('what is printed', () => {
  test('after a synth is a summary and where the report is', () => {
    const app = new App({ outdir: newFolder() });
    obey(app, [MARK]);
    map(new Chart(app, 'shop'));
    expect(printed(() => app.synth())).toBe(
      `cdk8s-bulkhead: 1 object, 1 field hardened, 0 errors, 0 warnings, 0 waived\n\nhardened\n  marked  1 field in 1 object\n\nreport: ${join(app.reportdir, 'report.txt')}\n`,
    );
  });

  test('is nothing in unit tests, nor where nothing was judged', () => {
    const app = Testing.app();
    map(new Chart(app, 'shop'));
    expect(printed(() => app.synth())).toBe('');
    const none = new App({ outdir: newFolder(), posture: Posture.none() });
    map(new Chart(none, 'shop'));
    expect(printed(() => none.synth())).toBe('');
  });
});

describe('a report folder that cannot be written', () => {
  /** An app in whose place of a report there is a file. */
  function blocked(rules: readonly Rule[]): { app: App; chart: Chart; fault: string } {
    const app = new App({ outdir: newFolder(), yamlOutputType: cdk8s.YamlOutputType.FILE_PER_RESOURCE });
    writeFileSync(app.reportdir, 'mine');
    obey(app, rules);
    const chart = new Chart(app, 'shop');
    map(chart);
    return {
      app,
      chart,
      fault: `the report cannot be written: "${app.reportdir}" cannot be made a folder to write to: `,
    };
  }

  function messageOf(run: () => void): string {
    try {
      run();
    } catch (error) {
      return (error as Error).message;
    }
    return '';
  }

  test('does not hide what was found', () => {
    const { app, chart, fault } = blocked([REFUSE]);
    new cdk8s.ApiObject(chart, 'bad', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { labels: { bad: 'yes' } } });
    const message = messageOf(() => app.synth());
    expect(message).toMatch(/^1 error in 2 objects; no manifest was written\n\nnot-bad: /);
    expect(message).toContain(`\n\n${fault}`);
    expect(message.match(/cannot be made/g)).toHaveLength(1);
    expect(message).not.toContain('report.txt');
    expect(contentsOf(app.outdir)).toBeUndefined();
  });

  test('does not keep manifests from being written, and fails all the same', () => {
    const { app, fault } = blocked([MARK]);
    const message = `all manifests were written to "${app.outdir}", but ${fault}`;
    expect(printed(() => expect(() => app.synth()).toThrow(message))).toMatch(
      /^cdk8s-bulkhead: 1 object, [^]*1 object\n$/,
    );
    expect(contentsOf(app.outdir)).toEqual({ 'ConfigMap.map.k8s.yaml': expect.stringContaining('marked: true') });
  });

  test.each<[string, (chart: Chart) => void, string]>([
    ['a rule that throws', (chart) => obey(chart, [THROW]), 'rule "thrower" failed on shop/map: no such thing'],
    ['two objects of one file', ({ node }) => map(new Chart(node.root, 'more')), 'would both be written to'],
  ])('does not hide %s, and is told', (_, spoil, message) => {
    const { app, chart, fault } = blocked([MARK]);
    spoil(chart);
    expect(printed(() => expect(() => app.synth()).toThrow(message))).toContain(fault);
  });
});

test('a format that cannot say what was found keeps no other from being written, and says why it is not there', () => {
  const folder = newFolder();
  const report = sampleReport({ findings: [{ ...PRIVILEGED, seen: 1n }] });
  const fault = writeReport(folder, report)!;
  expect(fault).toContain('BigInt');
  const { 'report.txt': text, 'report.json': json, 'report.sarif': sarif } = contentsOf(folder)!;
  expect(text).toContain('errors (1)');
  expect(JSON.parse(json!)).toMatchObject({ failure: fault });
  expect(JSON.parse(sarif!).runs[0].results).toHaveLength(1);
});

test('a file of the report that cannot be written keeps no other from being written', () => {
  const app = Testing.app();
  obey(app, [MARK]);
  map(new Chart(app, 'shop'));
  mkdirSync(join(app.reportdir, 'report.sarif'), { recursive: true });
  expect(() => app.synth()).toThrow(
    `the report cannot be written: ${join(app.reportdir, 'report.sarif')} is a folder, where a file must be written`,
  );
  expect(contentsOf(app.reportdir)).toEqual({
    'report.txt': expect.stringContaining('1 field hardened'),
    'report.json': expect.stringContaining('"marked"'),
    'report.md': expect.stringContaining('nothing found'),
    '.trivyignore': '',
    'connections.json': expect.stringContaining('"workloads": []'),
    'report.sarif': null,
  });
});

test.each<[string, (chart: Chart) => void, string]>([
  ['a rule that throws', (chart) => obey(chart, [THROW]), 'rule "thrower" failed on shop/map: no such thing'],
  ['a validation', (chart) => chart.node.addValidation({ validate: () => ['is wrong'] }), '[shop] is wrong'],
])('after %s no report of an earlier synth is left', (_, spoil, message) => {
  const app = Testing.app();
  obey(app, [MARK]);
  const chart = new Chart(app, 'shop');
  map(chart);
  app.synth();
  spoil(chart);
  expect(() => app.synth()).toThrow(message);
  const {
    'report.txt': text,
    'report.json': json,
    'report.sarif': sarif,
    'report.md': md,
  } = contentsOf(app.reportdir)!;
  expect(text).toMatch(/^cdk8s-bulkhead: synth failed before there was a report\n/);
  expect(text).toContain(message);
  expect(JSON.parse(json!)).toMatchObject({ version: 1, failure: expect.stringContaining(message) });
  expect(JSON.parse(sarif!).runs[0].invocations[0].executionSuccessful).toBe(false);
  expect(md).toContain('### cdk8s-bulkhead: synth failed before there was a report');
});
