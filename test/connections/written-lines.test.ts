import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { runInNewContext } from 'node:vm';
import { ApiObject } from 'cdk8s';
import { App, Chart, Exposure, Health, Peers, Port, Posture, Resources, Testing, WebService, Worker } from '../../src';
import { run } from '../../src/cli/program';
import { WORKLOAD_LABEL } from '../../src/manifest/workload-label';
import * as plus from '../../src/plus';
import { MemoryTerminal } from '../cli/memory-terminal';
import { container, image, serve } from '../support/plus-shop';

const quiet = { image, resources: Resources.small() };
const usual = { ...quiet, health: Health.tcp(), port: 8080 };
const additionalPorts = [{ name: 'admin', port: 9000, servicePort: 90 }];
const NAMES = { Exposure, Peers, Port };

/** What an app has by names that lines of code use. */
type InScope = Readonly<Record<string, unknown>>;
type Build = (app: App) => InScope;

/** Makes an app, and runs lines in its scope. */
function appOf(build: Build, lines: readonly string[] = []): App {
  const app = Testing.app();
  const scope = build(app);
  lines.forEach((line) => runInNewContext(line, { ...NAMES, ...scope }));
  return app;
}

function reportFolder(app: App): string {
  return path.join(path.dirname(app.outdir), 'report');
}

/** The messages of a rule. */
function messagesOf(rule: string, app: App): string[] {
  try {
    app.synth();
  } catch (error) {
    // errors are in the report, too
    expect((error as Error).message).toContain('no manifest was written');
  }
  const report = JSON.parse(fs.readFileSync(path.join(reportFolder(app), 'report.json'), 'utf8'));
  const findings = report.findings as readonly { readonly rule: string; readonly message: string }[];
  return findings.filter((finding) => finding.rule === rule).map(({ message }) => message);
}

/** The line that a message says to write. */
function lineIn(message: string): string {
  const [, line] = /; write (.*?\))(?: for whoever.*)?$/.exec(message)!;
  return line.replace('{ ... }', "{ namespace: 'ingress' }");
}

function restricted(app: App): Chart {
  const scraper = { namespace: 'monitoring', labels: { app: 'prometheus' } };
  return new Chart(app, 'new', { namespace: 'shop', posture: Posture.restricted({ network: { scraper } }) });
}

/** A Deployment that nobody here makes, in a chart that has no posture. */
function oldCaller(app: App, ...args: readonly string[]): void {
  const chart = new Chart(app, 'old', { namespace: 'legacy', posture: Posture.none() });
  const labels = { 'app.kubernetes.io/name': 'old' };
  new ApiObject(chart, 'Deployment', {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'old' },
    spec: {
      selector: { matchLabels: labels },
      template: { metadata: { labels }, spec: { containers: [{ name: 'old', image, args }] } },
    },
  });
}

function ingressTo(chart: Chart, service: string, port: number): void {
  new ApiObject(chart, 'Ingress', {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'Ingress',
    metadata: { name: 'it' },
    spec: {
      rules: [
        {
          host: 'shop.example.com',
          http: {
            paths: [{ path: '/', pathType: 'Prefix', backend: { service: { name: service, port: { number: port } } } }],
          },
        },
      ],
    },
  });
}

/** A kind with its Service, which the code calls `it`. */
function kindIn(chart: Chart): plus.Deployment {
  const kind = serve(plus.Deployment, chart, 'it', {
    containers: [
      {
        ...container,
        portNumber: undefined,
        ports: [
          { number: 8080, name: 'http' },
          { number: 9000, name: 'admin' },
        ],
      },
    ],
  });
  new plus.Service(chart, 'Service', {
    metadata: { name: 'it' },
    selector: kind,
    ports: [
      { name: 'http', port: 80, targetPort: 8080 },
      { name: 'admin', port: 90, targetPort: 9000 },
    ],
  });
  return kind;
}

/** A Service `front` that is written as it is, and so is none that code knows. */
function unknownService(chart: Chart): void {
  new ApiObject(chart, 'front', {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name: 'front' },
    spec: {
      selector: { [WORKLOAD_LABEL]: 'it' },
      ports: [
        { name: 'http', port: 80, targetPort: 8080 },
        { name: 'admin', port: 81, targetPort: 9000 },
      ],
    },
  });
}

/** A ServiceMonitor of all Services, for one of their ports. */
function monitor(chart: Chart, port: string): void {
  new ApiObject(chart, 'ServiceMonitor', {
    apiVersion: 'monitoring.coreos.com/v1',
    kind: 'ServiceMonitor',
    metadata: { name: 'it' },
    spec: { selector: {}, endpoints: [{ port }] },
  });
}

const CASES: Readonly<Record<string, readonly [rule: string, build: Build, line: string]>> = {
  'a caller under a posture of none, of a component': [
    'connection-declared',
    (app) => {
      oldCaller(app, '--it=http://it.shop:8080');
      return { it: new WebService(restricted(app), 'it', usual) };
    },
    'it.allowFrom(Peers.pods({ namespace: "legacy", labels: { "app.kubernetes.io/name": "old" } }))',
  ],
  'a caller under a posture of none, of another port of a kind': [
    'connection-declared',
    (app) => {
      oldCaller(app, '--it=http://it.shop:90');
      return { it: kindIn(restricted(app)) };
    },
    'it.connections.connectFrom(Peers.pods({ namespace: "legacy", labels: { "app.kubernetes.io/name": "old" } }), { ports: [Port.tcp(90)] })',
  ],
  'a component that calls another port of a component': [
    'connection-declared',
    (app) => {
      const chart = restricted(app);
      const jobs = new Worker(chart, 'jobs', { ...quiet, args: ['--it=http://it:90'] });
      return { jobs, it: new WebService(chart, 'it', { ...usual, additionalPorts }) };
    },
    'jobs.connectTo(it, { ports: [Port.tcp(90)] })',
  ],
  'a kind that calls a kind': [
    'connection-declared',
    (app) => {
      const chart = restricted(app);
      const jobs = serve(plus.Deployment, chart, 'jobs', { containers: [{ ...container, args: ['--it=http://it'] }] });
      return { jobs, it: kindIn(chart) };
    },
    'jobs.connections.connectTo(it, { ports: [Port.tcp(80)] })',
  ],
  'a component that calls another by a Service that code does not know': [
    'connection-declared',
    (app) => {
      const chart = restricted(app);
      const jobs = new Worker(chart, 'jobs', { ...quiet, environment: { IT_ADDR: 'front:80' } });
      const it = new WebService(chart, 'it', { ...usual, additionalPorts });
      unknownService(chart);
      return { jobs, it };
    },
    'jobs.connectTo(it)',
  ],
  'an Ingress to a Service that code does not know': [
    'exposure-allowed',
    (app) => {
      const chart = restricted(app);
      const it = new WebService(chart, 'it', { ...usual, additionalPorts });
      unknownService(chart);
      ingressTo(chart, 'front', 81);
      return { it };
    },
    "it.allowFrom(Exposure.controller({ namespace: 'ingress' }), { ports: [Port.tcp(90)] })",
  ],
  'a Service that code does not know, in front of a kind without one': [
    'exposure-allowed',
    (app) => {
      const chart = restricted(app);
      const it = serve(plus.Deployment, chart, 'it', {
        containers: [{ ...container, portNumber: 8080 }],
        podMetadata: { labels: { [WORKLOAD_LABEL]: 'it' } },
      });
      unknownService(chart);
      ingressTo(chart, 'front', 80);
      return { it };
    },
    "it.connections.connectFrom(Exposure.controller({ namespace: 'ingress' }))",
  ],
  'a webhook of a component': [
    'exposure-allowed',
    (app) => {
      const chart = restricted(app);
      new ApiObject(chart, 'Webhook', {
        apiVersion: 'admissionregistration.k8s.io/v1',
        kind: 'ValidatingWebhookConfiguration',
        metadata: { name: 'it' },
        webhooks: [{ name: 'it.example.com', clientConfig: { service: { name: 'it', namespace: 'shop', port: 90 } } }],
      });
      return { it: new WebService(chart, 'it', { ...usual, additionalPorts }) };
    },
    'it.allowFrom(Peers.apiServer(), { ports: [Port.tcp(90)] })',
  ],
  'metrics of a component': [
    'exposure-allowed',
    (app) => {
      const chart = restricted(app);
      monitor(chart, 'admin');
      return { it: new WebService(chart, 'it', { ...usual, additionalPorts }) };
    },
    'it.allowScraping({ port: Port.tcp(90) })',
  ],
  'metrics of a kind': [
    'exposure-allowed',
    (app) => {
      const chart = restricted(app);
      monitor(chart, 'admin');
      return { it: kindIn(chart) };
    },
    'it.connections.allowScraping({ port: Port.tcp(90) })',
  ],
  'an Ingress to a component': [
    'exposure-allowed',
    (app) => {
      const chart = restricted(app);
      ingressTo(chart, 'it', 8080);
      return { it: new WebService(chart, 'it', usual) };
    },
    "it.allowFrom(Exposure.controller({ namespace: 'ingress' }))",
  ],
  'an Ingress to another port of a kind': [
    'exposure-allowed',
    (app) => {
      const chart = restricted(app);
      ingressTo(chart, 'it', 90);
      return { it: kindIn(chart) };
    },
    "it.connections.connectFrom(Exposure.controller({ namespace: 'ingress' }), { ports: [Port.tcp(90)] })",
  ],
};

describe('the line that a finding says to write makes it go away', () => {
  test.each(Object.entries(CASES))('for %s', (_, [rule, build, line]) => {
    const messages = messagesOf(rule, appOf(build));
    expect(messages.map(lineIn)).toEqual([line]);
    expect(messagesOf(rule, appOf(build, [line]))).toEqual([]);
  });
});

describe('the line that joined contracts say to write closes what is half-open', () => {
  const inFolder = (name: string) => path.join(folder, `${name}.json`);
  let folder: string;

  beforeEach(() => (folder = fs.mkdtempSync(path.join(os.tmpdir(), 'bulkhead-test-'))));

  /** Writes the contract of a repository. */
  function publish(name: string, app: App): void {
    app.synth();
    fs.copyFileSync(path.join(reportFolder(app), 'connections.json'), inFolder(name));
  }

  async function joined(): Promise<{ readonly code: number; readonly out: string }> {
    const terminal = new MemoryTerminal();
    const code = await run(['connections', inFolder('callers'), inFolder('callees')], terminal);
    return { code, out: terminal.written };
  }

  const component: Build = (app) => ({ it: new WebService(restricted(app), 'it', { ...usual, additionalPorts }) });
  const kind: Build = (app) => ({ it: kindIn(restricted(app)) });
  const callerComponent: Build = (app) => ({
    jobs: new Worker(new Chart(app, 'jobs', { namespace: 'jobs' }), 'jobs', quiet),
  });
  const callerKind: Build = (app) => ({
    jobs: serve(plus.Deployment, new Chart(app, 'jobs', { namespace: 'jobs' }), 'jobs'),
  });

  test.each([
    ['a component lets a component in', callerComponent, component, 'jobs.connectTo', 'it.allowFrom'],
    ['a kind lets a kind in', callerKind, kind, 'jobs.connections.connectTo', 'it.connections.connectFrom'],
  ])('where %s on a port that is not the main one', async (_, callers, callees, connectTo, allowFrom) => {
    const callee = `Peers.contract(${JSON.stringify(inFolder('callees'))}).component("it")`;
    const caller = `Peers.contract(${JSON.stringify(inFolder('callers'))}).component("jobs")`;
    const ports = '{ ports: [Port.tcp(90)] }';
    const need = `${connectTo}(${callee}, ${ports})`;
    const offer = `${allowFrom}(${caller}, ${ports})`;

    publish('callees', appOf(callees));
    publish('callers', appOf(callers, [need]));
    const half = await joined();
    expect(half.code).toBe(1);
    expect(half.out).toContain(`write ${offer}\n`);
    publish('callees', appOf(callees, [offer]));
    expect((await joined()).code).toBe(0);

    publish('callers', appOf(callers));
    const other = await joined();
    expect(other.code).toBe(1);
    expect(other.out).toContain(`write ${need}, or remove ${allowFrom}\n`);
    publish('callers', appOf(callers, [need]));
    expect((await joined()).code).toBe(0);
  });
});

describe('in a namespace where a chart denies by default', () => {
  const build =
    (defaultDeny?: boolean): Build =>
    (app) => {
      const chart = new Chart(app, 'shop', { namespace: 'shop', createNamespace: true, defaultDeny });
      const labels = { app: 'raw' };
      new ApiObject(chart, 'Deployment', {
        apiVersion: 'apps/v1',
        kind: 'Deployment',
        metadata: { name: 'raw' },
        spec: {
          selector: { matchLabels: labels },
          template: {
            metadata: { labels },
            spec: { containers: [{ name: 'raw', image, ports: [{ containerPort: 8080 }] }] },
          },
        },
      });
      return { quiet: new Worker(chart, 'quiet', quiet), it: new WebService(chart, 'it', usual) };
    };

  test('pods of others are told to have no connections, and workloads that declare none are not', () => {
    expect(messagesOf('isolated-pods-connected', appOf(build()))).toEqual([
      expect.stringMatching(/^the NetworkPolicy "default-deny" isolates the pods, .* they listen on TCP 8080; write /),
    ]);
  });

  test('what the message says helps', () => {
    expect(messagesOf('isolated-pods-connected', appOf(build(false)))).toEqual([]);
  });
});
