/**
 * Every example renders to the same bytes in two processes, to those that are committed, and to objects that the newest
 * and the oldest API server create while every namespace enforces the restricted level.
 */
import { deepStrictEqual } from 'node:assert';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { parse, parseAllDocuments } from 'yaml';
import { installed, run } from '../command';
import { corpusFolders } from '../corpora/corpus';
import { checkAccepted, SERVERS } from '../server';
import { Tally } from '../tally';
import { APP_OF_CDK8S, EXAMPLES, exampleNames, goldenOf } from './golden';

/** Definitions of kinds that are not a cluster's own, in the outside data, by the example that has such objects. */
const DEFINITIONS: Record<string, readonly string[]> = {
  networking: ['gateways', 'httproutes'].map((kind) => `crds/gateway-api/gateway.networking.k8s.io_${kind}.yaml`),
  services: ['crds/gateway-api/gateway.networking.k8s.io_httproutes.yaml'],
  storage: ['volumesnapshotclasses', 'volumesnapshots'].map(
    (kind) => `crds/external-snapshotter/snapshot.storage.k8s.io_${kind}.yaml`,
  ),
  configuration: ['crds/external-secrets/external-secrets.io_externalsecrets.yaml'],
  'custom-resources': [
    'cert-manager/cert-manager.io_certificates',
    'cert-manager/cert-manager.io_issuers',
    'external-secrets/external-secrets.io_externalsecrets',
    'external-secrets/external-secrets.io_secretstores',
    'gateway-api/gateway.networking.k8s.io_gateways',
    'gateway-api/gateway.networking.k8s.io_httproutes',
    'keda/keda.sh_scaledobjects',
    'keda/keda.sh_triggerauthentications',
    'prometheus-operator/monitoring.coreos.com_prometheusrules',
    'prometheus-operator/monitoring.coreos.com_servicemonitors',
    'vertical-pod-autoscaler/autoscaling.k8s.io_verticalpodautoscalers',
  ].map((kind) => `crds/${kind}.yaml`),
};

const tally = new Tally();
const scratch = fs.mkdtempSync(path.join(os.tmpdir(), 'conformance-examples-'));
try {
  const examples = exampleNames();
  tally.check('there are examples', () => deepStrictEqual(examples.length > 0, true));
  examples.forEach(checkExample);
} finally {
  fs.rmSync(scratch, { recursive: true });
}
tally.close();

function checkExample(name: string): void {
  const [first, second] = ['first', 'second'].map((turn) => path.join(scratch, name, turn, 'manifests'));
  try {
    [first, second].forEach((folder) => render(name, folder));
  } catch (error) {
    tally.fail(`${name}: renders`, String(error));
    return;
  }
  tally.check(`${name}: two processes render the same bytes`, () => same(second, first));
  tally.check(`${name}: renders what is committed`, () => same(first, goldenOf(name)));
  if (name === APP_OF_CDK8S) {
    tally.check(`${name}: cdk8s synth renders the same`, () => {
      const folder = path.join(scratch, name, 'cli', 'manifests');
      run(installed('cdk8s'), ['synth', '--check-upgrade=false', '--output', folder]);
      same(folder, first);
    });
  }
  tally.check(`${name}: no namespace asks for less than the restricted level`, () => enforceRestricted(first));
  const needed = DEFINITIONS[name] ?? [];
  const definitions = needed.flatMap((file) => corpusFolders(tally, `${name}: the definitions in ${file}`, file));
  if (definitions.length < needed.length) {
    return; // said by now
  }
  const known = definitions.map((file) => forEveryServer(file, path.join(scratch, name, 'definitions')));
  for (const version of SERVERS) {
    checkAccepted(tally, name, version, [...known, first]);
  }
}

/** A copy of a definition without the fields to select objects by, which servers know from 1.30 on. */
function forEveryServer(file: string, folder: string): string {
  const definition = parse(fs.readFileSync(file, 'utf8'));
  for (const version of definition.spec.versions) {
    delete version.selectableFields;
  }
  const copy = path.join(folder, path.basename(file));
  fs.mkdirSync(folder, { recursive: true });
  fs.writeFileSync(copy, JSON.stringify(definition));
  return copy;
}

function render(name: string, folder: string): void {
  const main = path.join(EXAMPLES, name, 'main.ts');
  run(installed('tsx'), ['--tsconfig', 'examples/tsconfig.json', main], { env: { CDK8S_OUTDIR: folder } });
}

function same(folder: string, expected: string): void {
  deepStrictEqual(contentsOf(folder), contentsOf(expected));
}

function contentsOf(folder: string): Record<string, string> {
  const names = fs.readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();
  const files = names.filter((name) => fs.statSync(path.join(folder, name)).isFile());
  return Object.fromEntries(files.map((name) => [name, fs.readFileSync(path.join(folder, name), 'utf8')]));
}

/** The harness labels the namespaces that no manifest defines; one that a manifest defines keeps its own labels. */
function enforceRestricted(folder: string): void {
  for (const [file, text] of Object.entries(contentsOf(folder))) {
    for (const document of parseAllDocuments(text)) {
      const manifest = document.toJS();
      if (manifest?.kind === 'Namespace') {
        const level = manifest.metadata.labels?.['pod-security.kubernetes.io/enforce'];
        deepStrictEqual(level, 'restricted', `${file}: namespace "${manifest.metadata.name}" enforces ${level}`);
      }
    }
  }
}
