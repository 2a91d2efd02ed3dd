/**
 * The real helm and kustomize, on charts that have whatever a chart can have. What our constructs make of them is what
 * those programs print, and nothing of the machine that they run on shows in it.
 */
import { deepStrictEqual, match, ok, strictEqual, throws } from 'node:assert';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import * as cdk8s from 'cdk8s';
import { App, Chart, Helm, HelmProps, Kustomize, Posture, Testing } from '../../src';
import { run } from '../command';
import { checkAccepted } from '../server';
import { Tally } from '../tally';
import { VALUES } from './values';

type Manifest = Record<string, any>;

const tally = new Tally();
const scratch = fs.mkdtempSync(path.join(os.tmpdir(), 'conformance-helm-'));
const programs = run(path.join(__dirname, 'install.sh'), []).stdout.trim();
const helmExecutable = path.join(programs, 'helm');
const charts = path.join(__dirname, 'charts');
const overlay = path.join(__dirname, 'kustomization', 'overlay');

// what a machine may have, which must not show
process.env.HELM_NAMESPACE = 'of-the-environment';
process.env.KUBECONFIG = kubeconfig('of-the-kubeconfig');

try {
  checkObjects();
  checkHooks();
  checkSettings();
  checkFaults();
  checkKustomize();
} finally {
  fs.rmSync(scratch, { recursive: true });
}
tally.close();

function checkObjects(): void {
  tally.check('a chart under a posture of none is what cdk8s makes of it', () => {
    const [ours, theirs] = [Testing.chart({ posture: Posture.none() }), Testing.chart({ posture: Posture.none() })];
    const props = { ...propsOf('shop'), values: { replicas: 3 }, namespace: 'shop' };
    new Helm(ours, 'r', props);
    new cdk8s.Helm(theirs, 'r', props);
    const [manifests, expected] = [Testing.synth(ours), Testing.synth(theirs)];
    deepStrictEqual(titles(manifests), titles(expected));
    deepStrictEqual(manifests, expected);
    strictEqual(named(manifests, 'Deployment', 'r-web').spec.template.spec.volumes[0].configMap.defaultMode, 0o644);
    return `${manifests.length} objects`;
  });
  tally.check('values arrive as they are', () => {
    const { removed, ...defaults } = JSON.parse(facts().values);
    strictEqual(removed, 'by null');
    const values = JSON.parse(facts({ values: { settings: { ...VALUES, removed: null, none: undefined } } }).values);
    deepStrictEqual(values, { ...defaults, ...VALUES });
    return `${Object.keys(VALUES).length} values`;
  });
  tally.check('a subchart is rendered, and left out where its condition says so', () => {
    strictEqual(named(rendered('shop'), 'PersistentVolumeClaim', 'r-store').metadata.namespace, 'stores');
    const without = rendered('shop', { values: { store: { enabled: false } } });
    ok(!titles(without).includes('PersistentVolumeClaim "r-store"'));
  });
  tally.check('definitions are rendered only when they are asked for', () => {
    const [without, with_] = [titles(rendered('shop')), titles(rendered('shop', { includeCrds: true }))];
    deepStrictEqual(
      with_.filter((title) => !without.includes(title)),
      ['CustomResourceDefinition "widgets.shop.example.com"'],
    );
    deepStrictEqual(
      without.filter((title) => !with_.includes(title)),
      [],
    );
  });
  tally.check('output of any size is read', () => {
    const manifests = rendered('big');
    const size = JSON.stringify(manifests).length;
    ok(size > 15e6);
    return `${size} bytes`;
  });
  const folder = path.join(scratch, 'accepted');
  fs.mkdirSync(folder);
  const namespaces = ['shop', 'stores'].map((name) => ({ apiVersion: 'v1', kind: 'Namespace', metadata: { name } }));
  const documents = [...namespaces, ...rendered('shop', { namespace: 'shop', includeCrds: true })];
  fs.writeFileSync(path.join(folder, 'all.yaml'), documents.map((each) => JSON.stringify(each)).join('\n---\n'));
  checkAccepted(tally, 'chart "shop"', 'newest', [folder]);
}

function checkHooks(): void {
  tally.check('tests are left out and reported, other hooks are found', () => {
    const app = new App({ outdir: path.join(scratch, 'manifests'), posture: Posture.baseline().audit() });
    const chart = new Chart(app, 'shop', { posture: Posture.baseline() });
    const helm = new Helm(chart, 'r', propsOf('shop'));
    deepStrictEqual([...helm.leftOut].sort(), ['ConfigMap "r-test"', 'Pod "r-test"']);
    app.synth();
    const report = JSON.parse(fs.readFileSync(path.join(app.reportdir, 'report.json'), 'utf8'));
    deepStrictEqual(
      report.omissions.map(({ resource, origin }: Manifest) => [resource.name, origin]),
      [
        ['r-test', 'shop/r'],
        ['r-test', 'shop/r'],
      ],
    );
    const found = report.findings.filter(({ rule }: Manifest) => rule === 'no-helm-hooks');
    const written = fs.readFileSync(path.join(app.outdir, 'shop.k8s.yaml'), 'utf8');
    strictEqual(written.match(/helm\.sh\/hook:/g)?.length, found.length);
    const messages = new Map<string, string>(found.map(({ resource, message }: Manifest) => [resource.name, message]));
    strictEqual(messages.size, 9);
    match(messages.get('r-post-upgrade') ?? '', /PostSync, argocd\.argoproj\.io\/sync-wave: "0", .*HookSucceeded$/);
    match(messages.get('r-pre-install') ?? '', /PreSync, argocd\.argoproj\.io\/sync-wave: "-3"/);
    match(messages.get('r-pre-rollback') ?? '', /leave the object out$/);
    match(messages.get('r-jobs') ?? '', /sync-wave: "-5"; it has nothing like "test"$/);
    return `${found.length} findings`;
  });
  tally.check('flags of the user leave hooks out', () => {
    const manifests = rendered('shop', { helmFlags: ['--no-hooks'] });
    ok(!titles(manifests).some((title) => title.startsWith('Job ')));
  });
}

function checkSettings(): void {
  tally.check('the namespace is that of the props, else of the chart, else default', () => {
    const spaces = [
      facts({ namespace: 'shop' }, 'around'),
      facts({}, 'around'),
      facts(),
      facts({}, 'around', Posture.none()),
    ];
    deepStrictEqual(
      spaces.map(({ namespace }) => namespace),
      ['shop', 'around', 'default', 'default'],
    );
    const manifests = rendered('shop', { namespace: 'shop' });
    strictEqual(named(manifests, 'Deployment', 'r-web').metadata.namespace, 'shop');
    strictEqual(named(manifests, 'PersistentVolumeClaim', 'r-store').metadata.namespace, 'stores');
    strictEqual(named(manifests, 'ClusterRole', 'r').metadata.namespace, undefined);
  });
  tally.check('templates are told the target version', () => {
    const newer = Posture.restricted({ targetVersion: '1.33' });
    const versions = [
      facts(),
      facts({}, undefined, newer),
      facts({ kubeVersion: '1.31' }),
      facts({ kubeVersion: '1.31', helmFlags: ['--kube-version', '1.32.1'] }),
    ];
    deepStrictEqual(
      versions.map(({ kubernetes }) => kubernetes),
      ['v1.29.0', 'v1.33.0', 'v1.31', 'v1.32.1'],
    );
  });
  tally.check('templates are told what the cluster serves, and find nothing in it', () => {
    const apiVersions = ['monitoring.coreos.com/v1/ServiceMonitor', 'example.com/v1'];
    deepStrictEqual([facts().monitored, facts({ apiVersions }).monitored], ['false', 'true']);
    ok(titles(rendered('shop', { apiVersions })).includes('ServiceMonitor "r"'));
    strictEqual(facts().found, '{}');
  });
  tally.check('a release has a name of its own unless it is given one', () => {
    const chart = Testing.chart();
    const { releaseName } = new Helm(chart, 'shop', { chart: path.join(charts, 'shop'), helmExecutable });
    strictEqual(releaseName, cdk8s.Names.toDnsLabel(chart, { maxLen: 53, extra: ['shop'] }));
    strictEqual(facts().release, 'r');
  });
  tally.check('what differs each time is told, without the value', () => {
    rendered('shop', { checkRepeatable: true });
    rendered('random', { checkRepeatable: true, values: { password: 'given' } });
    const chart = path.join(charts, 'random');
    throws(() => rendered('random', { checkRepeatable: true }), {
      message:
        `chart "${chart}" renders differently each time: Secret "r": stringData.password; ` +
        'give the values that it makes at random, or leave out checkRepeatable',
    });
  });
}

function checkFaults(): void {
  const fails = (what: string, name: string, props: Partial<HelmProps>, message: RegExp) => {
    tally.check(`${what} is told`, () => {
      const chart = Testing.chart();
      throws(() => new Helm(chart, 'r', { ...propsOf(name), ...props }), message);
      strictEqual(chart.node.tryFindChild('r'), undefined);
    });
  };
  fails(
    'a chart that fails',
    'failing',
    {},
    /^Error: chart ".*failing" cannot be rendered: .*helm template .* failed with exit code 1:\n.*chart failing wants a password/,
  );
  fails('a chart that is not there', 'nowhere', {}, /^Error: chart ".*nowhere" cannot be rendered: [^]*not found/);
  fails(
    'what is no Kubernetes object',
    'broken',
    {},
    /^Error: chart ".*broken", rendered, document \d, line \d+ \(broken\/templates\/nothing\.yaml\): has no apiVersion; every Kubernetes object needs one$/,
  );
  fails('an unknown flag', 'shop', { helmFlags: ['--no-such-flag'] }, /unknown flag: --no-such-flag/);
  fails('a version that is none', 'shop', { kubeVersion: 'newest' }, /invalid kube version 'newest'/);
  fails('a release name that Helm refuses', 'shop', { releaseName: 'R' }, /invalid release name/);
}

function checkKustomize(): void {
  const kubectl = path.join(
    process.env.KUBE_TEST_CACHE ?? path.join(os.homedir(), '.cache/kube-apiserver-test'),
    'bin/kubectl',
  );
  for (const kustomizeExecutable of [path.join(programs, 'kustomize'), kubectl]) {
    const what = `what ${path.basename(kustomizeExecutable)} builds is included`;
    if (!fs.existsSync(kustomizeExecutable)) {
      tally.skip(what, 'it was not built for the API servers');
      continue;
    }
    tally.check(what, () => {
      const chart = Testing.chart({ posture: Posture.none() });
      new Kustomize(chart, 'shop', { path: overlay, kustomizeExecutable });
      const manifests: Manifest[] = Testing.synth(chart);
      const settings = manifests.find(({ kind }) => kind === 'ConfigMap')!;
      match(settings.metadata.name, /^eu-settings-[a-z0-9]{10}$/);
      deepStrictEqual(settings.data, { MODE: '0644', COLOUR: 'no' });
      const { metadata, spec } = named(manifests, 'Deployment', 'eu-web');
      deepStrictEqual([metadata.namespace, spec.replicas], ['shop', 3]);
      strictEqual(spec.template.spec.containers[0].envFrom[0].configMapRef.name, settings.metadata.name);
      strictEqual(manifests.length, 2);
    });
  }
  tally.check('a kustomization that cannot be built is told', () => {
    const folder = path.join(scratch, 'kustomization');
    fs.mkdirSync(folder);
    fs.writeFileSync(path.join(folder, 'kustomization.yaml'), 'resources: [nowhere.yaml]\n');
    const kustomizeExecutable = path.join(programs, 'kustomize');
    throws(
      () => new Kustomize(Testing.chart(), 'all', { path: folder, kustomizeExecutable }),
      /^Error: kustomization ".*" cannot be rendered: .*kustomize build .* failed with exit code 1:\n[^]*nowhere\.yaml/,
    );
  });
}

function propsOf(name: string): HelmProps {
  return { chart: path.join(charts, name), releaseName: 'r', helmExecutable };
}

/** What a chart becomes before anything is hardened, so that it is Helm alone that decides. */
function rendered(name: string, props: Partial<HelmProps> = {}, namespace?: string, posture?: Posture): Manifest[] {
  const chart = Testing.chart({ namespace, posture: posture ?? Posture.restricted() });
  const { apiObjects } = new Helm(chart, 'r', { ...propsOf(name), ...props });
  return apiObjects.map((object) => cdk8s.ApiObject.prototype.toJson.call(object) as Manifest);
}

/** What the chart was told. */
function facts(props: Partial<HelmProps> = {}, namespace?: string, posture?: Posture): Manifest {
  return named(rendered('shop', props, namespace, posture), 'ConfigMap', 'r-facts').data;
}

function named(manifests: readonly Manifest[], kind: string, name: string): Manifest {
  const found = manifests.find((manifest) => manifest.kind === kind && manifest.metadata.name === name);
  ok(found, `there is no ${kind} "${name}"`);
  return found;
}

function titles(manifests: readonly Manifest[]): string[] {
  return manifests.map(({ kind, metadata }) => `${kind} "${metadata.name}"`).sort();
}

function kubeconfig(namespace: string): string {
  const file = path.join(scratch, 'kubeconfig');
  const contexts = [{ name: 'here', context: { cluster: 'here', user: 'me', namespace } }];
  const clusters = [{ name: 'here', cluster: { server: 'https://127.0.0.1:1' } }];
  const config = { apiVersion: 'v1', kind: 'Config', 'current-context': 'here', contexts, clusters, users: [] };
  fs.writeFileSync(file, JSON.stringify(config), { mode: 0o600 });
  return file;
}
