import * as fs from 'fs';
import * as path from 'path';
import { Chart, Testing } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { objectsOf } from '../../bench/workloads/objects';
import { addSettledApp, INGRESS_CONTROLLER } from '../../bench/workloads/settled-app';
import { addUsualApp, Kinds } from '../../bench/workloads/usual-app';
import * as ours from '../../src';
import * as plus from '../../src/plus';

const APPS = { usual: addUsualApp, settled: addSettledApp };

test.each(Object.entries(APPS))('the %s app has nine objects', (_, add) => {
  expect(rawObjects(add)).toHaveLength(9);
});

test('literals are what cdk8s-plus-28 renders, but for hashes', () => {
  const rendered = JSON.parse(JSON.stringify(rawObjects(addUsualApp)).replace(/-c8[0-9a-f]{6}(?=")/g, ''));
  expect([...objectsOf(7)].sort(byKind)).toEqual(rendered.sort(byKind));
});

test('there is much to say about the usual app, and nothing about the settled one', () => {
  expect(findingsIn('usual').length).toBeGreaterThan(5);
  expect(findingsIn('usual').filter(({ severity }) => severity === 'error')).toEqual([]);
  expect(findingsIn('settled')).toEqual([]);
});

function rawObjects(add: typeof addUsualApp): { kind: string }[] {
  const chart = new Chart(Testing.app(), 'all', { namespace: 'shop', disableResourceNameHashes: true });
  add(kplus, chart, 7);
  return Testing.synth(chart);
}

function findingsIn(contents: keyof typeof APPS): { severity: string }[] {
  const posture = ours.Posture.restricted({ network: { ingressController: INGRESS_CONTROLLER } });
  const app = ours.Testing.app({ posture });
  APPS[contents](plus as unknown as Kinds, new ours.Chart(app, 'all', { namespace: 'shop' }), 7);
  app.synth();
  const report = path.join(path.dirname(app.outdir), 'report', 'report.json');
  return JSON.parse(fs.readFileSync(report, 'utf8')).findings;
}

function byKind(left: { kind: string }, right: { kind: string }): number {
  return left.kind < right.kind ? -1 : 1;
}
