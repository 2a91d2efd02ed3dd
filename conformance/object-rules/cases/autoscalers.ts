import { object } from '../../../test/support/objects';
import { Case, NOTHING, pairs, shown } from '../case';

const CPU = { type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 80 } } };
const QUEUE = {
  type: 'External',
  external: { metric: { name: 'queue' }, target: { type: 'AverageValue', averageValue: '30' } },
};

const autoscaler = (spec: object, apiVersion = 'autoscaling/v2') =>
  object(apiVersion, 'HorizontalPodAutoscaler', {
    spec: { scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web' }, maxReplicas: 3, ...spec },
  });

const NUMBERS: readonly unknown[] = [-1, 0, 1, 3, 4, 1.5, '1', true, null, NOTHING];
const VERSIONS: readonly unknown[] = ['apps/v1', 'v1', 'apps', '', 5, null, NOTHING];

const SOURCES: Readonly<Record<string, object>> = {
  ContainerResource: { name: 'cpu', container: 'web' },
  External: { metric: { name: 'queue' } },
  Object: { metric: { name: 'hits' }, describedObject: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web' } },
  Pods: { metric: { name: 'requests' } },
  Resource: { name: 'memory' },
};

const fieldOf = (type: string) => `${type[0].toLowerCase()}${type.slice(1)}`;

const TARGETS: readonly unknown[] = [
  { type: 'Utilization', averageUtilization: 80 },
  { type: 'Utilization', averageUtilization: 0 },
  { type: 'Utilization', averageUtilization: 250 },
  { type: 'AverageValue', averageValue: '500m' },
  { type: 'AverageValue', averageValue: '0' },
  { type: 'AverageValue', averageValue: -1 },
  { type: 'Value', value: '2k' },
  { type: 'Value', value: 1, averageValue: 1 },
  { type: 'Utilization', averageUtilization: 80, averageValue: 1 },
  { type: 'Utilization' },
  { type: 'utilization', averageUtilization: 80 },
  { averageUtilization: 80, value: 1, averageValue: 1 },
  {},
];

const METRICS: readonly unknown[] = [
  {},
  { type: 'cpu' },
  { type: 'Resource' },
  { ...CPU, ...QUEUE, type: 'Resource' },
  { ...CPU, type: 'External' },
  { ...CPU, resource: { ...CPU.resource, name: '' } },
  { ...CPU, resource: { ...CPU.resource, name: 'storage' } },
  { type: 'Pods', pods: { metric: {}, target: { type: 'AverageValue', averageValue: 1 } } },
  { type: 'ContainerResource', containerResource: { ...CPU.resource } },
  { type: 'Object', object: { ...QUEUE.external, describedObject: { kind: 'Deployment' } } },
];

const POLICY = { type: 'Pods', value: 1, periodSeconds: 60 };

const RULES: readonly unknown[] = [
  null,
  {},
  { policies: null },
  { policies: [] },
  { policies: [POLICY], selectPolicy: 'Disabled', stabilizationWindowSeconds: 3600 },
  { stabilizationWindowSeconds: 0 },
  { stabilizationWindowSeconds: -1 },
  { stabilizationWindowSeconds: 3601 },
  { selectPolicy: 'max' },
  { selectPolicy: '' },
  ...['Percent', 'percent', '', NOTHING].map((type) => ({ policies: [{ ...POLICY, type }] })),
  ...[-1, 0, 1000, '1', NOTHING].map((value) => ({ policies: [{ ...POLICY, value }] })),
  ...[-1, 0, 1, 1800, 1801, NOTHING].map((periodSeconds) => ({ policies: [{ ...POLICY, periodSeconds }] })),
];

export const autoscalerCases: readonly Case[] = [
  ...pairs(NUMBERS, ['autoscaling/v1', 'autoscaling/v2']).flatMap(([number, apiVersion]) => [
    {
      title: `${apiVersion}: a minimum of ${shown(number)}`,
      manifest: autoscaler({ minReplicas: number }, apiVersion),
    },
    {
      title: `${apiVersion}: a maximum of ${shown(number)}`,
      manifest: autoscaler({ maxReplicas: number }, apiVersion),
    },
  ]),
  ...[-1, 0, 1].flatMap((minReplicas) => [
    { title: `a minimum of ${minReplicas} by cpu`, manifest: autoscaler({ minReplicas, metrics: [CPU] }) },
    {
      title: `a minimum of ${minReplicas} by a queue`,
      manifest: autoscaler({ minReplicas, metrics: [CPU, QUEUE] }),
      mayBeLax: true, // a feature takes 0
    },
  ]),
  ...pairs(VERSIONS, ['Deployment', 'ReplicationController']).flatMap(([version, kind]) =>
    ['autoscaling/v1', 'autoscaling/v2'].map((apiVersion) => ({
      title: `${apiVersion}: a ${kind} of the version ${shown(version)}`,
      manifest: autoscaler({ scaleTargetRef: { apiVersion: version, kind, name: 'web' } }, apiVersion),
      mayBeLax: true, // what a version looks like is not looked at
    })),
  ),
  ...METRICS.map((metric) => ({ title: `the metric ${shown(metric)}`, manifest: autoscaler({ metrics: [metric] }) })),
  ...pairs(TARGETS, Object.entries(SOURCES)).map(([target, [type, source]]) => ({
    title: `${type} with the target ${shown(target)}`,
    manifest: autoscaler({ metrics: [{ type, [fieldOf(type)]: { ...source, target } }] }),
  })),
  ...pairs(RULES, ['scaleUp', 'scaleDown']).map(([rules, direction]) => ({
    title: `${direction} with ${shown(rules)}`,
    manifest: autoscaler({ behavior: { [direction]: rules } }),
  })),
];
