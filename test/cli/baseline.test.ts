import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { ApiObject } from 'cdk8s';
import { App, Chart } from '../../src';
import { run } from '../../src/cli/program';
import { MemoryTerminal } from './memory-terminal';

let before: string;

beforeEach(() => {
  before = process.cwd();
  process.chdir(fs.mkdtempSync(path.join(os.tmpdir(), 'bulkhead-test-')));
  jest.spyOn(process.stderr, 'write').mockReturnValue(true);
});

afterEach(() => {
  process.chdir(before);
  jest.restoreAllMocks();
});

async function bulkhead(...args: readonly string[]) {
  const terminal = new MemoryTerminal();
  const code = await run(args, terminal);
  return { code, out: terminal.written, error: terminal.complained };
}

/** An app as people have it: one pod that nobody hardened. */
function synth(spec: object = { hostPID: true }, options: { baseline?: string; outdir?: string } = {}): void {
  const app = new App({ outdir: 'dist/manifests', ...options });
  new ApiObject(new Chart(app, 'shop', { namespace: 'shop' }), 'web', {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'web' },
    spec: { containers: [{ name: 'web', image: 'web:1' }], ...spec },
  });
  app.synth();
}

const recorded = () =>
  (JSON.parse(fs.readFileSync('bulkhead-baseline.json', 'utf8')) as { findings: { rule: string; field: string }[] })
    .findings;

describe('an existing app', () => {
  test('records what it has today after a synth that failed, and passes from then on', async () => {
    expect(() => synth()).toThrow('hostPID must be false');
    const { code, out } = await bulkhead('baseline');
    expect(code).toBe(0);
    expect(out).toMatch(/^\d+ errors recorded in bulkhead-baseline\.json\n$/);
    expect(recorded()).toContainEqual({
      rule: 'no-host-pid',
      groupKind: '/Pod',
      namespace: 'shop',
      name: 'web',
      field: 'spec.hostPID',
    });
    synth();
    expect(fs.existsSync('dist/manifests/shop.k8s.yaml')).toBe(true);
  });

  test('fails on what is new', async () => {
    expect(() => synth()).toThrow();
    await bulkhead('baseline');
    expect(() => synth({ hostPID: true, hostIPC: true })).toThrow(/^1 error/);
  });

  test('must remove what has gone, which pruning does and nothing else', async () => {
    expect(() => synth()).toThrow();
    await bulkhead('baseline');
    const all = recorded();
    expect(() => synth({})).toThrow('bulkhead baseline --prune');
    expect((await bulkhead('baseline', '--prune')).code).toBe(0);
    expect(recorded()).toEqual(all.filter(({ rule }) => rule !== 'no-host-pid'));
    synth({});
    expect(() => synth({ hostIPC: true })).toThrow(/^1 error/);
    await bulkhead('baseline', '--prune');
    expect(recorded().some(({ rule }) => rule === 'no-host-ipc')).toBe(false);
  });

  test('is found by the report of the output folder that was written last', async () => {
    fs.mkdirSync('dist/report', { recursive: true });
    fs.writeFileSync('dist/report/report.json', '{}');
    fs.utimesSync('dist/report/report.json', new Date(0), new Date(1000));
    expect(() => synth({ hostPID: true }, { outdir: 'dist' })).toThrow();
    expect((await bulkhead('baseline')).code).toBe(0);
  });

  test('is judged by the command like it is by synth', async () => {
    expect(() => synth()).toThrow();
    await bulkhead('baseline', '--output', 'known.json');
    synth({ hostPID: true }, { baseline: 'known.json' });
    const args = ['check', '--baseline', 'known.json', '--fail-on', 'error', 'dist/manifests'];
    expect(await bulkhead(...args)).toMatchObject({ code: 0, error: '' });
    expect(await bulkhead('check', 'dist/manifests')).toMatchObject({ code: 1 });
  });

  test('a baseline that is named must be there', () => {
    expect(() => synth({}, { baseline: 'known.json' })).toThrow(
      'the findings baseline "known.json" cannot be read: there is no such file',
    );
  });

  test('a baseline that is none is refused before anything is written', () => {
    fs.writeFileSync('bulkhead-baseline.json', '{}');
    expect(() => synth({})).toThrow('"bulkhead-baseline.json" is no findings baseline of version 1');
    expect(fs.existsSync('dist')).toBe(false);
  });
});

describe('bulkhead baseline refuses', () => {
  test('a report that is not there', async () => {
    expect(await bulkhead('baseline', '--report', 'x.json')).toEqual({
      code: 2,
      out: '',
      error: 'bulkhead: "x.json" cannot be read: there is no such file or folder\n',
    });
  });

  test('to guess where a report may be, if there is none where an App writes it', async () => {
    expect(await bulkhead('baseline')).toEqual({
      code: 2,
      out: '',
      error:
        'bulkhead: there is no dist/report/report.json and no dist-report/report.json; run cdk8s synth first, or name ' +
        'the report with --report\n',
    });
  });

  test.each([
    ['[', /^bulkhead: "report.json" is no JSON: /],
    [
      '{}',
      /^bulkhead: "report.json" is no report of findings; write one with cdk8s synth, or bulkhead check --format json\n$/,
    ],
    [
      '{"version":1,"failure":"a cycle"}',
      /^bulkhead: "report.json" has no findings, since synth failed before there were any: a cycle\n$/,
    ],
    ['{"findings":[42]}', /^bulkhead: "report.json" is no report of findings/],
  ])('the report %s', async (text, message) => {
    fs.writeFileSync('report.json', text);
    const { code, error } = await bulkhead('baseline', '--report', 'report.json');
    expect({ code, error }).toEqual({ code: 2, error: expect.stringMatching(message) as string });
    expect(fs.existsSync('bulkhead-baseline.json')).toBe(false);
  });
});
