import { POD_TEMPLATE_PATHS } from '../../src/manifest/pod-template';
import { Resource } from '../../src/manifest/resource';
import { knownPodTemplate } from '../../src/rules/known-pod-template';
import { contextOf, objectTables } from '../support/object-tables';
import { container, deployment, object, podSpec, template, withMetadata } from '../support/objects';

const custom = (spec: object, kind = 'Fleet') => object('example.com/v1', kind, { spec });

objectTables(knownPodTemplate, {
  passes: {
    'a built-in kind': deployment(),
    'a built-in kind without pods': object('v1', 'ConfigMap', { data: { containers: [container()] } }),
    'a definition with an example of a pod': object('apiextensions.k8s.io/v1', 'CustomResourceDefinition', {
      spec: { example: podSpec() },
    }),
    'a known custom kind': object('argoproj.io/v1alpha1', 'Rollout', { spec: { template: template() } }),
    'a known custom kind without a pod': object('argoproj.io/v1alpha1', 'Rollout', { spec: { workloadRef: {} } }),
    'a custom kind without pods': custom({ replicas: 2, containers: 3 }),
    'a policy with a pattern of pods': custom({ rules: [{ pattern: { spec: { containers: [{ image: '*:*' }] } } }] }),
    'a pod in an annotation': withMetadata(custom({}), { annotations: { spec: podSpec() } }),
    'a pod in the status': { ...custom({}), status: podSpec() },
  },
  fails: {
    'a template': [
      custom({ template: template() }),
      `spec.template.spec looks like a pod, which nothing checks; write podTemplates: { 'example.com/Fleet': 'spec.template' } in the posture`,
    ],
    'templates in a list': [
      custom({ pools: [{ name: 'a' }, { template: template() }] }),
      `spec.pools[1].template.spec looks like a pod, which nothing checks; write podTemplates: { 'example.com/Fleet': 'spec.pools[*].template' } in the posture`,
    ],
    'a template elsewhere than where that kind has it': [
      object('argoproj.io/v1alpha1', 'Rollout', { spec: { templates: [template()] } }),
      `spec.templates[0].spec looks like a pod, where no pod template was expected; write podTemplates: { 'argoproj.io/Rollout': 'spec.templates[*]' } in the posture`,
    ],
    'a pod without a template': [
      custom({ pod: podSpec() }),
      'spec.pod looks like a pod, but not like a template with a spec, so nothing checks it; check it by hand and waive this',
    ],
    'an object that is a pod itself': [
      custom(podSpec()),
      'spec looks like a pod, but not like a template with a spec, so nothing checks it; check it by hand and waive this',
    ],
  },
});

test('what the message says to write is what makes the rule pass', () => {
  const fleet = custom({ template: template() });
  const paths = { ...POD_TEMPLATE_PATHS, 'example.com/Fleet': [['spec', 'template']] };
  expect(knownPodTemplate.check(new Resource(fleet, '', paths), contextOf())).toEqual([]);
});
