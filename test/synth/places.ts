import * as cdk8s from 'cdk8s';
import { parseAllDocuments } from 'yaml';
import { Chart, Testing } from '../../src';
import { MARK, obey } from './fake-posture';

/** Adds one object to a chart. */
export type Build = (chart: cdk8s.Chart) => cdk8s.ApiObject;

/** The places where an object can stand with any of our pipeline around it, and its manifest there. */
export const PLACES: readonly (readonly [string, (build: Build) => any])[] = [
  [
    'in our App and Chart',
    (build) => {
      const app = Testing.app();
      obey(app, [MARK]);
      build(new Chart(app, 'test'));
      return documents(app.synthYaml())[0];
    },
  ],
  [
    'in our Chart, which is rendered by itself',
    (build) => {
      const chart = Testing.chart();
      obey(chart, [MARK]);
      build(chart);
      return Testing.synth(chart)[0];
    },
  ],
  [
    'in a Chart of cdk8s in our App',
    (build) => {
      const app = Testing.app();
      obey(app, [MARK]);
      build(new cdk8s.Chart(app, 'test'));
      return documents(app.synthYaml())[0];
    },
  ],
  [
    'in a Chart of cdk8s in our App, which is rendered by itself',
    (build) => {
      const app = Testing.app();
      obey(app, [MARK]);
      const chart = new cdk8s.Chart(app, 'test');
      build(chart);
      return cdk8s.Testing.synth(chart)[0];
    },
  ],
  [
    'in our Chart in an App of cdk8s',
    (build) => {
      const app = cdk8s.Testing.app();
      obey(app, [MARK]);
      build(new Chart(app, 'test'));
      return documents(app.synthYaml())[0];
    },
  ],
  [
    'in our Chart in an App of cdk8s, which asks the object itself',
    (build) => {
      const app = cdk8s.Testing.app({
        yamlOutputType: cdk8s.YamlOutputType.FOLDER_PER_CHART_FILE_PER_RESOURCE,
      });
      obey(app, [MARK]);
      build(new Chart(app, 'test'));
      const saved: unknown[] = [];
      const save = jest.spyOn(cdk8s.Yaml, 'save').mockImplementation((_, docs) => void saved.push(...docs));
      app.synth();
      save.mockRestore();
      return saved[0];
    },
  ],
];

/** The documents of a YAML text. */
export function documents(text: string): any[] {
  return parseAllDocuments(text, { version: '1.1' }).map((document) => document.toJS());
}
