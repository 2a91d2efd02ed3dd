import * as cdk8s from 'cdk8s';
import { App, Chart, Testing } from '../../src';
import { MARK, obey } from './fake-posture';
import { contentsOf } from './folder';
import { documents } from './places';

test('every app gets a folder of its own, with nobody beside it', () => {
  const [first, second] = [Testing.app(), Testing.app()];
  expect(first.outdir).not.toBe(second.outdir);
  expect(first.reportdir).not.toBe(second.reportdir);
  expect(contentsOf(first.outdir)).toEqual({});
  expect(Testing.app({ outdir: 'dist' }).outdir).toBe('dist');
});

test('charts are ours, hardened as in production', () => {
  const chart = Testing.chart({ namespace: 'shop' });
  expect(chart).toBeInstanceOf(Chart);
  expect(chart.node.root).toBeInstanceOf(App);
  obey(chart, [MARK]);
  new cdk8s.ApiObject(chart, 'a', { apiVersion: 'v1', kind: 'ConfigMap' });
  expect(Testing.synth(chart)).toMatchObject([{ metadata: { namespace: 'shop' }, marked: true }]);
  expect(documents((chart.node.root as App).synthYaml())).toEqual(Testing.synth(chart));
});
