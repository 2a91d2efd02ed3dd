import * as cdk8s from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import type { Construct } from 'constructs';
import { App, Chart, Posture, Testing } from '../../src';
import { addWaiver } from '../../src/posture/scope';
import { ownKind } from '../../src/synth/own-kind';
import { FEW, MARK, obey, REFUSE } from './fake-posture';
import { contentsOf, newFolder } from './folder';
import { documents } from './places';

function map(scope: Construct, id: string, labels: { [name: string]: string } = {}): cdk8s.ApiObject {
  return new cdk8s.ApiObject(scope, id, { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: id, labels } });
}

describe('a chart by itself', () => {
  test('renders its own objects in order, hardened', () => {
    const chart = Testing.chart();
    obey(chart, [MARK]);
    map(new Chart(chart, 'inner'), 'not-mine');
    map(chart, 'b').addDependency(map(chart, 'a'));
    expect(Testing.synth(chart).map(({ metadata, marked }) => [metadata.name, marked])).toEqual([
      ['a', true],
      ['b', true],
    ]);
  });

  test('is judged by rules that need no more than an object', () => {
    const chart = Testing.chart();
    obey(chart, [REFUSE, FEW]);
    ['a', 'b', 'c'].forEach((id) => map(chart, id));
    expect(Testing.synth(chart)).toHaveLength(3);
    const bad = map(chart, 'd', { bad: 'yes' });
    expect(() => Testing.synth(chart)).toThrow(
      /^1 error in 4 objects; no manifest was written\n\nnot-bad: ConfigMap "d" \(test\/d\): must not be bad\n/,
    );
    const waiver = { rule: 'not-bad', reason: 'because', owner: 'me', expires: '2001-01-01', scope: 'test/d' };
    addWaiver(bad, waiver);
    expect(Testing.synth(chart)).toHaveLength(4);
  });

  test('is not judged by a posture that only tells', () => {
    const chart = Testing.chart({ posture: Posture.restricted().audit() });
    new kplus.Pod(chart, 'pod', {
      containers: [{ image: 'nginx', securityContext: { privileged: true, allowPrivilegeEscalation: true } }],
    });
    const none = Testing.chart({ posture: Posture.none() });
    new kplus.Pod(none, 'pod', {
      containers: [{ image: 'nginx', securityContext: { privileged: true, allowPrivilegeEscalation: true } }],
    });
    expect(Testing.synth(chart)).toEqual(Testing.synth(none));
  });

  test('runs all validations of the app once', () => {
    const chart = Testing.chart();
    obey(chart, []);
    let validations = 0;
    chart.node.root.node.addValidation({ validate: () => (validations++, []) });
    Testing.synth(chart);
    expect(validations).toBe(1);
    chart.node.addValidation({ validate: () => ['is wrong', 'is late'] });
    expect(() => Testing.synth(chart)).toThrow(
      'Validation failed with the following errors:\n  [test] is wrong\n  [test] is late',
    );
  });
});

describe('in an App of cdk8s', () => {
  test.each([
    cdk8s.YamlOutputType.FILE_PER_APP,
    cdk8s.YamlOutputType.FILE_PER_CHART,
    cdk8s.YamlOutputType.FILE_PER_RESOURCE,
    cdk8s.YamlOutputType.FOLDER_PER_CHART_FILE_PER_RESOURCE,
  ])('everything below our chart is hardened (%s)', (yamlOutputType) => {
    const app = new cdk8s.App({ outdir: newFolder(), yamlOutputType });
    obey(app, [MARK]);
    const chart = new Chart(app, 'shop');
    new kplus.Deployment(chart, 'web', { containers: [{ image: 'nginx' }] });
    map(new cdk8s.Chart(chart, 'inner'), 'below');
    map(new cdk8s.Chart(app, 'foreign'), 'beside');
    app.synth();
    const objects = Object.values(contentsOf(app.outdir)!).flatMap((text) => (text === null ? [] : documents(text)));
    expect(Object.fromEntries(objects.map(({ metadata, marked }) => [metadata.name, marked]))).toEqual({
      [objects.find(({ kind }) => kind === 'Deployment').metadata.name]: true,
      below: true,
      beside: undefined,
    });
  });

  test('an error finding is thrown when the object is rendered', () => {
    const app = cdk8s.Testing.app();
    obey(app, [REFUSE]);
    const chart = new Chart(app, 'shop');
    map(chart, 'bad', { bad: 'yes' });
    expect(() => app.synth()).toThrow('not-bad: ConfigMap "bad" (shop/bad): must not be bad');
    expect(() => Testing.synth(chart)).toThrow('not-bad');
  });

  test('an error finding of a kind of ours is thrown in a Chart of cdk8s too', () => {
    const app = cdk8s.Testing.app();
    obey(app, [REFUSE]);
    const chart = new cdk8s.Chart(app, 'shop');
    const bad = map(chart, 'bad', { bad: 'yes' });
    expect(app.synthYaml()).toContain('bad');
    ownKind(bad);
    expect(() => app.synth()).toThrow('not-bad: ConfigMap "bad" (shop/bad): must not be bad');
    expect(() => cdk8s.Testing.synth(chart)).toThrow('not-bad');
    expect(() => bad.toJson()).toThrow('not-bad');
  });
});

describe('a default deny', () => {
  const policiesOf = (props: object = {}) =>
    Testing.synth(Testing.chart({ namespace: 'shop', createNamespace: true, ...props })).filter(
      ({ kind }) => kind === 'NetworkPolicy',
    );

  test.each<[string, object]>([
    ['of its own accord', {}],
    ['under strict', { posture: Posture.strict() }],
    ['where the user says so', { posture: Posture.none(), defaultDeny: true }],
  ])('comes with a Namespace that the chart creates: %s', (_, props) => {
    expect(policiesOf(props)).toEqual([
      {
        apiVersion: 'networking.k8s.io/v1',
        kind: 'NetworkPolicy',
        metadata: { name: 'default-deny', namespace: 'shop' },
        spec: { podSelector: {}, policyTypes: ['Ingress', 'Egress'] },
      },
    ]);
  });

  test.each<[string, object]>([
    ['where the user says so', { defaultDeny: false }],
    ['in a Namespace of somebody else', { createNamespace: false }],
    ['under baseline', { posture: Posture.baseline() }],
    ['under none', { posture: Posture.none() }],
    ['where the posture only tells', { posture: Posture.restricted().audit() }],
  ])('stays away: %s', (_, props) => {
    expect(policiesOf(props)).toEqual([]);
  });

  test('of a Namespace that the chart does not create is refused', () => {
    expect(() => Testing.chart({ namespace: 'shop', defaultDeny: true })).toThrow(
      new Error('chart "test" cannot deny by default in a Namespace that it does not create; set createNamespace'),
    );
  });

  test('fixes the posture of the chart, since it depends on it', () => {
    expect(() => Posture.baseline().applyTo(Testing.chart({ namespace: 'shop', createNamespace: true }))).toThrow(
      '"test" has already acted on restricted',
    );
  });
});

describe('a Namespace', () => {
  const namespaced = (props: object = {}) => Testing.chart({ namespace: 'shop', createNamespace: true, ...props });

  test('that the chart creates stands first and in no namespace', () => {
    const chart = namespaced({ labels: { team: 'web' }, defaultDeny: false });
    obey(chart, [MARK]);
    map(chart, 'a');
    map(chart, '1').addDependency(chart.node.findChild('Namespace'));
    expect(Testing.synth(chart)).toMatchObject([
      { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'shop', labels: { team: 'web' } }, marked: true },
      { metadata: { namespace: 'shop' } },
      { metadata: { namespace: 'shop' } },
    ]);
    expect(Testing.synth(chart)[0].metadata).not.toHaveProperty('namespace');
    expect(documents((chart.node.root as App).synthYaml())).toEqual(Testing.synth(chart));
  });

  test('is ours, so that it tells which pods it takes', () => {
    expect(Testing.synth(namespaced())[0].metadata.labels).toMatchObject({
      'pod-security.kubernetes.io/enforce': 'restricted',
    });
    expect(Testing.synth(namespaced({ posture: Posture.none() }))).toEqual([
      { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'shop' } },
    ]);
  });

  test('without a name is refused', () => {
    expect(() => Testing.chart({ createNamespace: true })).toThrow(
      'chart "test" cannot create a Namespace without a name; set namespace',
    );
  });
});
