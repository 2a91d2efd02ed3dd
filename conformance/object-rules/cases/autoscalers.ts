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
];
