import * as cdk8s from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { Testing } from '../../src';
import { MARK, obey } from './fake-posture';
import { documents } from './places';

test('a chart of cdk8s that was asked before its App renders the same in the App', () => {
  const app = Testing.app();
  obey(app, [MARK]);
  const chart = new cdk8s.Chart(app, 'shop');
  const map = new kplus.ConfigMap(chart, 'map', { data: { a: 'b' } });
  cdk8s.ApiObject.of(map).addJsonPatch(cdk8s.JsonPatch.add('/newField', 1));
  const asked = cdk8s.Testing.synth(chart);
  expect(asked).toMatchObject([{ marked: true, newField: 1 }]);
  expect(documents(app.synthYaml())).toEqual(asked);
  expect(cdk8s.Testing.synth(chart)).toEqual(asked);
});

test('an object that was added since is hardened too', () => {
  const app = Testing.app();
  obey(app, [MARK]);
  const chart = new cdk8s.Chart(app, 'shop');
  new kplus.ConfigMap(chart, 'a');
  cdk8s.Testing.synth(chart);
  new kplus.ConfigMap(chart, 'b');
  expect(cdk8s.Testing.synth(chart)).toMatchObject([{ marked: true }, { marked: true }]);
});
