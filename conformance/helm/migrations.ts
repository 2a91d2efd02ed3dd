/**
 * The guides from Helm and kustomize, with the real programs and a real API server: what is wrapped is what they render,
 * and what replaces it comes into the cluster in place.
 */
import { deepStrictEqual, ok, strictEqual } from 'node:assert';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { parseAllDocuments } from 'yaml';
import { PROJECT, run } from '../command';
import { Tally } from '../tally';

type Manifest = Record<string, any>;

const tally = new Tally();
const scratch = fs.mkdtempSync(path.join(os.tmpdir(), 'conformance-migrations-'));
const programs = run(path.join(__dirname, 'install.sh'), []).stdout.trim();
const env = { PATH: `${programs}:${process.env.PATH}` };
const chart = path.join(PROJECT, 'examples', 'from-helm');
const kustomization = path.join(PROJECT, 'examples', 'from-kustomize');
const release = ['feedback', path.join(chart, 'chart'), '--values', path.join(chart, 'values-production.yaml')];
/** What kubectl leaves in place where it does not know that it belonged to the chart. */
const OF_THE_CHART = ['helm.sh/chart', 'checksum/settings'];

try {
  checkHelm();
  checkCluster();
  checkKustomize();
} finally {
  fs.rmSync(scratch, { recursive: true });
}
tally.close();

function checkHelm(): void {
  const templates = objectsIn(run('helm', ['template', ...release, '--namespace', 'shop'], { env }).stdout);
  const [wrapped, halfway] = ['wrapped', 'halfway'].map((stage) => rendered(chart, stage));
  const final = committed(chart, 'shop');
  tally.check('a wrapped chart renders what helm template prints', () => {
    deepStrictEqual(withoutNamespace(wrapped), withoutNamespace(templates));
    return `${wrapped.length} objects`;
  });
  tally.check('with its Ingress replaced, all else stays', () => {
    deepStrictEqual(halfway.filter(isNot('Ingress')), wrapped.filter(isNot('Ingress')));
    const [before, after] = [wrapped, halfway].map((objects) => named(objects, 'Ingress', 'feedback').spec);
    const [rule] = before.rules;
    rule.http.paths[0].backend.service.port = { number: 80 };
    deepStrictEqual(after, before);
  });
  tally.check('what replaces the chart has all its objects, and the same selectors', () => {
    deepStrictEqual(
      titles(wrapped).filter((title) => !titles(final).includes(title)),
      [],
    );
    for (const kind of ['Deployment', 'Service']) {
      const [before, after] = [wrapped, final].map((objects) => named(objects, kind, 'feedback').spec.selector);
      deepStrictEqual(after, before, kind);
    }
  });
}

/** A release in each of three namespaces is handed over: wrapped first, at once, and by owners of fields. */
function checkCluster(): void {
  for (const namespace of ['shop', 'hasty', 'owned']) {
    run('kubectl', ['create', 'namespace', namespace]);
    run('helm', ['install', ...release, '--namespace', namespace], { env });
  }
  const wrapped = path.join(scratch, 'wrapped');
  tally.check('kubectl diff finds nothing between the release and the wrapped chart', () => {
    strictEqual(run('kubectl', ['diff', '-f', wrapped]).stdout, '');
  });
  tally.check('applying the wrapped chart changes nothing that runs', () => {
    const { spec } = deployment('shop');
    run('kubectl', ['apply', '-f', wrapped]);
    deepStrictEqual(deployment('shop').spec, spec);
  });
  tally.check('what replaces it then leaves nothing of the chart behind', () => {
    run('kubectl', ['apply', '-f', path.join(chart, 'manifests')]);
    deepStrictEqual(leftovers(deployment('shop')), []);
  });
  tally.check('without that step, fields of the chart stay', () => {
    run('kubectl', ['apply', '-f', movedTo('hasty', path.join(chart, 'manifests'))]);
    deepStrictEqual(leftovers(deployment('hasty')), OF_THE_CHART);
  });
  tally.check('with server-side apply they stay even so', () => {
    for (const folder of [wrapped, path.join(chart, 'manifests')]) {
      run('kubectl', ['apply', '--server-side', '--force-conflicts', '-f', movedTo('owned', folder)]);
    }
    deepStrictEqual(leftovers(deployment('owned')), OF_THE_CHART);
  });
  tally.check('the release can be forgotten without its objects', () => {
    run('kubectl', ['delete', 'secret', '--namespace', 'shop', '--selector', 'owner=helm,name=feedback']);
    strictEqual(run('helm', ['list', '--short', '--namespace', 'shop'], { env }).stdout.trim(), '');
    ok(deployment('shop'));
  });
}

/** A file of the same objects in another namespace. */
function movedTo(namespace: string, folder: string): string {
  const text = fs.readFileSync(path.join(folder, 'shop.k8s.yaml'), 'utf8');
  const file = path.join(scratch, `${namespace}.yaml`);
  fs.writeFileSync(file, text.replaceAll('namespace: shop', `namespace: ${namespace}`));
  return file;
}

/** The labels and annotations of the chart that a Deployment still has. */
function leftovers({ metadata, spec }: Manifest): string[] {
  const { annotations } = spec.template.metadata;
  return [...Object.keys(metadata.labels), ...Object.keys(annotations)].filter((key) => /helm|^checksum/.test(key));
}

function deployment(namespace: string): Manifest {
  const { stdout } = run('kubectl', ['get', 'deployment', 'feedback', '--namespace', namespace, '-o', 'json']);
  return JSON.parse(stdout);
}

function checkKustomize(): void {
  const wrapped = rendered(kustomization, 'wrapped');
  for (const [environment, namespace] of [
    ['staging', 'news-staging'],
    ['production', 'news'],
  ]) {
    const built = objectsIn(
      run('kustomize', ['build', path.join(kustomization, 'overlays', environment)], { env }).stdout,
    );
    tally.check(`${environment}: a wrapped kustomization renders what kustomize build prints`, () => {
      deepStrictEqual(
        wrapped.filter(({ metadata }) => metadata.namespace === namespace),
        built,
      );
      return `${built.length} objects`;
    });
    tally.check(`${environment}: what replaces it says the same`, () => {
      const [before, after] = [built, committed(kustomization, environment)].map(factsOf);
      deepStrictEqual(after, before);
    });
  }
}

/** What a base and its overlays decide. */
function factsOf(objects: readonly Manifest[]): Manifest {
  const { metadata, spec } = named(objects, 'Deployment', 'digest');
  const [container] = spec.template.spec.containers;
  const settings = objects.find(({ kind }) => kind === 'ConfigMap')!;
  strictEqual(container.envFrom[0].configMapRef.name, settings.metadata.name);
  return {
    data: settings.data,
    namespace: metadata.namespace,
    replicas: spec.replicas,
    selector: spec.selector,
    nodes: spec.template.spec.nodeSelector,
    image: container.image,
    env: container.env,
  };
}

/** The objects of one stage of an example, which is not its main program. */
function rendered(example: string, stage: string): Manifest[] {
  const folder = path.join(scratch, stage);
  fs.rmSync(folder, { recursive: true, force: true });
  const tsx = path.join(PROJECT, 'node_modules', '.bin', 'tsx');
  run(tsx, ['--tsconfig', 'examples/tsconfig.json', path.join(example, `${stage}.ts`)], {
    env: { ...env, CDK8S_OUTDIR: folder },
  });
  return fs.readdirSync(folder).flatMap((file) => objectsIn(fs.readFileSync(path.join(folder, file), 'utf8')));
}

function committed(example: string, name: string): Manifest[] {
  return objectsIn(fs.readFileSync(path.join(example, 'manifests', `${name}.k8s.yaml`), 'utf8'));
}

function objectsIn(text: string): Manifest[] {
  return parseAllDocuments(text).map((document) => document.toJS() as Manifest);
}

/** helm template says no namespace: the command that applies what it prints does. */
function withoutNamespace(objects: readonly Manifest[]): Manifest[] {
  return objects.map(({ metadata: { namespace: _, ...metadata }, ...object }) => ({ ...object, metadata }));
}

function named(objects: readonly Manifest[], kind: string, name: string): Manifest {
  const found = objects.find((object) => object.kind === kind && object.metadata.name === name);
  ok(found, `there is no ${kind} "${name}"`);
  return structuredClone(found);
}

function titles(objects: readonly Manifest[]): string[] {
  return objects.map(({ kind, metadata }) => `${kind} "${metadata.namespace}/${metadata.name}"`);
}

function isNot(kind: string): (object: Manifest) => boolean {
  return (object) => object.kind !== kind;
}
