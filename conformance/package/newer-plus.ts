import { deepStrictEqual, strictEqual } from 'node:assert';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { parseAllDocuments } from 'yaml';
import { JsonObject, objectIn } from '../../src/manifest/json';
import { POD_TEMPLATE_PATHS, podTemplatesOf } from '../../src/manifest/pod-template';
import { PROJECT, run } from '../command';
import type { Tally } from '../tally';

/** Newer lines of cdk8s-plus, beside the one that this library extends. */
const NEWER = { 'cdk8s-plus-33': '2.5.57', 'cdk8s-plus-34': '2.0.54', 'cdk8s-plus-31': '2.6.43' };

/** An app that ours renders as newer lines do, but for what is listed below, whoever makes its kinds. */
interface Example {
  readonly title: string;
  readonly source: string;
  /** The module that its kinds are from. */
  readonly kinds: string;
  /** The name of what it writes. */
  readonly output: string;
  /** What it writes where cdk8s-plus-28 or ours make its kinds. */
  readonly golden: string;
}

const PLAIN = path.join(PROJECT, 'examples', 'plain-cdk8s');

const EXAMPLES: readonly Example[] = [
  {
    title: 'examples/plain-cdk8s',
    source: path.join(PLAIN, 'main.ts'),
    kinds: 'cdk8s-plus-28',
    output: 'guestbook.k8s.yaml',
    golden: path.join(PLAIN, 'manifests', 'guestbook.k8s.yaml'),
  },
  {
    title: 'an app that uses what newer lines have added',
    source: path.join(__dirname, 'additions.ts'),
    kinds: 'cdk8s-bulkhead/lib/plus',
    output: 'shop.k8s.yaml',
    golden: path.join(__dirname, 'additions.k8s.yaml'),
  },
];

const OURS = 'cdk8s-bulkhead/lib/plus';

/**
 * Apps on plain cdk8s-plus, on newer lines of it: our App hardens what those render just the same, and our kinds have what
 * they have. And a newer line under the name of cdk8s-plus-28, which is then what our kinds extend.
 *
 * @param consumer folder in which the package and its peers are installed
 */
export function checkNewerPlus(tally: Tally, consumer: string): void {
  const [, additions] = EXAMPLES;
  tally.check(`${additions.title} renders what is committed`, () => {
    strictEqual(rendered(consumer, additions, OURS), goldenOf(additions));
  });
  const packages = Object.entries(NEWER).map(([name, version]) => `${name}@${version}`);
  run('npm', ['install', '--no-audit', '--no-fund', '--no-save', ...packages], { cwd: consumer });
  for (const name of Object.keys(NEWER)) {
    for (const example of EXAMPLES) {
      tally.check(`${example.title} renders the same on ${name}, but for what is listed`, () => {
        const expected = manifestsIn(goldenOf(example)).map(asNewer).map(withoutSomeVolumes);
        deepStrictEqual(manifestsIn(rendered(consumer, example, name)), expected);
      });
    }
  }
  tally.check('our kinds extend a newer line under the name of cdk8s-plus-28', () => {
    const before = EXAMPLES.map((example) => rendered(consumer, example, OURS));
    const [[name, version]] = Object.entries(NEWER);
    run('npm', ['install', '--no-audit', '--no-fund', '--no-save', `cdk8s-plus-28@npm:${name}@${version}`], {
      cwd: consumer,
    });
    EXAMPLES.forEach((example, index) => {
      deepStrictEqual(manifestsIn(rendered(consumer, example, OURS)), manifestsIn(before[index]).map(asNewer));
    });
  });
}

/** What an example renders with the kinds of a module. */
function rendered(consumer: string, { source, kinds, output }: Example, module: string): string {
  const id = `${path.parse(output).name}-${module}`.replace(/\W/g, '-');
  const text = fs.readFileSync(source, 'utf8');
  fs.writeFileSync(path.join(consumer, `${id}.ts`), text.replace(`'${kinds}'`, `'${module}'`));
  const options = ['--module', 'commonjs', '--strict', '--target', 'ES2022'];
  run(path.join(consumer, 'node_modules', '.bin', 'tsc'), [...options, `${id}.ts`], { cwd: consumer });
  run('node', [`${id}.js`], { cwd: consumer, env: { CDK8S_OUTDIR: id } });
  return fs.readFileSync(path.join(consumer, id, output), 'utf8');
}

function goldenOf({ golden }: Example): string {
  return fs.readFileSync(golden, 'utf8');
}

function manifestsIn(text: string): JsonObject[] {
  return parseAllDocuments(text).map((document) => document.toJS() as JsonObject);
}

/** A manifest as newer lines render it: they write two defaults of the API server. */
function asNewer(manifest: JsonObject): JsonObject {
  if (manifest.kind === 'Deployment') {
    const spec = objectIn(manifest, 'spec')!;
    spec.revisionHistoryLimit ??= 10;
  }
  for (const spec of podSpecsOf(manifest)) {
    spec.shareProcessNamespace ??= false;
  }
  return manifest;
}

/** Newer lines lose the volumes of a StatefulSet that has no claim templates, whose pods are refused then. */
function withoutSomeVolumes(manifest: JsonObject): JsonObject {
  if (manifest.kind === 'StatefulSet' && !objectIn(manifest, 'spec')?.volumeClaimTemplates) {
    for (const spec of podSpecsOf(manifest)) {
      delete spec.volumes;
    }
  }
  return manifest;
}

function podSpecsOf(manifest: JsonObject): JsonObject[] {
  const [group] = String(manifest.apiVersion).split('/').slice(0, -1);
  return podTemplatesOf(manifest, `${group ?? ''}/${String(manifest.kind)}`, POD_TEMPLATE_PATHS).map(({ template }) =>
    objectIn(template, 'spec')!,
  );
}
