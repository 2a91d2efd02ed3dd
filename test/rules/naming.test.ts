import { instanceLabelEqualsName } from '../../src/rules/instance-label-equals-name';
import { noDefaultNamespace } from '../../src/rules/no-default-namespace';
import { noDuplicateEnvVars } from '../../src/rules/no-duplicate-env-vars';
import { noSystemNamespace } from '../../src/rules/no-system-namespace';
import { recommendedGenericLabels } from '../../src/rules/recommended-generic-labels';
import { fixTable } from '../support/fix-table';
import { objectTables } from '../support/object-tables';
import { container, deployment, job, object, pod, service, template, withMetadata } from '../support/objects';

const inNamespace = (manifest: ReturnType<typeof object>, namespace: unknown) => withMetadata(manifest, { namespace });
const NAMESPACE = 'metadata.namespace must name a namespace of the app';

objectTables(noDefaultNamespace, {
  passes: {
    'a namespace': inNamespace(deployment(), 'shop'),
    'a kind outside of namespaces': object('v1', 'Namespace'),
    'a custom kind, of which only its definition knows': object('example.com/v1', 'Widget'),
    'the account that every namespace has': inNamespace(
      withMetadata(object('v1', 'ServiceAccount'), { name: 'default' }),
      'default',
    ),
    'the Service of the API server': withMetadata(service(), { name: 'kubernetes' }),
    'a kind that is none': object('v1', ''),
  },
  fails: {
    nothing: [deployment(), NAMESPACE],
    null: [inNamespace(service(), null), NAMESPACE],
    'an empty one': [inNamespace(object('v1', 'ConfigMap'), ''), `${NAMESPACE}, not ""`],
    default: [inNamespace(pod(), 'default'), `${NAMESPACE}, not "default"`],
    'no metadata': [{ apiVersion: 'v1', kind: 'Secret' }, NAMESPACE],
  },
});

const SYSTEM = 'metadata.namespace must be a namespace of the app, not';

objectTables(noSystemNamespace, {
  passes: {
    'a namespace': inNamespace(deployment(), 'shop'),
    none: deployment(),
    'a role that has to be there': inNamespace(object('rbac.authorization.k8s.io/v1', 'RoleBinding'), 'kube-system'),
    'a namespace that is no text': inNamespace(deployment(), ['kube-system']),
  },
  fails: {
    'kube-system': [inNamespace(deployment(), 'kube-system'), `${SYSTEM} "kube-system"`],
    'kube-public': [inNamespace(pod(), 'kube-public'), `${SYSTEM} "kube-public"`],
  },
});

const labelled = (labels: unknown) => withMetadata(deployment(), { labels });
const APP = 'metadata.labels.app must be set';

objectTables(recommendedGenericLabels, {
  passes: {
    'a label': labelled({ app: 'web' }),
    'another one of them': labelled({ tier: 'frontend' }),
    'an object that makes no pods': service(),
  },
  fails: {
    'no labels': [deployment(), APP],
    'other labels': [labelled({ 'app.kubernetes.io/name': 'web' }), APP],
    null: [labelled({ app: null }), APP],
    'labels that are none': [labelled('app'), APP],
    'a Pod': [pod(), APP],
  },
});

fixTable(recommendedGenericLabels, {
  'a ReplicaSet, which a Deployment could take for its own': {
    manifest: object('apps/v1', 'ReplicaSet', { spec: { template: template() } }),
    adds: {},
  },
  'a Deployment': { manifest: deployment(), adds: { 'metadata.labels.app': 'web' }, effect: 'neutral' },
  'a Deployment of somebody else': { manifest: deployment(), adds: { 'metadata.labels.app': 'web' }, foreign: true },
  'an object with one of them': { manifest: labelled({ owner: 'shop' }), adds: {} },
  'a Pod, which others select': { manifest: pod(), adds: {} },
  'the app that its pods say': {
    manifest: withMetadata(deployment(), { name: 'web-canary' }),
    adds: { 'metadata.labels.app': 'web' },
  },
  'a name that is too long for a label, of pods that say nothing': {
    manifest: withMetadata(job(), { name: 'a'.repeat(64) }),
    adds: {},
  },
  'the name, where its pods say nothing': { manifest: job(), adds: { 'metadata.labels.app': 'web' } },
  'labels that are none': { manifest: labelled('app'), adds: {} },
});

const INSTANCE = 'metadata.labels["app.kubernetes.io/instance"] must be "web"';

objectTables(instanceLabelEqualsName, {
  passes: {
    'the name': labelled({ 'app.kubernetes.io/instance': 'web' }),
    'an object that makes no pods': service(),
    'an object without a name': withMetadata(deployment(), { name: '' }),
  },
  fails: {
    nothing: [deployment(), INSTANCE],
    'another name': [labelled({ 'app.kubernetes.io/instance': 'release' }), `${INSTANCE}, not "release"`],
  },
});

const variables = (...env: unknown[]) => pod({ containers: [container({ env })] });
const again = (index: number, first: number, name = 'LEVEL') =>
  `container "web": env[${index}].name "${name}" is that of env[${first}] too; write another`;

objectTables(noDuplicateEnvVars, {
  passes: {
    'no variables': pod(),
    'two names': variables({ name: 'LEVEL', value: 'a' }, { name: 'level', value: 'b' }),
    'one name in two containers': pod({
      containers: [
        container({ env: [{ name: 'LEVEL', value: 'a' }] }),
        container({ name: 'api', env: [{ name: 'LEVEL', value: 'a' }] }),
      ],
    }),
    'names that are none': variables({ value: 'a' }, { value: 'b' }, { name: 5 }, { name: 5 }, null, 'LEVEL', ''),
    'what is no list': pod({ containers: [container({ env: { name: 'LEVEL' } })] }),
  },
  fails: {
    'a name twice': [variables({ name: 'LEVEL', value: 'a' }, { name: 'LEVEL', value: 'b' }), again(1, 0)],
    'a name twice with the same value': [variables({ name: 'LEVEL' }, { name: 'X' }, { name: 'LEVEL' }), again(2, 0)],
    'a name three times': [
      variables({ name: 'LEVEL' }, { name: 'LEVEL' }, { name: 'LEVEL' }),
      again(1, 0),
      again(2, 0),
    ],
    'the name __proto__ twice': [variables({ name: '__proto__' }, { name: '__proto__' }), again(1, 0, '__proto__')],
  },
});
