import type { JsonObject } from '../../src/manifest/json';
import { hpaMaxAboveMin } from '../../src/rules/hpa-max-above-min';
import { hpaMinimumReplicas } from '../../src/rules/hpa-minimum-replicas';
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
      metrics: [{ type: 'Resource' }, { type: 'External' }],
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
    'another kind': deployment(),
  },
  fails: {
    'a maximum below the minimum': [
      hpa({ minReplicas: 6 }),
      'spec.maxReplicas must be at least minReplicas, which is 6, not 5',
    ],
    zero: [hpa({ maxReplicas: 0 }), 'spec.maxReplicas must be a whole number of at least 1, not 0'],
    text: [hpa({ maxReplicas: '5' }), 'spec.maxReplicas must be a whole number of at least 1, not "5"'],
    'no maximum': [hpa({ maxReplicas: null }), 'spec.maxReplicas must be a whole number of at least 1'],
    'a minimum of none': [
      hpa({ minReplicas: 0, metrics: [{ type: 'Resource' }] }),
      'spec.minReplicas must be a whole number of at least 1, not 0',
    ],
    'less than none': [
      hpa({ minReplicas: -1, metrics: [{ type: 'Object' }] }),
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
  },
  fails: {
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
