import { mkdtempSync, rmSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import * as cdk8s from 'cdk8s';
import type { Construct } from 'constructs';
import { App, Chart, Posture, Testing } from '../../src';
import type { Rule } from '../../src/policy/rule';
import { MARK, obey } from './fake-posture';
import { contentsOf, newFolder } from './folder';

const THROW: Rule = {
  id: 'thrower',
  summary: 'objects are never judged twice',
  check: () => {
    throw new Error('no such thing');
  },
};

function map(scope: Construct, id = 'map'): cdk8s.ApiObject {
  return new cdk8s.ApiObject(scope, id, { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: id } });
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
  function printed(run: () => void): string {
    const write = jest.spyOn(process.stderr, 'write').mockReturnValue(true);
    try {
      run();
      return write.mock.calls.map(([text]) => text).join('');
    } finally {
      write.mockRestore();
    }
  }

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
  const { 'report.txt': text, 'report.json': json } = contentsOf(app.reportdir)!;
  expect(text).toMatch(/^cdk8s-bulkhead: synth failed before there was a report\n/);
  expect(text).toContain(message);
  expect(JSON.parse(json!)).toEqual({ version: 1, failure: expect.stringContaining(message) });
});
