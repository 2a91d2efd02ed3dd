import {
  Chart,
  ScaledObject,
  ScaledObjectTrigger,
  StatefulSet,
  Testing,
  WebService,
  Health,
  Resources,
} from '../../src';
import * as plus from '../../src/plus';
import { container, findingsOf, image, serve, shop } from '../support/plus-shop';

const triggers = [ScaledObjectTrigger.cpu(80)];

function one(chart: Chart, wanted: string): any {
  return Testing.synth(chart).find(({ kind }) => kind === wanted);
}

test.each<[string, (chart: Chart) => plus.Deployment | plus.StatefulSet]>([
  ['Deployment', (chart) => serve(plus.Deployment, chart, 'web')],
  [
    'StatefulSet',
    (chart) => {
      const service = new plus.Service(chart, 'service', { clusterIP: 'None', ports: [{ port: 8080 }] });
      return new StatefulSet(chart, 'web', { containers: [container], service });
    },
  ],
])('a %s that is scaled says nothing of replicas', (kind, make) => {
  const chart = shop();
  new ScaledObject(chart, 'scaler', { target: make(chart), maxReplicas: 5, triggers });
  const { metadata, spec } = one(chart, kind);
  expect(spec.replicas).toBeUndefined();
  expect(one(chart, 'ScaledObject').spec.scaleTargetRef).toEqual({ apiVersion: 'apps/v1', kind, name: metadata.name });
  const rules = ['no-static-replicas-with-hpa', 'hpa-target-exists', 'hpa-targets-disjoint'];
  expect(findingsOf(chart).filter(({ rule }) => rules.includes(rule))).toEqual([]);
});

test('KEDA begins with one pod, not none, unless told', () => {
  const chart = shop();
  new ScaledObject(chart, 'scaler', { target: serve(plus.Deployment, chart, 'web'), maxReplicas: 5, triggers });
  expect(one(chart, 'ScaledObject').spec.minReplicaCount).toBe(1);
});

test('a component is scaled by its Deployment, and keeps its budget', () => {
  const chart = shop();
  const web = new WebService(chart, 'web', { image, port: 8080, health: Health.tcp(), resources: Resources.small() });
  new ScaledObject(chart, 'scaler', { target: web.deployment, minReplicas: 2, maxReplicas: 5, triggers });
  expect(one(chart, 'Deployment').spec.replicas).toBeUndefined();
  expect(one(chart, 'PodDisruptionBudget')).toBeDefined();
});

test('two autoscalers of one workload are found', () => {
  const chart = shop();
  const target = serve(plus.Deployment, chart, 'web');
  new ScaledObject(chart, 'one', { target, maxReplicas: 5, triggers });
  new ScaledObject(chart, 'other', { target, maxReplicas: 9, triggers });
  expect(findingsOf(chart).filter(({ rule }) => rule === 'hpa-targets-disjoint')).toHaveLength(1);
});
