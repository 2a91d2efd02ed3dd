/**
 * Rendered Helm charts of controllers and agents, which need tokens and host access. Under the default posture they keep
 * all that they need: only neutral fields are added, and nothing is changed. Prints what was added, and the findings
 * with which synth fails until somebody waives them.
 */
import { deepStrictEqual } from 'node:assert';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { isObject, JsonObject, pathText, valueAt } from '../../src/manifest/json';
import { checkAccepted } from '../server';
import { Tally } from '../tally';
import { corpusFolders } from './corpus';
import { ForeignApp } from './foreign-app';
import { assertOnlyAdded } from './recorded-changes';

const tally = new Tally();
const scratch = fs.mkdtempSync(path.join(os.tmpdir(), 'conformance-charts-'));
try {
  corpusFolders(tally, 'rendered Helm charts', 'manifests/helm-').forEach(checkChart);
} finally {
  fs.rmSync(scratch, { recursive: true });
}
tally.close();

function checkChart(folder: string): void {
  const name = path.basename(folder);
  const outdir = path.join(scratch, name, 'manifests');
  const chart = new ForeignApp(folder, outdir);
  console.log(`${name}: ${chart.report.objects} objects`);
  chart.printChanges('neutral');
  tally.check(`${name}: nothing was added that can stop a process`, () => {
    deepStrictEqual(
      chart.report.changes.filter(({ effect }) => effect !== 'neutral'),
      [],
    );
  });
  tally.check(`${name}: nothing else was changed`, () => {
    assertOnlyAdded(chart.written, chart.manifests, chart.report.changes);
  });
  tally.check(`${name}: tests of the chart are left out, and every other hook is found`, () => checkHooks(chart));
  tally.check(`${name}: synth fails with the errors that remain, or else writes`, () => checkSynth(chart, outdir));
  checkAccepted(tally, name, 'newest', [writeFor(chart, path.join(scratch, name, 'accepted'))]);
}

function checkHooks({ written, report }: ForeignApp): string {
  const events = written.map((manifest) => valueAt(manifest, ['metadata', 'annotations', 'helm.sh/hook']));
  const tests = events.filter((event) => event === 'test').length;
  const found = report.findings.filter(({ rule }) => rule === 'no-helm-hooks');
  for (const { resource, message } of found) {
    console.log(`    hook: ${resource.kind} ${resource.name}: ${message}`);
  }
  const others = events.filter((event) => event !== undefined).length - tests;
  deepStrictEqual({ tests: report.omissions.length, others: found.length }, { tests, others });
  return `${tests} tests, ${others} other hooks`;
}

function checkSynth({ app, errors }: ForeignApp, outdir: string): string {
  let fails = false;
  try {
    app.synth();
  } catch {
    fails = true; // with what the report says
  }
  const told = fails ? fs.readFileSync(path.join(app.reportdir, 'report.txt'), 'utf8') : '';
  for (const { rule, resource, path: place, message: finding } of errors) {
    console.log(`    error: ${resource.kind} ${resource.name}: ${pathText(place)}: ${finding} (${rule})`);
    if (!told.includes(`${rule}: ${finding}`)) throw new Error(`the report does not name ${rule} of ${resource.name}`);
  }
  const expected = errors.length > 0;
  deepStrictEqual({ fails, writes: fs.existsSync(outdir) }, { fails: expected, writes: !expected });
  return `${errors.length} errors`;
}

/** The hardened objects, in namespaces as they are where nobody enforces a level of Pod Security. */
function writeFor({ manifests }: ForeignApp, folder: string): string {
  const used = manifests.map(({ metadata }) => (isObject(metadata) && metadata.namespace) || 'default');
  const namespaces = [...new Set(used)].filter((name) => name !== 'kube-system').map(privilegedNamespace);
  fs.mkdirSync(folder, { recursive: true });
  // JSON is YAML
  const documents = [...namespaces, ...manifests].map((manifest) => JSON.stringify(manifest));
  fs.writeFileSync(path.join(folder, 'all.yaml'), documents.join('\n---\n'));
  return folder;
}

function privilegedNamespace(name: unknown): JsonObject {
  const labels = { 'pod-security.kubernetes.io/enforce': 'privileged' };
  return { apiVersion: 'v1', kind: 'Namespace', metadata: { name, labels } };
}
