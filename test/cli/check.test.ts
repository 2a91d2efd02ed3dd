import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { run } from '../../src/cli/program';
import { MemoryTerminal } from './memory-terminal';

const ROOT_POD = `apiVersion: v1
kind: Pod
metadata: {name: web, namespace: shop}
spec: {hostPID: true, containers: [{name: web, image: "web:1"}]}
`;
const CONFIG = 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: settings, namespace: shop}\ndata: {mode: fast}\n';
/** Where the posture asks for nothing else, what is said is about this one rule. */
const ONLY = ['--posture', 'baseline'];

let before: string;

beforeEach(() => {
  before = process.cwd();
  process.chdir(fs.mkdtempSync(path.join(os.tmpdir(), 'bulkhead-test-')));
});

afterEach(() => process.chdir(before));

interface Outcome {
  readonly code: number;
  readonly out: string;
  readonly error: string;
}

async function bulkhead(args: readonly string[], input = '', watched = false): Promise<Outcome> {
  const terminal = new MemoryTerminal(input, { watched });
  const code = await run(args, terminal);
  return { code, out: terminal.written, error: terminal.complained };
}

function write(name: string, text: string | Buffer): void {
  fs.mkdirSync(path.dirname(name), { recursive: true });
  fs.writeFileSync(name, text);
}

const rulesIn = (json: string) =>
  (JSON.parse(json) as { findings: { rule: string }[] }).findings.map(({ rule }) => rule).sort();

describe('bulkhead check', () => {
  test('finds nothing that counts in what is as it should be', async () => {
    write('config.yaml', CONFIG);
    expect(await bulkhead(['check', 'config.yaml'])).toMatchObject({ code: 0, error: '' });
  });

  test('tells what it found, and exits with 1', async () => {
    write('pod.yaml', ROOT_POD);
    const { code, out, error } = await bulkhead(['check', 'pod.yaml']);
    expect({ code, error }).toEqual({ code: 1, error: '' });
    expect(out).toContain('hostPID must be false, not true');
    expect(out).toContain('pod.yaml');
  });

  test('reads standard input', async () => {
    expect(await bulkhead(['check', '-'], ROOT_POD)).toMatchObject({ code: 1, error: '' });
  });

  test('reads folders with all that is below them, and nothing else that lies there', async () => {
    write('apps/web/pod.yml', ROOT_POD);
    write('apps/config.json', JSON.stringify({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'x' } }));
    write('apps/README.md', '# no manifest');
    write('apps/.hidden/pod.yaml', ROOT_POD);
    write('apps/node_modules/x/pod.yaml', ROOT_POD);
    const { out } = await bulkhead(['check', '--format', 'json', ...ONLY, 'apps']);
    const { objects, findings } = JSON.parse(out) as { objects: number; findings: { origin: string; rule: string }[] };
    expect(objects).toBe(2);
    expect(findings.find(({ rule }) => rule === 'no-host-pid')?.origin).toBe('apps/web/pod.yml');
  });

  test('judges the items of a List', async () => {
    const list = {
      apiVersion: 'v1',
      kind: 'List',
      items: [{ apiVersion: 'v1', kind: 'Pod', metadata: { name: 'a' }, spec: { hostPID: true, containers: [] } }],
    };
    const { out } = await bulkhead(['check', '--format', 'json', ...ONLY, '-'], JSON.stringify(list));
    expect(rulesIn(out)).toContain('no-host-pid');
  });

  test('sees all files as one app', async () => {
    write('a.yaml', ROOT_POD);
    write('b.yaml', ROOT_POD.replace('web:1', 'web:2'));
    expect(rulesIn((await bulkhead(['check', '--format', 'json', 'a.yaml', 'b.yaml'])).out)).toContain(
      'unique-objects',
    );
  });

  test.each([
    [['--posture', 'baseline'], 0],
    [['--posture', 'restricted'], 1],
    [['--posture', 'strict', '--severity', 'run-as-non-root=off'], 1],
  ])('judges by the posture of %j', async (options, code) => {
    const pod = ROOT_POD.replace('hostPID: true, ', '');
    expect(await bulkhead(['check', ...options, '-'], pod)).toMatchObject({ code });
  });

  test('severities and the target version can be chosen', async () => {
    const off = await bulkhead(
      ['check', '--format', 'json', '--severity', 'no-host-pid=warning', ...ONLY, '-'],
      ROOT_POD,
    );
    expect(off.code).toBe(0);
    expect(rulesIn(off.out)).toContain('no-host-pid');
  });

  test('a warning counts where --fail-on says so, and an error does not count for never', async () => {
    const options = ['--severity', 'no-host-pid=warning', ...ONLY];
    expect(await bulkhead(['check', '--fail-on', 'warning', ...options, '-'], ROOT_POD)).toMatchObject({ code: 1 });
    expect(await bulkhead(['check', '--fail-on', 'never', '-'], ROOT_POD)).toMatchObject({ code: 0 });
  });

  test('the report can be written to a file', async () => {
    const { code, out } = await bulkhead(['check', '--format', 'json', '--output', 'out/report.json', '-'], ROOT_POD);
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(rulesIn(fs.readFileSync('out/report.json', 'utf8'))).toContain('no-host-pid');
  });

  test.each(['text', 'json', 'sarif', 'markdown'])('writes the same bytes twice as %s', async (format) => {
    const once = await bulkhead(['check', '--format', format, '-'], ROOT_POD);
    expect(once.out).not.toBe('');
    expect(await bulkhead(['check', '--format', format, '-'], ROOT_POD)).toEqual(once);
  });

  test('tells whoever watches how far it is, and nobody else', async () => {
    for (let number = 0; number < 100; number++) {
      write(`many/${number}.yaml`, CONFIG.replace('settings', `settings-${number}`));
    }
    expect((await bulkhead(['check', 'many'], '', true)).error).toBe('\r\u001b[K100 files read\r\u001b[K');
    expect((await bulkhead(['check', 'many'])).error).toBe('');
  });
});

describe('waivers in annotations', () => {
  const waiver = (fields: object = {}) => [
    { rule: 'no-host-pid', reason: 'a debugger', owner: 'shop', expires: '2999-12-31', ...fields },
  ];
  const waived = (text: unknown) =>
    ROOT_POD.replace(
      'namespace: shop',
      `namespace: shop, annotations: {cdk8s-bulkhead/waivers: ${JSON.stringify(JSON.stringify(text))}}`,
    );

  test('are honoured', async () => {
    expect(await bulkhead(['check', ...ONLY, '-'], waived(waiver()))).toMatchObject({ code: 0, error: '' });
  });

  test('end', async () => {
    expect(await bulkhead(['check', ...ONLY, '-'], waived(waiver({ expires: '2020-01-01' })))).toMatchObject({
      code: 1,
    });
  });

  test('must end on a day that there is', async () => {
    const { code, error } = await bulkhead(['check', ...ONLY, '-'], waived(waiver({ expires: '2020-13-45' })));
    expect(code).toBe(2);
    expect(error).toContain('is no list of waivers');
  });

  test('that are none are told, and silence nothing', async () => {
    const { code, out, error } = await bulkhead(['check', ...ONLY, '-'], waived({}));
    expect(code).toBe(2);
    expect(error).toContain('"stdin", document 1, line 1: the annotation "cdk8s-bulkhead/waivers" of Pod "shop/web"');
    expect(out).toContain('hostPID');
  });
});

describe('what cannot be read', () => {
  test('is told, while everything else is judged', async () => {
    const input = `a: b: c\n---\n- x\n---\n${ROOT_POD}---\n"unclosed\n---\n{{ .Values.x }}\n---\n42\n`;
    const { code, out, error } = await bulkhead(['check', '-'], input);
    expect(code).toBe(2);
    expect(out).toContain('hostPID must be false');
    expect(error.split('\n').slice(0, -1)).toEqual([
      expect.stringMatching(
        /^bulkhead: "stdin", document 1, line 1: bad indentation of a mapping entry; if this is a template/,
      ),
      expect.stringMatching(/^bulkhead: "stdin", document 4, line \d+: unexpected end of the stream/),
      expect.stringMatching(/^bulkhead: "stdin", document 5, line 12: .*; if this is a template, render it first$/),
      'bulkhead: "stdin", document 2, line 3: is a list, where a Kubernetes object must be',
      'bulkhead: "stdin", document 6, line 14: is the number 42, where a Kubernetes object must be',
    ]);
  });

  test.each([
    ['a tab', 'apiVersion: v1\nkind: Pod\n\tspec: 1\n', 'line 3: tab'],
    ['a key twice', 'kind: Pod\nkind: Service\n', 'duplicated mapping key'],
    [
      'a bomb',
      `a: &a [${'x,'.repeat(9)}x]\n${[...'bcdefghi'].map((name, index) => `${name}: &${name} [${`*${'abcdefgh'[index]},`.repeat(9)}*${'abcdefgh'[index]}]`).join('\n')}\n`,
      'alias',
    ],
    ['an anchor that is missing', 'a: *b\n', 'unidentified alias'],
  ])('%s', async (_, input, message) => {
    const { code, error } = await bulkhead(['check', '-'], input);
    expect(code).toBe(2);
    expect(error).toContain(message);
  });

  test.each([
    [
      'anchors',
      'metadata: &m {name: settings, namespace: shop}\napiVersion: v1\nkind: ConfigMap\ndata: {x: "1"}\nother: {metadata: *m}\n',
    ],
    [
      'merge keys',
      'apiVersion: v1\nkind: ConfigMap\nmetadata: {<<: {name: settings}, namespace: shop}\ndata: {mode: fast}\n',
    ],
    [
      'JSON',
      JSON.stringify({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'settings', namespace: 'shop' } }),
    ],
  ])('%s can be', async (_, input) => {
    expect(await bulkhead(['check', ...ONLY, '-'], input)).toMatchObject({ error: '', code: 0 });
  });

  test.each([
    ['a long comment', `${'#'.repeat(100)}\na: [b`, 'document 1'],
    ['a hundred thousand empty lines', `${'\n'.repeat(100_000)}a: [b`, 'document 1'],
  ])('%s above it does not keep anybody waiting', async (_, input, message) => {
    expect((await bulkhead(['check', '-'], input)).error).toContain(message);
  });

  test('a file that is no text', async () => {
    write('pod.yaml', Buffer.from([0x61, 0xff, 0xfe]));
    write('config.yaml', CONFIG);
    expect(await bulkhead(['check', '.'])).toMatchObject({
      code: 2,
      error: 'bulkhead: "pod.yaml" cannot be read: it is no text in UTF-8\n',
    });
  });

  test.each([
    [
      ['check', '--baseline', 'nowhere', '-'],
      'bulkhead: the findings baseline "nowhere" cannot be read: there is no such file\n',
    ],
    [['check', '--format', 'xml', '-'], 'bulkhead: --format must be text, json, sarif, markdown, not "xml"\n'],
    [['check', '--posture', 'none', '-'], 'bulkhead: --posture must be baseline, restricted or strict, not "none"\n'],
    [['check', '--target-version', '2', '-'], 'bulkhead: targetVersion must be from "1.28" to "1.36", not "2"\n'],
    [['check', '--severity', 'x', '-'], 'bulkhead: --severity must be RULE=error, RULE=warning or RULE=off, not "x"\n'],
    [['check', '--fail-on', 'x', '-'], 'bulkhead: --fail-on must be error, warning, never, not "x"\n'],
  ])('%j is refused', async (args, error) => {
    expect(await bulkhead(args, CONFIG)).toEqual({ code: 2, out: '', error });
  });

  test('a rule that nobody knows is refused, with one that may be meant', async () => {
    const { code, error } = await bulkhead(['check', '--severity', 'no-host-pids=off', '-'], CONFIG);
    expect(code).toBe(2);
    expect(error).toContain('severities name the unknown rule "no-host-pids"; did you mean "no-host-');
  });

  test('nothing at all is a mistake', async () => {
    expect(await bulkhead(['check', '-'], '# only a comment\n')).toMatchObject({
      code: 2,
      error: 'bulkhead: there is no Kubernetes object in "-"\n',
    });
  });

  test('a report that cannot be written is a mistake', async () => {
    write('file', '');
    const { code, error } = await bulkhead(['check', '--output', 'file/report.txt', '-'], CONFIG);
    expect(code).toBe(2);
    expect(error).toMatch(/^bulkhead: "file\/report.txt" cannot be written: /);
  });
});

describe('paths', () => {
  test('one that does not exist does not keep the others from being judged', async () => {
    write('pod.yaml', ROOT_POD);
    const { code, out, error } = await bulkhead(['check', 'nowhere', 'pod.yaml']);
    expect({ code, error }).toEqual({
      code: 2,
      error: 'bulkhead: "nowhere" cannot be read: there is no such file or folder\n',
    });
    expect(out).toContain('hostPID must be false');
  });

  test('that lead to one file lead to it once', async () => {
    write('apps/pod.yaml', ROOT_POD);
    fs.symlinkSync('pod.yaml', 'apps/same.yaml');
    const args = [
      'check',
      '--format',
      'json',
      ...ONLY,
      'apps',
      './apps/pod.yaml',
      path.resolve('apps'),
      'apps/same.yaml',
    ];
    expect(JSON.parse((await bulkhead(args)).out)).toMatchObject({ objects: 1 });
  });

  test('are followed where they are links', async () => {
    write('elsewhere/pod.yaml', ROOT_POD);
    fs.mkdirSync('apps');
    fs.symlinkSync('../elsewhere', 'apps/linked');
    fs.symlinkSync('nowhere', 'apps/broken.yaml');
    const { out, error } = await bulkhead(['check', '--format', 'json', 'apps']);
    expect(JSON.parse(out)).toMatchObject({ objects: 1 });
    expect(error).toBe('bulkhead: "apps/broken.yaml" cannot be read: there is no such file or folder\n');
  });

  test('are named from the working directory, whatever was written', async () => {
    write('pod.yaml', ROOT_POD);
    for (const given of ['./pod.yaml', path.resolve('pod.yaml')]) {
      const { out } = await bulkhead(['check', '--format', 'json', ...ONLY, given]);
      expect((JSON.parse(out) as { findings: { origin: string }[] }).findings[0].origin).toBe('pod.yaml');
    }
  });

  test('with control characters do not reach the terminal as they are', async () => {
    expect((await bulkhead(['check', '\u001b[31mred'])).error).toContain('"\\u001b[31mred"');
  });
});

describe('in folders', () => {
  test.each([
    ['values of a chart', 'values.yaml', 'replicas: 3\n'],
    ['settings of another program', 'package.json', '{"name": "shop"}'],
    ['a kustomization', 'kustomization.yaml', 'apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\n'],
    ['a cluster of kind', 'kind.yaml', 'apiVersion: kind.x-k8s.io/v1alpha4\nkind: Cluster\n'],
    ['a kubeconfig', 'config.yaml', 'apiVersion: v1\nkind: Config\n'],
  ])('%s are left out, and told', async (_, name, text) => {
    write(`apps/${name}`, text);
    write('apps/settings.yaml', CONFIG);
    const { code, error } = await bulkhead(['check', 'apps']);
    expect(code).toBe(0);
    expect(error).toContain(`bulkhead: no Kubernetes objects, and left out: apps/${name}\n`);
    expect(error.includes('kubectl kustomize')).toBe(name === 'kustomization.yaml');
  });

  test('what is named by itself is meant to be judged', async () => {
    write('values.yaml', 'replicas: 3\n');
    const { code, out } = await bulkhead(['check', 'values.yaml']);
    expect(code).toBe(1);
    expect(out).toContain('apiVersion must be set');
  });
});

describe('Lists', () => {
  const list = (...items: readonly string[]) =>
    `apiVersion: v1\nkind: List\nitems:\n${items.map((item) => `- ${item}\n`).join('')}`;
  const POD = '{apiVersion: v1, kind: Pod, metadata: {name: NAME}, spec: {hostPID: true, containers: []}}';

  test('in Lists: a field is found where it stands', async () => {
    const inner = `{apiVersion: v1, kind: List, items: [${POD.replace('NAME', 'a')},\n  ${POD.replace('NAME', 'b')}]}`;
    const { out } = await bulkhead(['check', '--format', 'json', ...ONLY, '-'], list(inner, POD.replace('NAME', 'c')));
    const { findings } = JSON.parse(out) as {
      findings: { rule: string; place: { line: number }; resource: { name: string } }[];
    };
    const pids = findings.filter(({ rule }) => rule === 'no-host-pid');
    expect(pids.map(({ place, resource }) => [resource.name, place.line])).toEqual([
      ['a', 4],
      ['b', 5],
      ['c', 6],
    ]);
  });

  test('with an item that is no object are judged without it', async () => {
    const { code, out, error } = await bulkhead(['check', ...ONLY, '-'], list(POD.replace('NAME', 'a'), '5'));
    expect({ code, error }).toEqual({
      code: 2,
      error: 'bulkhead: "stdin", document 1, line 1: item 2 of the List is 5, not an object\n',
    });
    expect(out).toContain('hostPID must be false');
  });
});

describe('the report', () => {
  test('follows a link, and leaves what is no file as it is', async () => {
    write('real.txt', 'old');
    fs.symlinkSync('real.txt', 'link.txt');
    await bulkhead(['check', '--output', 'link.txt', '-'], CONFIG);
    expect(fs.lstatSync('link.txt').isSymbolicLink()).toBe(true);
    expect(fs.readFileSync('real.txt', 'utf8')).toContain('cdk8s-bulkhead: 1 object');
    expect(await bulkhead(['check', '--output', '/dev/null', '-'], CONFIG)).toMatchObject({ code: 0 });
    expect(fs.lstatSync('/dev/null').isCharacterDevice()).toBe(true);
  });
});

describe('a baseline', () => {
  const entry = (fields: object) => ({
    rule: 'no-host-pid',
    groupKind: '/Pod',
    namespace: 'shop',
    name: 'web',
    field: 'spec.hostPID',
    ...fields,
  });
  const record = (...findings: readonly object[]) =>
    write('bulkhead-baseline.json', JSON.stringify({ version: 1, findings }));

  test('says nothing of objects that are not there', async () => {
    record(entry({}), entry({ name: 'api' }));
    expect(await bulkhead(['check', ...ONLY, '-'], ROOT_POD)).toMatchObject({ code: 0, error: '' });
  });

  test('that has more than there is fails, unless nothing shall', async () => {
    record(entry({}), entry({ field: 'spec.hostIPC', rule: 'no-host-ipc' }));
    const { code, error } = await bulkhead(['check', ...ONLY, '-'], ROOT_POD);
    expect(code).toBe(1);
    expect(error).toContain('recorded and not found any more: no-host-ipc: Pod "shop/web": spec.hostIPC\n');
    expect(await bulkhead(['check', ...ONLY, '--fail-on', 'never', '-'], ROOT_POD)).toMatchObject({ code: 0 });
  });
});

describe('the program', () => {
  test('lists its commands when it is asked, and when it is told nothing', async () => {
    const { out } = await bulkhead(['--help']);
    expect(out).toMatch(/baseline \[options\].*\n[^]*check \[options\] <path\.\.\.>/);
    expect(await bulkhead([])).toEqual({ code: 2, out: '', error: out });
    expect((await bulkhead(['check', '--help'])).out).toContain('helm template shop ./chart | bulkhead check -');
  });

  test('tells its version', async () => {
    expect(await bulkhead(['--version'])).toMatchObject({
      code: 0,
      out: expect.stringMatching(/^\d+\.\d+\.\d+/) as string,
    });
  });

  test.each([
    [['chek'], "error: unknown command 'chek'\n(Did you mean check?)\n"],
    [['check'], "error: missing required argument 'path'\n"],
    [['check', '--formt', 'json', '-'], "error: unknown option '--formt'\n(Did you mean --format?)\n"],
  ])('%j is refused', async (args, message) => {
    const { code, out, error } = await bulkhead(args);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(error.startsWith(message)).toBe(true);
  });
});
