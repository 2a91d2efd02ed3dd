import type { JsonObject } from '../../src/manifest/json';
import { hpaMaxAboveMin } from '../../src/rules/hpa-max-above-min';
import { hpaMinimumReplicas } from '../../src/rules/hpa-minimum-replicas';
import { hpaResourceMetricsServed } from '../../src/rules/hpa-resource-metrics-served';
import { hpaTargetExists } from '../../src/rules/hpa-target-exists';
import { hpaTargetsDisjoint } from '../../src/rules/hpa-targets-disjoint';
import { minimumReplicas } from '../../src/rules/minimum-replicas';
import { noStaticReplicasWithHpa } from '../../src/rules/no-static-replicas-with-hpa';
import { validAutoscaler } from '../../src/rules/valid-autoscaler';
import { objectTables } from '../support/object-tables';
import { daemonSet, deployment, object, statefulSet, withMetadata } from '../support/objects';

const inShop = (manifest: JsonObject) => withMetadata(manifest, { namespace: 'shop' });
const WEB = { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web' };
const hpa = (spec: JsonObject = {}, name = 'web') =>
  withMetadata(
    object('autoscaling/v2', 'HorizontalPodAutoscaler', { spec: { scaleTargetRef: WEB, maxReplicas: 5, ...spec } }),
    { name },
  );
const averageValue = (amount: unknown) => ({ type: 'AverageValue', averageValue: amount });
const byCpu = (target: JsonObject) => ({ type: 'Resource', resource: { name: 'cpu', target } });
const CPU = byCpu({ type: 'Utilization', averageUtilization: 80 });
const QUEUE = { type: 'External', external: { metric: { name: 'queue' }, target: averageValue('30') } };
const policy = (fields: JsonObject) => ({ type: 'Percent', value: 1, periodSeconds: 60, ...fields });
const scaledObject = object('keda.sh/v1alpha1', 'ScaledObject', { spec: { scaleTargetRef: { name: 'web' } } });

objectTables(minimumReplicas, {
  passes: {
    two: deployment({ replicas: 2 }),
    'an autoscaler': { manifest: deployment(), beside: [hpa()] },
    'an autoscaler, and one pod to begin with': { manifest: deployment({ replicas: 1 }), beside: [hpa()] },
    'a ScaledObject, which means a Deployment': { manifest: deployment(), beside: [scaledObject] },
    'a StatefulSet': statefulSet(),
    'a custom kind of that name': object('example.com/v1', 'Deployment'),
  },
  fails: {
    none: [deployment(), 'spec.replicas must be at least 2'],
    null: [deployment({ replicas: null }), 'spec.replicas must be at least 2'],
    one: [deployment({ replicas: 1 }), 'spec.replicas must be at least 2, not 1'],
    zero: [deployment({ replicas: 0 }), 'spec.replicas must be at least 2, not 0'],
    'what is no number': [deployment({ replicas: '3' }), 'spec.replicas must be at least 2, not "3"'],
    'an autoscaler of another namespace': [
      { manifest: deployment(), beside: [inShop(hpa())] },
      'spec.replicas must be at least 2',
    ],
    'an autoscaler of another kind': [
      { manifest: deployment(), beside: [hpa({ scaleTargetRef: { ...WEB, kind: 'StatefulSet' } })] },
      'spec.replicas must be at least 2',
    ],
    'an autoscaler without apiVersion, which means the core group': [
      { manifest: deployment(), beside: [hpa({ scaleTargetRef: { kind: 'Deployment', name: 'web' } })] },
      'spec.replicas must be at least 2',
    ],
  },
});

objectTables(noStaticReplicasWithHpa, {
  passes: {
    'no replicas': { manifest: deployment(), beside: [hpa()] },
    null: { manifest: deployment({ replicas: null }), beside: [hpa()] },
    'no autoscaler': deployment({ replicas: 3 }),
    'what no autoscaler scales': { manifest: daemonSet({ replicas: 3 }), beside: [hpa()] },
  },
  fails: {
    replicas: [
      { manifest: deployment({ replicas: 3 }), beside: [hpa({}, 'load')] },
      'spec.replicas must be left to HorizontalPodAutoscaler "load", not 3',
    ],
    'another version of the group': [
      {
        manifest: deployment({ replicas: 0 }),
        beside: [hpa({ scaleTargetRef: { ...WEB, apiVersion: 'apps/v1beta2' } })],
      },
      'spec.replicas must be left to HorizontalPodAutoscaler "web", not 0',
    ],
  },
});

objectTables(hpaMinimumReplicas, {
  passes: { two: hpa({ minReplicas: 2 }), 'another kind': deployment() },
  fails: {
    none: [hpa(), 'spec.minReplicas must be at least 2'],
    one: [hpa({ minReplicas: 1 }), 'spec.minReplicas must be at least 2, not 1'],
    'what is no number': [hpa({ minReplicas: '2' }), 'spec.minReplicas must be at least 2, not "2"'],
  },
});

objectTables(hpaMaxAboveMin, {
  passes: { above: hpa({ minReplicas: 4 }), 'below, which is refused': hpa({ minReplicas: 6 }), none: hpa() },
  fails: {
    equal: [hpa({ minReplicas: 5 }), 'spec.maxReplicas must be above minReplicas (5), not 5'],
    'one, as the minimum is': [hpa({ maxReplicas: 1 }), 'spec.maxReplicas must be above minReplicas (1), not 1'],
  },
});

objectTables(validAutoscaler, {
  passes: {
    both: hpa({ minReplicas: 5 }),
    'no minimum': hpa({ maxReplicas: 1, minReplicas: null }),
    'none at all beside a metric that is not theirs, which a feature takes': hpa({
      minReplicas: 0,
      metrics: [CPU, QUEUE],
    }),
    'the same in an older version': withMetadata(
      { ...hpa({ minReplicas: 0 }), apiVersion: 'autoscaling/v1' },
      { annotations: { 'autoscaling.alpha.kubernetes.io/metrics': '[]' } },
    ),
    'a target without a version, for an API server that does not look': {
      manifest: hpa({ scaleTargetRef: { kind: 'Deployment', name: 'web' } }),
      targetMinor: 33,
    },
    'a target of the core group': {
      manifest: hpa({ scaleTargetRef: { kind: 'ReplicationController', name: 'web' } }),
      targetMinor: 34,
    },
    'an older version, which has no metrics': { ...hpa({ metrics: [{}] }), apiVersion: 'autoscaling/v1' },
    'no metrics and no behavior': hpa({ metrics: null, behavior: { scaleUp: null, scaleDown: {} } }),
    'metrics of each type': hpa({
      metrics: [
        CPU,
        QUEUE,
        { type: 'Pods', pods: { metric: { name: 'requests' }, target: averageValue('500m') } },
        { type: 'ContainerResource', containerResource: { name: 'cpu', container: 'web', target: averageValue(1) } },
        {
          type: 'Object',
          object: {
            describedObject: { kind: 'Ingress', name: 'web' },
            metric: { name: 'hits' },
            target: { type: 'Value', value: '2k', averageValue: 1 },
          },
        },
      ],
    }),
    'the fastest and the slowest': hpa({
      behavior: {
        scaleUp: { stabilizationWindowSeconds: 0, policies: [policy({ periodSeconds: 1 })] },
        scaleDown: { stabilizationWindowSeconds: 3600, selectPolicy: 'Disabled', policies: [policy({ value: 1000 })] },
      },
    }),
    'another kind': deployment(),
  },
  fails: {
    'metrics that follow nothing': [
      hpa({
        metrics: [
          { type: 'cpu' },
          { type: 'Resource' },
          { ...CPU, external: QUEUE.external },
          { type: 'Pods', pods: { metric: {}, target: averageValue(1) } },
        ],
      }),
      'spec.metrics[0].type must be one of ContainerResource, External, Object, Pods, Resource, not "cpu"',
      'spec.metrics[1].resource must be set for a metric of the type "Resource"',
      `spec.metrics[2].external must be left out of a metric of the type "Resource", not ${JSON.stringify(QUEUE.external)}`,
      'spec.metrics[3].pods.metric.name must be set',
    ],
    'targets that are never reached': [
      hpa({
        metrics: [
          byCpu({ type: 'Percent' }),
          byCpu({ type: 'Utilization' }),
          byCpu({ type: 'Utilization', averageUtilization: 0 }),
          byCpu(averageValue('-1')),
          byCpu({ type: 'Utilization', averageUtilization: 80, averageValue: 1 }),
        ],
      }),
      'spec.metrics[0].resource.target.type must be "Utilization", "Value" or "AverageValue", not "Percent"',
      'spec.metrics[1].resource.target.averageUtilization must be set, or averageValue',
      'spec.metrics[2].resource.target.averageUtilization must be a whole number of at least 1, not 0',
      'spec.metrics[3].resource.target.averageValue must be an amount above 0, not "-1"',
      'spec.metrics[4].resource.target.averageValue must be left out beside averageUtilization, not 1',
    ],
    'policies that change nothing': [
      hpa({
        behavior: {
          scaleUp: { stabilizationWindowSeconds: -1, selectPolicy: 'Most', policies: [] },
          scaleDown: { policies: [policy({ type: 'percent', value: 0, periodSeconds: 1801 })] },
        },
      }),
      'spec.behavior.scaleUp.stabilizationWindowSeconds must be a whole number from 0 to 3600, not -1',
      'spec.behavior.scaleUp.selectPolicy must be "Max", "Min" or "Disabled", not "Most"',
      'spec.behavior.scaleUp.policies must have at least one, or be left out, not []',
      'spec.behavior.scaleDown.policies[0].type must be "Pods" or "Percent", not "percent"',
      'spec.behavior.scaleDown.policies[0].value must be a whole number of at least 1, not 0',
      'spec.behavior.scaleDown.policies[0].periodSeconds must be a whole number from 1 to 1800, not 1801',
    ],
    'a maximum below the minimum': [
      hpa({ minReplicas: 6 }),
      'spec.maxReplicas must be at least minReplicas, which is 6, not 5',
    ],
    zero: [hpa({ maxReplicas: 0 }), 'spec.maxReplicas must be a whole number of at least 1, not 0'],
    text: [hpa({ maxReplicas: '5' }), 'spec.maxReplicas must be a whole number of at least 1, not "5"'],
    'no maximum': [hpa({ maxReplicas: null }), 'spec.maxReplicas must be a whole number of at least 1'],
    'a minimum of none': [
      hpa({ minReplicas: 0, metrics: [CPU] }),
      'spec.minReplicas must be a whole number of at least 1, not 0',
    ],
    'less than none': [
      hpa({ minReplicas: -1, metrics: [QUEUE] }),
      'spec.minReplicas must be a whole number of at least 0, not -1',
    ],
    'a minimum as text': [hpa({ minReplicas: '2' }), 'spec.minReplicas must be a whole number of at least 1, not "2"'],
    'a target without a version': [
      { manifest: hpa({ scaleTargetRef: { kind: 'Deployment', name: 'web' } }), targetMinor: 34 },
      'spec.scaleTargetRef.apiVersion must be that of the object to scale, e.g. "apps/v1"',
    ],
    'a target in the core group': [
      { manifest: hpa({ scaleTargetRef: { apiVersion: 'v1', kind: 'Deployment', name: 'web' } }), targetMinor: 34 },
      'spec.scaleTargetRef.apiVersion must be that of the object to scale, e.g. "apps/v1", not "v1"',
    ],
    'no target': [
      hpa({ scaleTargetRef: 'web' }),
      'spec.scaleTargetRef.kind must be set to that of the object to scale',
      'spec.scaleTargetRef.name must be set to that of the object to scale',
    ],
  },
});

const NO_TARGET =
  'spec.scaleTargetRef must have apiVersion, kind and name of an object that the app has in the namespace "default", not';

objectTables(hpaTargetExists, {
  passes: {
    'an object of the app': { manifest: hpa(), beside: [deployment()] },
    'a custom kind': {
      manifest: hpa({ scaleTargetRef: { apiVersion: 'example.com/v1', kind: 'Farm', name: 'web' } }),
      beside: [object('example.com/v1', 'Farm')],
    },
    'no name, which is refused': hpa({ scaleTargetRef: {} }),
    'a ScaledObject, which means a Deployment': { manifest: scaledObject, beside: [deployment()] },
  },
  fails: {
    'a ScaledObject of nothing': [{ manifest: scaledObject, beside: [statefulSet()] }, `${NO_TARGET} {"name":"web"}`],
    nothing: [hpa(), `${NO_TARGET} {"apiVersion":"apps/v1","kind":"Deployment","name":"web"}`],
    'another kind': [
      { manifest: hpa(), beside: [statefulSet()] },
      `${NO_TARGET} {"apiVersion":"apps/v1","kind":"Deployment","name":"web"}`,
    ],
    'another namespace': [
      { manifest: hpa(), beside: [inShop(deployment())] },
      `${NO_TARGET} {"apiVersion":"apps/v1","kind":"Deployment","name":"web"}`,
    ],
    'no apiVersion': [
      { manifest: hpa({ scaleTargetRef: { kind: 'Deployment', name: 'web' } }), beside: [deployment()] },
      `${NO_TARGET} {"kind":"Deployment","name":"web"}`,
    ],
  },
});

objectTables(hpaTargetsDisjoint, {
  passes: {
    one: { manifest: deployment(), beside: [hpa()] },
    'one each': {
      manifest: deployment(),
      beside: [hpa(), hpa({ scaleTargetRef: { ...WEB, name: 'api' } }, 'api')],
    },
    'one of each namespace': { manifest: deployment(), beside: [hpa(), inShop(hpa())] },
  },
  fails: {
    two: [
      { manifest: deployment(), beside: [hpa(), hpa({}, 'load'), scaledObject] },
      'HorizontalPodAutoscaler "web" and HorizontalPodAutoscaler "load" both scale Deployment "web"; remove one of them',
    ],
    'one and a ScaledObject': [
      { manifest: deployment(), beside: [hpa(), scaledObject] },
      'HorizontalPodAutoscaler "web" and ScaledObject "web" both scale Deployment "web"; remove one of them',
    ],
  },
});

objectTables(hpaResourceMetricsServed, {
  passes: {
    'cpu, and what is no resource': hpa({ metrics: [CPU, QUEUE] }),
    'memory of one container': hpa({
      metrics: [{ type: 'ContainerResource', containerResource: { name: 'memory', container: 'web' } }],
    }),
    'no name, which is refused': hpa({ metrics: [{ type: 'Resource', resource: {} }] }),
  },
  fails: {
    'volumes and files': [
      hpa({
        metrics: [
          { type: 'Resource', resource: { name: 'storage' } },
          { type: 'ContainerResource', containerResource: { name: 'ephemeral-storage', container: 'web' } },
        ],
      }),
      'spec.metrics[0].resource.name must be "cpu" or "memory", or the metric of the type Pods or External, not "storage"',
      'spec.metrics[1].containerResource.name must be "cpu" or "memory", or the metric of the type Pods or External, not "ephemeral-storage"',
    ],
  },
});
