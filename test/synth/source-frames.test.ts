import { spawnSync } from 'child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'fs';
import { dirname, join } from 'path';
import * as cdk8s from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import type { IConstruct } from 'constructs';
import { Chart, Deployment, Health, Include, Resources, Secret, Testing, WebService } from '../../src';
import { sourceOf, userFrames } from '../../src/synth/source-frames';
import { newFolder } from './folder';

const FILE = 'test/synth/source-frames.test.ts';

function manifestsOf(scope: IConstruct): cdk8s.ApiObject[] {
  return scope.node.findAll().filter(cdk8s.ApiObject.isApiObject);
}

const LINES = readFileSync(__filename, 'utf8').split('\n');

/** Where something is written in this file, first of all. */
function place(text: string): object {
  const line = LINES.findIndex((each) => each.includes(text));
  return { file: FILE, line: line + 1, column: LINES[line].indexOf(text) + 1 };
}

describe('an object is said to be made', () => {
  class Shop extends Chart {
    public readonly web = newWeb(this);
  }

  function newWeb(scope: Chart): WebService {
    return new WebService(scope, 'web', {
      image: 'nginx:1',
      port: 8080,
      resources: Resources.small(),
      health: Health.http({ readiness: '/ready', liveness: '/live' }),
    });
  }

  test('where the user called for it, by up to five functions', () => {
    const shop = new Shop(Testing.app(), 'shop');
    for (const object of manifestsOf(shop.web)) {
      const source = sourceOf(object)!;
      expect(source.below).toBeUndefined();
      expect(source.frames.slice(0, 2)).toEqual([
        { ...place("new WebService(scope, 'web'"), function: 'newWeb' },
        { ...place('newWeb(this)'), function: 'Shop.<instance_members_initializer>' },
      ]);
      expect(source.frames.length).toBeLessThanOrEqual(5);
      source.frames.forEach(({ file }) => expect(file).toBe(FILE));
    }
  });

  test('where the user called for it later, once what it is a part of was made', () => {
    const web = newWeb(Testing.chart());
    const ingress = web.exposeViaIngress({ host: 'shop.example.com', tlsSecret: 'shop-tls' });
    expect(sourceOf(cdk8s.ApiObject.of(ingress))!.frames[0]).toMatchObject(place('exposeViaIngress({'));
    expect(() => new WebService(Testing.chart(), 'web', { image: 'nginx:1' } as never)).toThrow();
    const secret = new Secret(web, 'late');
    expect(sourceOf(cdk8s.ApiObject.of(secret))!.frames[0]).toMatchObject(place("new Secret(web, 'late')"));
  });

  test('below the nearest scope of ours, where it is not ours itself', () => {
    const chart = Testing.chart();
    const web = newWeb(chart);
    const below = (construct: IConstruct) => sourceOf(construct)!.below;
    expect(below(new cdk8s.ApiObject(web, 'raw', { apiVersion: 'v1', kind: 'ConfigMap' }))).toBe('test/web');
    expect(below(new cdk8s.ApiObject(chart, 'raw', { apiVersion: 'v1', kind: 'ConfigMap' }))).toBe('test');
    expect(below(new kplus.ConfigMap(chart, 'map'))).toBe('test');
    expect(below(new kplus.ConfigMap(new cdk8s.Chart(Testing.app(), 'theirs'), 'map'))).toBe('App');
  });

  test('where it was exposed, if that made it', () => {
    const deployment = new Deployment(Testing.chart(), 'web', { containers: [{ image: 'nginx', portNumber: 80 }] });
    const service = deployment.exposeViaService();
    expect(sourceOf(cdk8s.ApiObject.of(service))).toMatchObject({ frames: [{ file: FILE, column: 32 }] });
    expect(sourceOf(cdk8s.ApiObject.of(service))!.below).toBeUndefined();
  });

  test('below what included it', () => {
    const url = join(dirname(newFolder()), 'pod.yaml');
    mkdirSync(dirname(url), { recursive: true });
    writeFileSync(url, 'apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\n');
    const include = new Include(Testing.chart(), 'inc', { url });
    const source = sourceOf(include.apiObjects[0])!;
    expect(source.below).toBe('test/inc');
    expect(source.frames[0]).toEqual(place("new Include(Testing.chart(), 'inc'"));
  });
});

describe('with stack traces made by the program', () => {
  const before = Error.prepareStackTrace;
  beforeEach(() => {
    Error.prepareStackTrace = (error, calls) => [error, ...calls.map((call) => `    at ${String(call)}`)].join('\n');
  });
  afterEach(() => {
    Error.prepareStackTrace = before;
  });

  const sourcesOf = (made: readonly Secret[]) => made.map((each) => sourceOf(cdk8s.ApiObject.of(each))!);

  test('what is made in a loop has the same frames', () => {
    const chart = Testing.chart();
    const [first, second] = sourcesOf(['one', 'two'].map((id) => new Secret(chart, id)));
    expect(first.frames[0].file).toBe(FILE);
    expect(second.frames).toBe(first.frames);
  });

  test('what is made by one line for two others has two, also where functions of the engine lie between', () => {
    const chart = Testing.chart();
    const made: Secret[] = [];
    const make = () => made.push(new Secret(chart, `secret-${made.length}`));
    const makeInLists = () => [0].forEach(() => [0].forEach(make));
    makeInLists();
    makeInLists();
    const [first, second] = sourcesOf(made);
    expect(second.frames.slice(0, 3)).toEqual(first.frames.slice(0, 3));
    expect(second.frames[3].line).toBe(first.frames[3].line + 1);
  });

  test('what is made by the method of two classes has two', () => {
    class Shop {
      public secret(id: string): Secret {
        return new Secret(Testing.chart(), id);
      }
    }
    class Market extends Shop {}
    const [first, second] = sourcesOf([new Shop(), new Market()].map((each) => each.secret('key')));
    expect([first, second].map(({ frames }) => frames[0].function)).toEqual(['Shop.secret', 'Market.secret']);
  });
});

describe('of a stack trace', () => {
  const here = process.cwd();

  test.each<[string, object | undefined]>([
    [`    at ${here}/main.ts:3:5`, { file: 'main.ts', line: 3, column: 5 }],
    [`    at Object.<anonymous> (${here}/main.ts:3:5)`, { file: 'main.ts', line: 3, column: 5 }],
    [`    at <anonymous> (${here}/main.ts:3:5)`, { file: 'main.ts', line: 3, column: 5 }],
    [`    at new Shop (${here}/a (b)/shop.ts:3:5)`, { file: 'a (b)/shop.ts', line: 3, column: 5, function: 'Shop' }],
    [`    at async make (file://${here}/a%20b.mjs:3:5)`, { file: 'a b.mjs', line: 3, column: 5, function: 'make' }],
    [`    at Shop.make [as build] (${here}/x.js:3:5)`, { file: 'x.js', line: 3, column: 5, function: 'Shop.make' }],
    [
      `    at make (${join(here, '../other/x.js')}:3:5)`,
      { file: '../other/x.js', line: 3, column: 5, function: 'make' },
    ],
    [`    at ownKind (${here}/src/synth/own-kind.ts:3:5)`, undefined],
    [`    at new Chart (${here}/node_modules/cdk8s/lib/chart.js:3:5)`, undefined],
    ['    at Module._compile (node:internal/modules/cjs/loader:1:1)', undefined],
    ['    at Array.map (<anonymous>)', undefined],
    ['    at eval (eval at run (native), <anonymous>:1:1)', undefined],
    ['Error: at /x.ts:1:1', undefined],
  ])('%j is %j', (line, frame) => {
    expect(userFrames(line)).toEqual(frame ? [frame] : []);
  });

  test('the first five are kept', () => {
    const lines = Array.from({ length: 9 }, (_, index) => `    at ${here}/main.ts:${index + 1}:1`);
    expect(userFrames(lines.join('\n')).map(({ line }) => line)).toEqual([1, 2, 3, 4, 5]);
  });

  test.each([undefined, null, 3, [], {}])('what is none, %j, has no frames', (stack) => {
    expect(userFrames(stack)).toEqual([]);
  });
});

test('a program in another language has no frames here', () => {
  const before = process.env.JSII_AGENT;
  process.env.JSII_AGENT = 'Python/3';
  try {
    expect(sourceOf(new Deployment(Testing.chart(), 'web', { containers: [{ image: 'nginx' }] }))).toBeUndefined();
  } finally {
    process.env.JSII_AGENT = before;
    if (before === undefined) {
      delete process.env.JSII_AGENT;
    }
  }
});

test('an app run with tsx has the lines of its TypeScript, and no more than a screen of errors', () => {
  const outdir = newFolder();
  const args = [join(dirname(require.resolve('tsx/package.json')), 'dist/cli.mjs'), 'test/synth/failing-app/main.ts'];
  const { status, stderr } = spawnSync(process.execPath, [...args, outdir], { encoding: 'utf8' });
  expect(status).toBe(1);
  expect(stderr).toMatch(/\nError: \d+ errors in 80 objects; no manifest was written\n/);
  expect(stderr.trimEnd().split('\n').length).toBeLessThanOrEqual(20);
  const report = JSON.parse(readFileSync(join(dirname(outdir), 'report/report.json'), 'utf8'));
  expect(report.findings[0].source.frames[0]).toEqual({
    file: 'test/synth/failing-app/main.ts',
    line: 13,
    column: 3,
  });
});
