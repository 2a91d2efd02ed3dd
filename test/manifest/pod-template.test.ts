import { pathText } from '../../src/manifest/json';
import { looksLikePodSpec, POD_TEMPLATE_PATHS, podTemplatesOf } from '../../src/manifest/pod-template';
import { Resource } from '../../src/manifest/resource';
import {
  container,
  cronJob,
  daemonSet,
  deployment,
  job,
  object,
  pod,
  podSpec,
  statefulSet,
  template,
} from '../support/objects';

const spec = { template: template() };

/** Every kind that holds pods, an object of it, and where it holds them. */
const HOLDERS: Readonly<Record<string, readonly [object: ReturnType<typeof object>, paths: readonly string[]]>> = {
  '/Pod': [pod(), ['']],
  '/PodTemplate': [object('v1', 'PodTemplate', spec), ['template']],
  '/ReplicationController': [object('v1', 'ReplicationController', { spec }), ['spec.template']],
  'apps/DaemonSet': [daemonSet(), ['spec.template']],
  'apps/Deployment': [deployment(), ['spec.template']],
  'apps/ReplicaSet': [object('apps/v1', 'ReplicaSet', { spec }), ['spec.template']],
  'apps/StatefulSet': [statefulSet(), ['spec.template']],
  'batch/CronJob': [cronJob(), ['spec.jobTemplate.spec.template']],
  'batch/Job': [job(), ['spec.template']],
  'extensions/DaemonSet': [object('extensions/v1beta1', 'DaemonSet', { spec }), ['spec.template']],
  'extensions/Deployment': [object('extensions/v1beta1', 'Deployment', { spec }), ['spec.template']],
  'extensions/ReplicaSet': [object('extensions/v1beta1', 'ReplicaSet', { spec }), ['spec.template']],
  'agents.x-k8s.io/Sandbox': [
    object('agents.x-k8s.io/v1alpha1', 'Sandbox', { spec: { podTemplate: template() } }),
    ['spec.podTemplate'],
  ],
  'argoproj.io/Rollout': [object('argoproj.io/v1alpha1', 'Rollout', { spec }), ['spec.template']],
  'extensions.agents.x-k8s.io/SandboxTemplate': [
    object('extensions.agents.x-k8s.io/v1alpha1', 'SandboxTemplate', { spec: { podTemplate: template() } }),
    ['spec.podTemplate'],
  ],
  'jobset.x-k8s.io/JobSet': [
    object('jobset.x-k8s.io/v1alpha2', 'JobSet', {
      spec: {
        replicatedJobs: [
          { name: 'driver', template: { spec } },
          { name: 'worker', template: { spec } },
        ],
      },
    }),
    ['spec.replicatedJobs[0].template.spec.template', 'spec.replicatedJobs[1].template.spec.template'],
  ],
  'keda.sh/ScaledJob': [
    object('keda.sh/v1alpha1', 'ScaledJob', { spec: { jobTargetRef: spec } }),
    ['spec.jobTargetRef.template'],
  ],
  'serving.knative.dev/Configuration': [object('serving.knative.dev/v1', 'Configuration', { spec }), ['spec.template']],
  'serving.knative.dev/Revision': [object('serving.knative.dev/v1', 'Revision', { spec: podSpec() }), ['']],
  'serving.knative.dev/Service': [object('serving.knative.dev/v1', 'Service', { spec }), ['spec.template']],
};

describe('pod templates', () => {
  test('every kind of the table is tried here', () => {
    expect(Object.keys(HOLDERS).sort()).toEqual(Object.keys(POD_TEMPLATE_PATHS).sort());
  });

  test.each(Object.entries(HOLDERS))('of %s are found', (groupKind, [manifest, paths]) => {
    const resource = new Resource(manifest);
    expect(resource.groupKind).toBe(groupKind);
    expect(resource.hasKnownTemplates).toBe(true);
    expect(resource.pods.map(({ templatePath }) => pathText(templatePath))).toEqual(paths);
    expect(resource.pods.map(({ containers }) => containers.map(({ name }) => name))).toEqual(paths.map(() => ['web']));
  });

  test.each([
    ['no spec', object('v1', 'Pod')],
    ['a spec that is null', object('v1', 'Pod', { spec: null })],
    ['a spec that is a list', object('v1', 'Pod', { spec: [] })],
    ['a template that is text', deployment({ template: 'web' })],
    ['a template without a spec', deployment({ template: { metadata: {} } })],
    ['no kind', { apiVersion: 'v1', metadata: {}, spec: podSpec() }],
    ['another kind', object('v1', 'Service', { spec: { template: template() } })],
    ['another group', object('example.com/v1', 'Deployment', { spec: { template: template() } })],
    ['jobs that are no list', object('jobset.x-k8s.io/v1alpha2', 'JobSet', { spec: { replicatedJobs: {} } })],
    [
      'jobs that are no jobs',
      object('jobset.x-k8s.io/v1alpha2', 'JobSet', { spec: { replicatedJobs: [null, 5, [], {}] } }),
    ],
  ])('there is none in an object with %s', (_, manifest) => {
    expect(new Resource(manifest).pods).toEqual([]);
  });

  test('a kind can be added, with a path through lists', () => {
    const paths = {
      ...POD_TEMPLATE_PATHS,
      'example.com/Fleet': [
        ['spec', 'pools', '*', 'template'],
        ['spec', 'leader'],
      ],
    };
    const fleet = object('example.com/v1', 'Fleet', {
      spec: { pools: [{ template: template() }, {}, { template: template() }], leader: template() },
    });
    expect(new Resource(fleet, '', paths).pods.map(({ path }) => pathText(path))).toEqual([
      'spec.pools[0].template.spec',
      'spec.pools[2].template.spec',
      'spec.leader.spec',
    ]);
  });

  test('a path never leads to what every object inherits', () => {
    expect(podTemplatesOf({}, 'a/B', { 'a/B': [['__proto__'], ['constructor', 'prototype']] })).toEqual([]);
    expect(podTemplatesOf({}, 'constructor', POD_TEMPLATE_PATHS)).toEqual([]);
  });
});

describe('what looks like a pod', () => {
  test.each([
    ['itself', podSpec(), ''],
    ['in a template', { template: { spec: podSpec() } }, 'template.spec'],
    ['in a list', { pools: [{}, { podSpec: podSpec() }], other: podSpec() }, 'pools[1].podSpec'],
  ])('is found %s', (_, value, path) => {
    expect(pathText(looksLikePodSpec(value) ?? ['nowhere'])).toBe(path);
  });

  test.each([
    ['nothing', undefined],
    ['null', null],
    ['no containers', { containers: [] }],
    ['containers that are names', { containers: ['web'] }],
    ['containers without an image', { containers: [{ name: 'web' }] }],
    ['containers of which one has no image', { containers: [container(), { name: 'x' }] }],
    ['a pattern for pods', { containers: [{ image: '!*:latest' }] }],
    ['containers by name', { containers: { web: container() } }],
  ])('is not found in %s', (_, value) => {
    expect(looksLikePodSpec(value)).toBeUndefined();
  });

  test('is not searched for without end', () => {
    const nested: Record<string, unknown> = {};
    nested.self = nested;
    expect(looksLikePodSpec(nested)).toBeUndefined();
  });
});
