import { mkdtempSync, readFileSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { pathToFileURL } from 'url';
import * as cdk8s from 'cdk8s';
import { App, Chart, ChartProps, Include, Posture, Testing } from '../../src';
import { newFolder } from './folder';

const folder = mkdtempSync(join(tmpdir(), 'include-'));
let files = 0;

function file(content: string | Buffer): string {
  const path = join(folder, `${files++}.yaml`);
  writeFileSync(path, content);
  return path;
}

class Printing extends App {
  public printed = '';

  protected _print(text: string): void {
    this.printed += text;
  }
}

function included(content: string | Buffer, props: ChartProps = {}): any[] {
  const chart = Testing.chart({ posture: Posture.none(), ...props });
  new Include(chart, 'all', { url: file(content) });
  return Testing.synth(chart);
}

const MAP = 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: settings}\n';

test('an included file renders as through the Include of cdk8s', () => {
  const content = [
    'apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: web, namespace: own, labels: {a: b}}\nspec: {replicas: 2}\n',
    `${MAP}data: {a: "1", b: |\n    two\n    lines\n}\n`.replace(
      '{a: "1", b: |\n    two\n    lines\n}',
      '\n  a: "1"\n  b: |\n    two\n    lines',
    ),
    'apiVersion: batch/v1\nkind: Job\nmetadata: {generateName: once-}\n',
    'apiVersion: batch/v1\nkind: Job\n',
    'apiVersion: v1\nkind: Namespace\nmetadata: {name: own}\n',
  ].join('---\n');
  const props = { posture: Posture.none(), namespace: 'shop', labels: { team: 'web' } };
  const [ours, theirs] = [Testing.chart(props), Testing.chart(props)];
  const include = new Include(ours, 'all', { url: file(content) });
  const original = new cdk8s.Include(theirs, 'all', { url: file(content) });
  expect(include.apiObjects.map(({ node }) => node.id)).toEqual(original.apiObjects.map(({ node }) => node.id));
  expect(cdk8s.Yaml.stringify(...Testing.synth(ours))).toBe(cdk8s.Yaml.stringify(...Testing.synth(theirs)));
});

test('scalars are those that kubectl reads', () => {
  const [{ spec }] = included('apiVersion: a/v1\nkind: B\nspec: {mode: 0644, on: yes, at: 2001-01-01, "no": "no"}\n');
  expect(spec).toEqual({ mode: 420, true: true, at: '2001-01-01', no: 'no' });
});

test('a List becomes its items, each a construct of its own with the namespace of the chart', () => {
  const list = `apiVersion: v1\nkind: List\nitems:\n- ${MAP.replace(/\n(?=.)/g, '\n  ')}- apiVersion: v1\n  kind: PodList\n  items: [{metadata: {name: a}}]\n`;
  expect(included(list, { namespace: 'shop' })).toEqual([
    { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'settings', namespace: 'shop' } },
    { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'a', namespace: 'shop' } },
  ]);
});

test('objects of one name have ids of their own', () => {
  const chart = Testing.chart({ posture: Posture.none() });
  const service = 'kind: Service\nmetadata: {name: web}\n';
  const docs = ['v1', 'serving.knative.dev/v1', 'v1', 'v1'].map((version) => `apiVersion: ${version}\n${service}`);
  const include = new Include(chart, 'all', { url: file(docs.join('---\n')) });
  expect(include.apiObjects.map(({ node }) => node.id)).toEqual([
    'web-service',
    'web-service-serving.knative.dev--v1',
    'web-service-v1',
    'web-service-2',
  ]);
});

test('a file can be named by URL, and hold CRLF, a byte order mark or JSON', () => {
  const chart = Testing.chart({ posture: Posture.none() });
  new Include(chart, 'url', { url: pathToFileURL(file(MAP)).href });
  new Include(chart, 'crlf', { url: file(`\ufeff${MAP.replaceAll('\n', '\r\n')}`) });
  new Include(chart, 'json', { url: file('{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"settings"}}') });
  const [first, ...others] = Testing.synth(chart);
  expect(first).toEqual({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'settings' } });
  expect(others).toEqual([first, first]);
});

test.each([
  ['', ' is empty; write at least one Kubernetes object'],
  ['---\n# nothing\n---\n', ' is empty; write at least one Kubernetes object'],
  ['hello\n', ', document 1, line 1: is the string "hello", where a Kubernetes object must be'],
  ['- a\n', ', document 1, line 1: is a list, where a Kubernetes object must be'],
  [`${MAP}---\n{}\n`, ', document 2, line 5: has no apiVersion; every Kubernetes object needs one'],
  [`${MAP}---\n\napiVersion: v1\n`, ', document 2, line 6: has no kind; every Kubernetes object needs one'],
  ['apiVersion: 1\nkind: Pod\n', ', document 1, line 1: has the apiVersion 1; write a string'],
  ['apiVersion: v1\nkind: Pod\nmetadata: web\n', ', document 1, line 1: has the metadata "web"; write a mapping'],
  [
    'apiVersion: v1\nkind: Pod\nmetadata: {labels: [a]}\n',
    ', document 1, line 1: has the metadata.labels ["a"]; write a mapping',
  ],
  [
    'apiVersion: a/b/c\nkind: Pod\n',
    ', document 1, line 1: cannot be included: invalid apiVersion a/b/c, expecting GROUP/VERSION',
  ],
  [`${MAP}data: {a: "1"}\ndata: {}\n`, ', document 1, line 5: duplicated mapping key'],
  [
    `${MAP}data:\n  a: {{ .Values.a }}\n`,
    ', document 1, line 1: a key is a mapping; if this is a template, render it first',
  ],
  [
    `{{- if .Values.a }}\n${MAP}`,
    ', document 1, line 1: missed comma between flow collection entries; if this is a template, render it first',
  ],
  ['apiVersion: v1\nkind: List\nitems: [null]\n', ', document 1, line 1: item 1 of the List is null, not an object'],
  [
    'apiVersion: v1\nkind: List\nitems: [{kind: Pod}, {kind: Pod}]\n',
    ', document 1, line 1, item 1: has no apiVersion; every Kubernetes object needs one',
  ],
])('%j is refused with file, document and line', (content, message) => {
  const url = file(content);
  expect(() => new Include(Testing.chart(), 'all', { url })).toThrow(`included file "${url}"${message}`);
});

test.each([
  ['nowhere.yaml', '"nowhere.yaml" cannot be included: there is no such file'],
  [folder, `"${folder}" cannot be included: it is a folder; write the path of a file`],
  ['file:///nowhere.yaml', '"file:///nowhere.yaml" cannot be included: there is no such file'],
  [
    'https://example.com/all.yaml',
    '"https://example.com/all.yaml" cannot be included: synth uses no network, so that it renders the same every time; download the file and write its path',
  ],
])('%s is refused', (url, message) => {
  expect(() => new Include(Testing.chart(), 'all', { url })).toThrow(message);
});

test('bytes that are no text are refused', () => {
  expect(() => included(Buffer.from([0x61, 0xff, 0xfe]))).toThrow('cannot be included: it is no text in UTF-8');
});

test('a file of 50 MB is read', () => {
  const line = `  key: ${'x'.repeat(1000)}\n`;
  const map = (index: number) => `${MAP.replace('settings', `settings-${index}`)}data:\n${line}`;
  const content = Array.from({ length: 50_000 }, (_, index) => map(index)).join('---\n');
  expect(content.length).toBeGreaterThan(50e6);
  const chart = Testing.chart({ posture: Posture.none() });
  expect(new Include(chart, 'all', { url: file(content) }).apiObjects).toHaveLength(50_000);
}, 60_000);

const hook = (value: string, name = 'web-test') =>
  `apiVersion: v1\nkind: Pod\nmetadata: {name: ${name}, namespace: shop, annotations: {helm.sh/hook: "${value}"}}\n`;

test.each(['test', 'test-success', 'test-failure', 'Test, test-success'])('the test hook %j is left out', (value) => {
  const chart = Testing.chart({ posture: Posture.baseline() });
  const include = new Include(chart, 'all', { url: file([MAP, hook(value)].join('---\n')) });
  expect(include.apiObjects.map(({ kind }) => kind)).toEqual(['ConfigMap']);
  expect(include.leftOut).toEqual(['Pod "shop/web-test"']);
});

test.each(['test,post-install', 'pre-install', ''])('the hook %j is included', (value) => {
  const include = new Include(Testing.chart(), 'all', { url: file(hook(value)) });
  expect(include.apiObjects.map(({ kind }) => kind)).toEqual(['Pod']);
  expect(include.leftOut).toEqual([]);
});

test.each([Posture.none(), Posture.restricted().audit()])('a posture that changes nothing keeps tests', (posture) => {
  const include = new Include(Testing.chart({ posture }), 'all', { url: file(hook('test')) });
  expect(include.apiObjects.map(({ kind }) => kind)).toEqual(['Pod']);
});

test('what was left out is told and reported', () => {
  const app = new Printing({ outdir: newFolder(), posture: Posture.baseline() });
  const names = ['a', 'b', 'c', 'd'];
  const url = file([MAP, ...names.map((name) => hook('test', name))].join('---\n'));
  new Include(new Chart(app, 'shop', { namespace: 'shop' }), 'all', { url });
  app.synth();
  expect(app.printed).toContain(
    'warning: left out: Pod "shop/a", a test of a Helm chart; Pod "shop/b", a test of a Helm chart; ' +
      'Pod "shop/c", a test of a Helm chart; and 1 more\n',
  );
  expect(readFileSync(join(app.reportdir, 'report.txt'), 'utf8')).toContain(
    [
      'included and left out (4)',
      ...names.map((name) => `  Pod "shop/${name}" (shop/all): a test of a Helm chart`),
    ].join('\n'),
  );
  expect(JSON.parse(readFileSync(join(app.reportdir, 'report.json'), 'utf8')).omissions[3]).toEqual({
    resource: { apiVersion: 'v1', kind: 'Pod', namespace: 'shop', name: 'd' },
    origin: 'shop/all',
    reason: 'a test of a Helm chart',
  });
});

test.each(['data: {__proto__: x}', '__proto__: {a: 1}', 'spec: {list: [{"\\x5f_proto__": 1}]}'])(
  '%s is refused, as cdk8s would drop it',
  (field) => {
    expect(() => included(`${MAP}${field}\n`)).toThrow(
      'document 1, line 1: has the key "__proto__", which cdk8s would drop without a word; write another one',
    );
  },
);

test('a file that cannot be included leaves nothing behind', () => {
  const chart = Testing.chart();
  expect(() => new Include(chart, 'all', { url: file(`${MAP}---\napiVersion: a/b/c\nkind: Pod\n`) })).toThrow();
  expect(chart.node.tryFindChild('all')).toBeUndefined();
});

test('the template of what Helm has rendered is told', () => {
  const rendered = (content: string) => `---\n# Source: web/templates/map.yaml\n${content}`;
  expect(() => included(rendered(MAP) + rendered('kind: Pod\n'))).toThrow(
    'document 2, line 8 (web/templates/map.yaml): has no apiVersion; every Kubernetes object needs one',
  );
  expect(() => included(`${rendered(MAP)}data: {}\ndata: {}\n`)).toThrow(
    'document 1, line 7: duplicated mapping key (web/templates/map.yaml)',
  );
  expect(() => included(`${rendered(MAP)}---\nkind: Pod\n`)).toThrow('document 2, line 7: has no apiVersion');
});
