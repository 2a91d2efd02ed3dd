import { mkdtempSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { Helm, HelmProps, Testing } from '../../src';

// What helm itself does with charts is for `npm run conformance -- helm`.

const NO_HELM = join(tmpdir(), 'no-helm-here');

function helm(props: Partial<HelmProps> = {}): Helm {
  return new Helm(Testing.chart(), 'redis', { chart: './redis', helmExecutable: NO_HELM, ...props });
}

test('without helm it says what to install', () => {
  expect(() => helm()).toThrow(
    `chart "./redis" cannot be rendered: there is no program "${NO_HELM}"; install Helm (https://helm.sh/docs/intro/install/), or write its path as helmExecutable`,
  );
});

test('what may not be executed is told', () => {
  const file = join(mkdtempSync(join(tmpdir(), 'helm-')), 'helm');
  writeFileSync(file, '', { mode: 0o600 });
  expect(() => helm({ helmExecutable: file })).toThrow(`"${file}" may not be executed; install Helm`);
});

test('a program that fails is told with its command and what it said', () => {
  // Node, too, knows no "template"
  expect(() => helm({ helmExecutable: process.execPath, releaseName: "a 'b'", version: '^2' })).toThrow(
    new RegExp(
      `^chart "./redis" cannot be rendered: ${process.execPath} template --version '\\^2' --namespace default ` +
        `--kube-version 1.29.0 'a '\\\\''b'\\\\''' ./redis failed with exit code 1:\\n[^]*Cannot find module`,
    ),
  );
});

test('a chart that cannot be rendered leaves nothing behind', () => {
  const chart = Testing.chart();
  expect(() => new Helm(chart, 'redis', { chart: './redis', helmExecutable: NO_HELM })).toThrow();
  expect(chart.node.tryFindChild('redis')).toBeUndefined();
});

test.each([
  [['--validate'], '"--validate", which asks a cluster'],
  [['--debug', '--dry-run=server'], '"--dry-run=server", which asks a cluster'],
  [['--output-dir=all'], '"--output-dir=all", which writes files, where the objects must be printed'],
])('%j is refused', (helmFlags, what) => {
  expect(() => helm({ helmFlags })).toThrow(
    `chart "./redis" cannot be rendered with ${what}; remove it from helmFlags`,
  );
});

test.each<[string, object, string]>([
  ['flags in one string', { helmFlags: '--debug' }, 'has the helmFlags "--debug"; write a list of strings'],
  ['a flag that is no string', { helmFlags: [1] }, 'cannot be rendered: 1 is no string; write one'],
  ['a version that is a number', { version: 1.2 }, 'cannot be rendered: 1.2 is no string; write one'],
  ['no chart', { chart: undefined }, 'cannot be rendered: undefined is no string; write one'],
  ['a function', { values: { a: [() => 1] } }, 'values.a[0] is a function, which Helm'],
  [
    'no number',
    { values: { replicas: NaN } },
    "values.replicas is NaN, which Helm's values cannot hold; write plain data",
  ],
  ['a date', { values: { at: new Date() } }, 'values.at is of class Date, which Helm'],
  ['half a character', { values: { name: '\ud800' } }, 'values.name is no text in Unicode, which Helm'],
])('%s is refused', (_, props, message) => {
  expect(() => helm(props)).toThrow(message);
});

test('values that contain themselves are refused', () => {
  const values: Record<string, unknown> = { same: {} };
  values.twice = [values.same, values.same];
  expect(() => helm({ values })).toThrow('there is no program');
  values.image = { tag: values };
  expect(() => helm({ values })).toThrow('values.image.tag contains itself; write values without a cycle');
});
