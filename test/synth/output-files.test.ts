import { existsSync } from 'fs';
import * as cdk8s from 'cdk8s';
import { YamlOutputType } from 'cdk8s';
import type { Construct } from 'constructs';
import { Chart, Testing } from '../../src';
import { MARK, obey } from './fake-posture';
import { contentsOf, newFolder } from './folder';

function map(scope: Construct, id = 'map', metadata: cdk8s.ApiObjectMetadata = {}): cdk8s.ApiObject {
  return new cdk8s.ApiObject(scope, id, { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: id, ...metadata } });
}

describe('files', () => {
  test.each([
    [YamlOutputType.FILE_PER_RESOURCE, 'ConfigMap.map.k8s.yaml'],
    [YamlOutputType.FOLDER_PER_CHART_FILE_PER_RESOURCE, 'shop/ConfigMap.map.k8s.yaml'],
  ])('of one name are refused, with both objects (%s)', (yamlOutputType, file) => {
    const app = Testing.app({ outdir: newFolder(), yamlOutputType });
    obey(app, []);
    const chart = new Chart(app, 'shop');
    map(chart, 'map', { namespace: 'a' });
    map(chart, 'other', { namespace: 'b', name: 'map' });
    expect(() => app.synth()).toThrow(
      `"shop/map" and "shop/other" would both be written to ${file}; give one another name, or choose YamlOutputType.FILE_PER_CHART`,
    );
    expect(existsSync(app.outdir)).toBe(false);
  });

  test('of items of a List are their own', () => {
    const app = Testing.app({ outdir: newFolder(), yamlOutputType: YamlOutputType.FILE_PER_RESOURCE });
    obey(app, [MARK]);
    const items = ['a', 'b'].map((name) => ({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name } }));
    new cdk8s.ApiObject(new Chart(app, 'shop'), 'all', {
      apiVersion: 'v1',
      kind: 'List',
      items,
    } as cdk8s.ApiObjectProps);
    app.synth();
    expect(Object.keys(contentsOf(app.outdir)!)).toEqual(['ConfigMap.a.k8s.yaml', 'ConfigMap.b.k8s.yaml']);
  });
});
