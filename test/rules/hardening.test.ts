import type { JsonObject } from '../../src/manifest/json';
import { Resource } from '../../src/manifest/resource';
import { dropAllCapabilities } from '../../src/rules/drop-all-capabilities';
import { fsGroupSet } from '../../src/rules/fs-group-set';
import { highGroupId } from '../../src/rules/high-group-id';
import { highUserId } from '../../src/rules/high-user-id';
import { noPrivilegeEscalation } from '../../src/rules/no-privilege-escalation';
import { noServiceAccountTokenAutomount } from '../../src/rules/no-service-account-token-automount';
import { noServiceLinks } from '../../src/rules/no-service-links';
import { readOnlyRootFilesystem } from '../../src/rules/read-only-root-filesystem';
import { recommendedK8sLabels } from '../../src/rules/recommended-k8s-labels';
import { runAsNonRoot } from '../../src/rules/run-as-non-root';
import { seccompRuntimeDefault } from '../../src/rules/seccomp-runtime-default';
import { fixTable } from '../support/fix-table';
import { contextOf, objectTables } from '../support/object-tables';
import { container, cronJob, deployment, object, pod, template, withMetadata } from '../support/objects';

const WINDOWS = { os: { name: 'windows' } };
const WINDOWS_NODES = { nodeSelector: { 'kubernetes.io/os': 'windows' } };

const onPod = (securityContext: JsonObject, spec: JsonObject = {}) => pod({ securityContext, ...spec });
const onContainer = (securityContext: JsonObject, spec: JsonObject = {}) =>
  pod({ containers: [container({ securityContext })], ...spec });

/** A pod of the containers `web`, `cache`, ..., with these security contexts. */
const of = (...contexts: JsonObject[]) =>
  pod({
    containers: contexts.map((securityContext, index) =>
      container({ name: ['web', 'cache'][index], securityContext: { ...securityContext } }),
    ),
  });

const knative = (spec: JsonObject) =>
  object('serving.knative.dev/v1', 'Service', { spec: { template: template(spec) } });

const USER = 'spec.securityContext.runAsUser';
const GROUP = 'spec.securityContext.runAsGroup';
const FS_GROUP = 'spec.securityContext.fsGroup';
const POLICY = { 'spec.securityContext.fsGroupChangePolicy': 'OnRootMismatch' };
const NON_ROOT = 'spec.securityContext.runAsNonRoot';
const SECCOMP = 'spec.securityContext.seccompProfile';
const RUNTIME_DEFAULT = { type: 'RuntimeDefault' };
const UNPRIVILEGED = { runAsUser: 1000, allowPrivilegeEscalation: false };

const ofWeb = (field: string) => `spec.containers[0].securityContext.${field}`;
const ofCache = (field: string) => `spec.containers[1].securityContext.${field}`;

fixTable(runAsNonRoot, {
  'a pod that says nothing': { manifest: pod(), adds: { [NON_ROOT]: true }, effect: 'behavioural' },
  'a foreign pod that says nothing': { manifest: pod(), adds: {}, foreign: true },
  'a foreign pod with a user': {
    manifest: onPod({ runAsUser: 1000 }),
    adds: { [NON_ROOT]: true },
    effect: 'neutral',
    foreign: true,
  },
  'a foreign container with a user, whose pod has none': {
    manifest: of({ runAsUser: 1000 }),
    adds: { [ofWeb('runAsNonRoot')]: true },
    effect: 'neutral',
    foreign: true,
  },
  'foreign containers of which one has a user': {
    manifest: of({ runAsUser: 1000 }, {}),
    adds: { [ofWeb('runAsNonRoot')]: true },
    effect: 'neutral',
    foreign: true,
  },
  'containers of which one has a user': {
    manifest: of({ runAsUser: 1000 }, {}),
    adds: { [NON_ROOT]: true },
    effect: 'behavioural',
  },
  'containers of which one is root': {
    manifest: of({ runAsUser: 0 }, {}),
    adds: { [ofCache('runAsNonRoot')]: true },
    effect: 'behavioural',
  },
  'a container that says so itself, beside one that does not': {
    manifest: of({ runAsNonRoot: true }, { runAsUser: 1000 }),
    adds: { [NON_ROOT]: true },
    effect: 'neutral',
  },
  'root on the pod': { manifest: onPod({ runAsUser: 0 }), adds: {} },
  'a privileged container without a user': { manifest: onContainer({ privileged: true }), adds: {} },
  'a privileged container with a user': {
    manifest: onContainer({ privileged: true, runAsUser: 1000 }),
    adds: { [NON_ROOT]: true },
    effect: 'neutral',
  },
  'false, which somebody wrote': { manifest: onPod({ runAsNonRoot: false }), adds: {} },
  'a user namespace since 1.35': { manifest: pod({ hostUsers: false }), adds: {}, parameters: { targetMinor: 35 } },
  'a user namespace before': {
    manifest: pod({ hostUsers: false }),
    adds: { [NON_ROOT]: true },
    parameters: { targetMinor: 34 },
  },
  'a Windows pod': { manifest: pod(WINDOWS), adds: { [NON_ROOT]: true }, effect: 'behavioural' },
  'a foreign Windows pod, whose user id means nothing': {
    manifest: onPod({ runAsUser: 1000 }, WINDOWS_NODES),
    adds: {},
    foreign: true,
  },
  'a Windows container that runs as administrator': {
    manifest: pod({
      ...WINDOWS,
      securityContext: { windowsOptions: { runAsUserName: 'ContainerUser' } },
      containers: [
        container({ securityContext: { windowsOptions: { runAsUserName: 'ContainerAdministrator' } } }),
        container({ name: 'cache' }),
      ],
    }),
    adds: { [ofCache('runAsNonRoot')]: true },
  },
  'what Knative serves, where a pod has no security context': {
    manifest: knative({ containers: [container({ securityContext: { runAsUser: 1000 } })] }),
    adds: { 'spec.template.spec.containers[0].securityContext.runAsNonRoot': true },
    effect: 'neutral',
    foreign: true,
  },
  'a security context that is none': { manifest: pod({ securityContext: 'none' }), adds: {} },
});

fixTable(seccompRuntimeDefault, {
  'a pod that says nothing': { manifest: pod(), adds: { [SECCOMP]: RUNTIME_DEFAULT }, effect: 'behavioural' },
  'a foreign pod that says nothing': { manifest: pod(), adds: {}, foreign: true },
  'foreign containers without privileges': {
    manifest: of(UNPRIVILEGED, UNPRIVILEGED),
    adds: { [ofWeb('seccompProfile')]: RUNTIME_DEFAULT, [ofCache('seccompProfile')]: RUNTIME_DEFAULT },
    effect: 'neutral',
    foreign: true,
  },
  'a foreign container in a user namespace, which may hold others': {
    manifest: pod({ hostUsers: false, containers: [container({ securityContext: UNPRIVILEGED })] }),
    adds: {},
    foreign: true,
  },
  'a foreign container with an unmasked /proc': {
    manifest: of({ ...UNPRIVILEGED, procMount: 'Unmasked' }),
    adds: {},
    foreign: true,
  },
  'foreign containers of which one may gain privileges': {
    manifest: of({ runAsUser: 1000 }, UNPRIVILEGED),
    adds: { [ofCache('seccompProfile')]: RUNTIME_DEFAULT },
    effect: 'neutral',
    foreign: true,
  },
  'a foreign privileged container': {
    manifest: onContainer({ ...UNPRIVILEGED, privileged: true }),
    adds: {},
    foreign: true,
  },
  'a profile that a container has': {
    manifest: of({ seccompProfile: { type: 'Localhost', localhostProfile: 'web.json' } }, UNPRIVILEGED),
    adds: { [SECCOMP]: RUNTIME_DEFAULT },
    effect: 'neutral',
  },
  'no confinement, which somebody wrote': { manifest: onPod({ seccompProfile: { type: 'Unconfined' } }), adds: {} },
  'a Windows pod': { manifest: pod(WINDOWS), adds: {} },
  'a pod for Windows nodes': { manifest: pod(WINDOWS_NODES), adds: {} },
});

fixTable(dropAllCapabilities, {
  'a foreign container that listens on a low port, whose file may have capabilities': {
    manifest: pod({ containers: [container({ securityContext: UNPRIVILEGED, ports: [{ containerPort: 80 }] })] }),
    adds: {},
    foreign: true,
  },
  'a container that says nothing': {
    manifest: pod(),
    adds: { [ofWeb('capabilities.drop')]: ['ALL'] },
    effect: 'behavioural',
  },
  'foreign containers of which one has no privileges': {
    manifest: of({ runAsUser: 1000 }, UNPRIVILEGED),
    adds: { [ofCache('capabilities.drop')]: ['ALL'] },
    effect: 'neutral',
    foreign: true,
  },
  'an init container': {
    manifest: pod({ containers: [], initContainers: [container({ name: 'setup' })] }),
    adds: { 'spec.initContainers[0].securityContext.capabilities.drop': ['ALL'] },
  },
  'a list that somebody wrote': { manifest: onContainer({ capabilities: { drop: ['NET_RAW'] } }), adds: {} },
  'a pod for Windows nodes': { manifest: pod(WINDOWS_NODES), adds: {} },
});

fixTable(noPrivilegeEscalation, {
  'a container that says nothing': {
    manifest: pod(),
    adds: { [ofWeb('allowPrivilegeEscalation')]: false },
    effect: 'behavioural',
  },
  'a foreign container': { manifest: pod(), adds: {}, foreign: true },
  'true, which somebody wrote': { manifest: onContainer({ allowPrivilegeEscalation: true }), adds: {} },
  'a privileged container': { manifest: onContainer({ privileged: true }), adds: {} },
  'a container with SYS_ADMIN': { manifest: onContainer({ capabilities: { add: ['CAP_SYS_ADMIN'] } }), adds: {} },
  'a Windows pod': { manifest: pod(WINDOWS), adds: {} },
});

objectTables(highUserId, {
  passes: {
    'a high id on the pod': onPod({ runAsUser: 10001 }),
    'a high id on each container': onContainer({ runAsUser: 65532 }),
    'a low id on the pod that no container has': onContainer(
      { runAsUser: 65532 },
      { securityContext: { runAsUser: 1 } },
    ),
    'a Windows pod': pod(WINDOWS_NODES),
  },
  fails: {
    'nothing written': [pod(), 'container "web": securityContext.runAsUser must be above 10000'],
    'a low id on the pod': [onPod({ runAsUser: 10000 }), 'securityContext.runAsUser must be above 10000, not 10000'],
    'a low id on a container': [
      onContainer({ runAsUser: 1000 }, { securityContext: { runAsUser: 65532 } }),
      'container "web": securityContext.runAsUser must be above 10000, not 1000',
    ],
  },
});

test('a low id that the posture asks for is taken for users and groups', () => {
  const resource = new Resource(onPod({ runAsUser: 999, runAsGroup: 998 }));
  const context = contextOf([resource]);
  const parameters = { ...context.parameters, userId: 999, groupId: 998 };
  expect(highUserId.check(resource, { ...context, parameters })).toEqual([]);
  expect(highGroupId.check(resource, { ...context, parameters })).toEqual([]);
});

fixTable(highUserId, {
  'a pod that says nothing': { manifest: pod(), adds: { [USER]: 65532 }, effect: 'behavioural' },
  'another id of the posture': { manifest: pod(), adds: { [USER]: 20000 }, parameters: { userId: 20000 } },
  'a foreign pod': { manifest: pod(), adds: {}, foreign: true },
  'a container with a user of its own': { manifest: of({ runAsUser: 1000 }, {}), adds: { [USER]: 65532 } },
  'root, which somebody wrote': { manifest: onPod({ runAsUser: 0 }), adds: {} },
  'a container that may be root, beside one that may not': {
    manifest: of({ runAsNonRoot: false }, {}),
    adds: { [ofCache('runAsUser')]: 65532 },
  },
  'a privileged container': { manifest: onContainer({ privileged: true }), adds: {} },
  'a privileged container that must not be root': {
    manifest: onContainer({ privileged: true, runAsNonRoot: true }),
    adds: { [USER]: 65532 },
  },
  'a Windows pod': { manifest: pod(WINDOWS), adds: {} },
});

objectTables(highGroupId, {
  passes: {
    'a high id on the pod': onPod({ runAsGroup: 10001 }),
    'a Windows pod': pod(WINDOWS),
  },
  fails: {
    'nothing written': [pod(), 'container "web": securityContext.runAsGroup must be above 10000'],
    'the group of root': [onPod({ runAsGroup: 0 }), 'securityContext.runAsGroup must be above 10000, not 0'],
  },
});

fixTable(highGroupId, {
  'a pod that says nothing': { manifest: pod(), adds: { [GROUP]: 65532 }, effect: 'behavioural' },
  'a foreign pod': { manifest: pod(), adds: {}, foreign: true },
  'another id of the posture': { manifest: pod(), adds: { [GROUP]: 30000 }, parameters: { groupId: 30000 } },
  'the user of the posture': {
    manifest: onPod({ runAsUser: 20000 }),
    adds: { [GROUP]: 30000 },
    parameters: { userId: 20000, groupId: 30000 },
  },
  'another user': { manifest: onPod({ runAsUser: 1000 }), adds: { [GROUP]: 1000 } },
  'containers with different users': {
    manifest: of({ runAsUser: 1000 }, {}),
    adds: { [ofWeb('runAsGroup')]: 1000, [ofCache('runAsGroup')]: 65532 },
  },
  'a group that somebody wrote': { manifest: onPod({ runAsGroup: 0 }), adds: {} },
  root: { manifest: onPod({ runAsUser: 0 }), adds: {} },
  'a Windows pod': { manifest: pod(WINDOWS), adds: {} },
});

objectTables(fsGroupSet, {
  passes: {
    'a group and a policy': onPod({ fsGroup: 0, fsGroupChangePolicy: 'Always' }),
    'a Windows pod': pod(WINDOWS),
  },
  fails: {
    'nothing written': [
      pod(),
      'securityContext.fsGroup must be set',
      'securityContext.fsGroupChangePolicy must be set',
    ],
  },
});

fixTable(fsGroupSet, {
  'a pod that says nothing': { manifest: pod(), adds: { [FS_GROUP]: 65532, ...POLICY }, effect: 'behavioural' },
  'a foreign pod': { manifest: pod(), adds: {}, foreign: true },
  'the group of the pod': { manifest: onPod({ runAsGroup: 3000 }), adds: { [FS_GROUP]: 3000, ...POLICY } },
  'the group of root': { manifest: onPod({ runAsGroup: 0 }), adds: { [FS_GROUP]: 65532, ...POLICY } },
  'the group that the pod will have': {
    manifest: onPod({ runAsUser: 1000 }),
    adds: { [FS_GROUP]: 1000, ...POLICY },
  },
  'containers with different users': {
    manifest: of({ runAsUser: 1000 }, {}),
    adds: { [FS_GROUP]: 65532, ...POLICY },
  },
  'a group that somebody wrote': { manifest: onPod({ fsGroup: 2000 }), adds: POLICY },
  'containers that all are root': { manifest: onPod({ runAsUser: 0 }), adds: {} },
  'a Windows pod': { manifest: pod(WINDOWS), adds: {} },
  'what Knative serves, where a pod has no security context': { manifest: knative({}), adds: {} },
});

objectTables(readOnlyRootFilesystem, {
  passes: {
    true: onContainer({ readOnlyRootFilesystem: true }),
    'a Windows pod': pod(WINDOWS),
  },
  fails: {
    'nothing written': [pod(), 'container "web": securityContext.readOnlyRootFilesystem must be true'],
    false: [
      onContainer({ readOnlyRootFilesystem: false }),
      'container "web": securityContext.readOnlyRootFilesystem must be true, not false',
    ],
  },
});

const READ_ONLY = { [ofWeb('readOnlyRootFilesystem')]: true };
const mounting = (mountPath: string) =>
  pod({ containers: [container({ volumeMounts: [{ name: 'data', mountPath }] })] });
const tmp = (name: string) => ({ emptyDir: { sizeLimit: '1Gi' }, name });

fixTable(readOnlyRootFilesystem, {
  'a container that says nothing': {
    manifest: pod(),
    adds: {
      ...READ_ONLY,
      'spec.volumes[0]': tmp('tmp-web'),
      'spec.containers[0].volumeMounts[0]': { mountPath: '/tmp', name: 'tmp-web' },
    },
    effect: 'behavioural',
  },
  'a foreign container': { manifest: pod(), adds: {}, foreign: true },
  'a container that somebody made read-only': { manifest: onContainer({ readOnlyRootFilesystem: true }), adds: {} },
  'something at /tmp': { manifest: mounting('/tmp'), adds: READ_ONLY },
  'something at /tmp, written otherwise': { manifest: mounting('//tmp/'), adds: READ_ONLY },
  'something above /tmp': { manifest: mounting('/'), adds: READ_ONLY },
  'something below /tmp and beside it': {
    manifest: pod({
      containers: [
        container({
          volumeMounts: [
            { name: 'data', mountPath: '/tmp/cache' },
            { name: 'data', mountPath: '/tmpfiles' },
          ],
        }),
      ],
      volumes: [{ name: 'data' }],
    }),
    adds: {
      ...READ_ONLY,
      'spec.volumes[1]': tmp('tmp-web'),
      'spec.containers[0].volumeMounts[2]': { mountPath: '/tmp', name: 'tmp-web' },
    },
  },
  'a volume of that name': {
    manifest: pod({ volumes: [{ name: 'tmp-web' }, { name: 'tmp-web-2' }] }),
    adds: {
      ...READ_ONLY,
      'spec.volumes[2]': tmp('tmp-web-3'),
      'spec.containers[0].volumeMounts[0]': { mountPath: '/tmp', name: 'tmp-web-3' },
    },
  },
  'two long names that begin alike': {
    manifest: pod({
      containers: ['a', 'b'].map((end) => container({ name: `${'x'.repeat(58)}--${end}` })),
    }),
    adds: {
      ...READ_ONLY,
      [ofCache('readOnlyRootFilesystem')]: true,
      'spec.volumes[0]': tmp(`tmp-${'x'.repeat(58)}`),
      'spec.containers[0].volumeMounts[0]': { mountPath: '/tmp', name: `tmp-${'x'.repeat(58)}` },
      'spec.volumes[1]': tmp(`tmp-${'x'.repeat(57)}-2`),
      'spec.containers[1].volumeMounts[0]': { mountPath: '/tmp', name: `tmp-${'x'.repeat(57)}-2` },
    },
  },
  'volumes that are no list': { manifest: pod({ volumes: 'none' }), adds: READ_ONLY },
  'a pod for Windows nodes': { manifest: pod(WINDOWS_NODES), adds: {} },
});

objectTables(noServiceLinks, {
  passes: { false: pod({ enableServiceLinks: false }) },
  fails: {
    'nothing written': [pod(), 'enableServiceLinks must be false'],
    true: [pod({ enableServiceLinks: true }), 'enableServiceLinks must be false, not true'],
  },
});

fixTable(noServiceLinks, {
  'a pod that says nothing': {
    manifest: cronJob(),
    adds: { 'spec.jobTemplate.spec.template.spec.enableServiceLinks': false },
    effect: 'behavioural',
  },
  'a foreign pod': { manifest: pod(), adds: {}, foreign: true },
  'a Windows pod': { manifest: pod(WINDOWS), adds: { 'spec.enableServiceLinks': false } },
  'true, which somebody wrote': { manifest: pod({ enableServiceLinks: true }), adds: {} },
});

const account = (name: string, fields: JsonObject) =>
  withMetadata(object('v1', 'ServiceAccount', fields), { name, namespace: 'shop' });
const DENIED = { automountServiceAccountToken: false };

objectTables(noServiceAccountTokenAutomount, {
  passes: {
    'false on a pod': pod(DENIED),
    'false on a ServiceAccount': account('web', DENIED),
    'an object without pods': object('v1', 'ConfigMap'),
  },
  fails: {
    'nothing on a pod': [pod(), 'automountServiceAccountToken must be false'],
    'nothing on a ServiceAccount': [account('web', {}), 'automountServiceAccountToken must be false'],
    'true on a pod': [
      pod({ automountServiceAccountToken: true }),
      'automountServiceAccountToken must be false, not true',
    ],
  },
});

describe('a pod that says nothing of its token', () => {
  const messages = (spec: JsonObject, ...others: JsonObject[]) => {
    const resource = new Resource(withMetadata(pod(spec), { namespace: 'shop' }));
    const resources = [resource, ...others.map((manifest) => new Resource(manifest))];
    return noServiceAccountTokenAutomount.check(resource, contextOf(resources)).map(({ message }) => message);
  };
  const FOUND = ['automountServiceAccountToken must be false'];

  test.each([
    ['its ServiceAccount', { serviceAccountName: 'web' }, account('web', DENIED)],
    ['its ServiceAccount by the old name', { serviceAccount: 'web' }, account('web', DENIED)],
    ['the default ServiceAccount', {}, account('default', DENIED)],
  ])('gets none where %s says so', (_, spec, other) => {
    expect(messages(spec, other)).toEqual([]);
  });

  test.each([
    ['its ServiceAccount says nothing', { serviceAccountName: 'web' }, account('web', {})],
    ['its ServiceAccount is of another app', { serviceAccountName: 'web' }, object('v1', 'ConfigMap')],
    ['another ServiceAccount denies it', { serviceAccountName: 'web' }, account('default', DENIED)],
    [
      'one in another namespace denies it',
      { serviceAccountName: 'web' },
      withMetadata(account('web', DENIED), { namespace: 'other' }),
    ],
    ['it says true itself', { serviceAccountName: 'web' }, account('web', { automountServiceAccountToken: true })],
  ])('gets one where %s', (_, spec, other) => {
    expect(messages(spec, other)).toEqual(FOUND);
  });
});

fixTable(noServiceAccountTokenAutomount, {
  'a pod that says nothing': {
    manifest: deployment(),
    adds: { 'spec.template.spec.automountServiceAccountToken': false },
    effect: 'behavioural',
  },
  'a ServiceAccount that says nothing': {
    manifest: account('web', {}),
    adds: { automountServiceAccountToken: false },
    effect: 'behavioural',
  },
  'a foreign pod': { manifest: pod(), adds: {}, foreign: true },
  'a foreign ServiceAccount': { manifest: account('web', {}), adds: {}, foreign: true },
  'true, which somebody wrote': { manifest: pod({ automountServiceAccountToken: true }), adds: {} },
});

const labelled = (labels: JsonObject) => withMetadata(deployment(), { labels });
const NAME = 'metadata.labels["app.kubernetes.io/name"]';
const MANAGED_BY = 'metadata.labels["app.kubernetes.io/managed-by"]';

objectTables(recommendedK8sLabels, {
  passes: {
    'a name': labelled({ 'app.kubernetes.io/name': 'web' }),
    'an object without pods': object('v1', 'ConfigMap'),
  },
  fails: {
    'no labels': [deployment(), `${NAME} must be set`],
    'other labels': [labelled({ app: 'web' }), `${NAME} must be set`],
    'a Pod': [pod(), `${NAME} must be set`],
  },
});

fixTable(recommendedK8sLabels, {
  'a ReplicaSet, which a Deployment could take for its own': {
    manifest: object('apps/v1', 'ReplicaSet', { spec: { template: template() } }),
    adds: {},
  },
  'an object that makes pods': {
    manifest: deployment(),
    adds: { [NAME]: 'web', [MANAGED_BY]: 'cdk8s' },
    effect: 'neutral',
    foreign: true,
  },
  'labels that somebody wrote': {
    manifest: labelled({ 'app.kubernetes.io/name': 'shop', 'app.kubernetes.io/managed-by': 'Helm' }),
    adds: {},
  },
  'a name that no label can hold': {
    manifest: withMetadata(deployment(), { name: 'x'.repeat(64) }),
    adds: { [MANAGED_BY]: 'cdk8s' },
  },
  'a name that is generated': {
    manifest: { ...deployment(), metadata: { generateName: 'web-' } },
    adds: { [MANAGED_BY]: 'cdk8s' },
  },
  'a Pod, which Services select': { manifest: pod(), adds: {} },
  'an object without pods': { manifest: object('v1', 'ConfigMap'), adds: {} },
});
