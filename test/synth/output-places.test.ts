import { readFileSync } from 'fs';
import { join, relative } from 'path';
import { ApiObject, YamlOutputType } from 'cdk8s';
import { Chart, Include, Testing } from '../../src';
import type { Rule } from '../../src/policy/rule';
import { DEFAULT_POSTURE, setPosture } from '../../src/posture/scope';
import { ABOUT } from '../support/subjects';
import { obey } from './fake-posture';

/** Finds something at two fields of every object, of which one may be absent. */
const FIELDS: Rule = {
  id: 'fields',
  ...ABOUT,
  check: () => [
    { message: 'a', path: ['spec', 'list', 1, 'b'] },
    { message: 'b', path: ['spec', 'absent', 'field'] },
  ],
};

function object(chart: Chart, id: string): void {
  new ApiObject(chart, id, { apiVersion: 'v1', kind: 'A', metadata: { name: id }, spec: { list: [1, { b: id }] } });
}

test.each([
  YamlOutputType.FILE_PER_APP,
  YamlOutputType.FILE_PER_CHART,
  YamlOutputType.FILE_PER_RESOURCE,
  YamlOutputType.FOLDER_PER_CHART_FILE_PER_RESOURCE,
])('with one file per %s findings are where their fields were written', (yamlOutputType) => {
  const app = Testing.app({ yamlOutputType });
  obey(app, [FIELDS], 'warning');
  for (const id of ['shop', 'blog']) {
    const chart = new Chart(app, id);
    object(chart, `${id}-1`);
    object(chart, `${id}-2`);
  }
  app.synth();
  const { findings } = JSON.parse(readFileSync(join(app.reportdir, 'report.json'), 'utf8'));
  expect(findings).toHaveLength(8);
  for (const { place, message, resource } of findings) {
    expect(place).toMatchObject({ file: expect.stringContaining(relative('', app.outdir)), output: true });
    const found = readFileSync(place.file, 'utf8')
      .split('\n')
      [place.line - 1].slice(place.column - 1);
    expect(found).toBe(message === 'a' ? `b: ${resource.name}` : 'spec:');
  }
});

test('an included object is where it was included from, item by item', () => {
  const app = Testing.app();
  obey(app, [FIELDS], 'warning');
  const file = 'test/synth/included.yaml';
  new Include(new Chart(app, 'shop'), 'inc', { url: file });
  app.synth();
  const { findings } = JSON.parse(readFileSync(join(app.reportdir, 'report.json'), 'utf8'));
  expect(findings.map(({ place }: any) => place)).toEqual([
    { file, line: 10, column: 5 },
    { file, line: 6, column: 1 },
    { file, line: 22, column: 9 },
    { file, line: 19, column: 5 },
    { file, line: 26, column: 12 },
    { file, line: 26, column: 5 },
  ]);
});

test('objects after a List that is left as it is are where they were written', () => {
  const app = Testing.app();
  setPosture(app, { ...DEFAULT_POSTURE, name: 'fake', rules: [{ rule: FIELDS, severity: 'warning' }], audit: true });
  const chart = new Chart(app, 'shop');
  new ApiObject(chart, 'several', { apiVersion: 'v1', kind: 'List', items: [item('a'), item('b'), item('c')] });
  new ApiObject(chart, 'empty', { apiVersion: 'v1', kind: 'List', items: [] });
  object(chart, 'last');
  app.synth();
  const { findings } = JSON.parse(readFileSync(join(app.reportdir, 'report.json'), 'utf8'));
  const lines = readFileSync(join(app.outdir, 'shop.k8s.yaml'), 'utf8').split('\n');
  const places = findings.map(({ origin, place }: any) => [origin, place && lines[place.line - 1].trim()]);
  expect(places.filter(([, line]: string[]) => line)).toEqual([
    ['shop/last', '- b: last'],
    ['shop/last', 'spec:'],
  ]);
  expect(places).toHaveLength(8);
});

function item(name: string): object {
  return { apiVersion: 'v1', kind: 'A', metadata: { name }, spec: { list: [1, { b: name }] } };
}
