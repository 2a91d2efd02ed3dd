import type { JsonObject } from '../../src/manifest/json';
import { contentNamesFollowed } from '../../src/rules/content-names-followed';
import { secretFilesPrivate } from '../../src/rules/secret-files-private';
import { secretKeysChosen } from '../../src/rules/secret-keys-chosen';
import { fixTable } from '../support/fix-table';
import { objectTables } from '../support/object-tables';
import { container, deployment, object, pod, podSpec, template, withMetadata } from '../support/objects';

const volumes = (...list: JsonObject[]) =>
  pod({
    containers: [container({ volumeMounts: list.map(({ name }) => ({ name, mountPath: `/run/${String(name)}` })) })],
    volumes: list,
  });
const secret = (fields: JsonObject = {}) => ({ name: 'db', secret: { secretName: 'db', ...fields } });
const projected = (fields: JsonObject, ...sources: JsonObject[]) => ({
  name: 'all',
  projected: { ...fields, sources },
});
const password = (fields: JsonObject = {}) => ({ key: 'password', path: 'password', ...fields });

const MODE = 'must be 288, which is 0440 in octal';

objectTables(secretFilesPrivate, {
  passes: {
    'no volumes': pod(),
    'volumes of no Secret': volumes({ name: 'a', configMap: { name: 'a' } }, { name: 'b', emptyDir: {} }),
    'a mode that others get nothing from': volumes(secret({ defaultMode: 0o400 })),
    'items that all say so themselves': volumes(secret({ items: [password({ mode: 0o440 })] })),
    'a projected volume without Secrets': volumes(projected({}, { configMap: { name: 'a' } })),
    'a projected volume': volumes(projected({ defaultMode: 0o440 }, { secret: { name: 'db' } })),
    'what is no list': pod({ volumes: 'db' }),
    'items that are no objects': pod({ volumes: [null, 'db', { secret: 'db' }, { projected: { sources: ['db'] } }] }),
    'Windows, which has no modes': pod({ os: { name: 'windows' }, volumes: [secret()] }),
  },
  fails: {
    'no mode': [volumes(secret()), `volumes[0].secret.defaultMode ${MODE}`],
    'a mode for everybody': [volumes(secret({ defaultMode: 0o644 })), `volumes[0].secret.defaultMode ${MODE}, not 420`],
    'an item for everybody, and one that says nothing': [
      volumes(secret({ items: [password({ mode: 0o444 }), password()] })),
      `volumes[0].secret.defaultMode ${MODE}`,
      `volumes[0].secret.items[0].mode ${MODE}, not 292`,
    ],
    'a Secret beside others in a projected volume': [
      volumes(
        projected({}, { configMap: { name: 'a' } }, { secret: { name: 'db', items: [password({ mode: 0o404 })] } }),
      ),
      `volumes[0].projected.sources[1].secret.items[0].mode ${MODE}, not 260`,
    ],
    'a projected volume without a mode': [
      volumes(projected({}, { secret: { name: 'db' } })),
      `volumes[0].projected.defaultMode ${MODE}`,
    ],
  },
});

fixTable(secretFilesPrivate, {
  'a Secret, whose group the pod gets too': {
    manifest: volumes(secret()),
    adds: { 'spec.securityContext.fsGroup': 65532, 'spec.volumes[0].secret.defaultMode': 0o440 },
    effect: 'behavioural',
  },
  'a pod that has a group': {
    manifest: deployment({
      template: template({ securityContext: { fsGroup: 999 }, volumes: [projected({}, { secret: { name: 'db' } })] }),
    }),
    adds: { 'spec.template.spec.volumes[0].projected.defaultMode': 0o440 },
  },
  'a pod whose containers all run as root, which need no group': {
    manifest: pod({ securityContext: { runAsUser: 0 }, volumes: [secret()] }),
    adds: { 'spec.volumes[0].secret.defaultMode': 0o440 },
  },
  'what somebody wrote': { manifest: volumes(secret({ defaultMode: 0o644 })), adds: {} },
  'what somebody else made': { manifest: volumes(secret()), adds: {}, foreign: true },
  Knative: {
    manifest: object('serving.knative.dev/v1', 'Service', {
      spec: { template: { spec: podSpec({ volumes: [secret()] }) } },
    }),
    adds: {},
  },
  Windows: { manifest: pod({ os: { name: 'windows' }, volumes: [secret()] }), adds: {} },
});

const SECRET = withMetadata(object('v1', 'Secret', { stringData: { user: 'u', password: 'p' } }), { name: 'db' });
const beside = (manifest: JsonObject, ...others: JsonObject[]) => ({ manifest, beside: others });
const CHOOSE = 'must choose what the pod needs of "user", "password"';

objectTables(secretKeysChosen, {
  passes: {
    'a Secret that the app does not have': volumes(secret()),
    'one key that is all there is': beside(volumes(secret()), { ...SECRET, stringData: { password: 'p' } }),
    'a choice': beside(volumes(secret({ items: [password()] })), SECRET),
    'a Secret whose type says which keys there are': beside(volumes(secret()), {
      ...SECRET,
      type: 'kubernetes.io/tls',
    }),
    'a Secret of another namespace': beside(volumes(secret()), withMetadata(SECRET, { namespace: 'shop' })),
    'a key mounted by itself': beside(
      pod({
        containers: [container({ volumeMounts: [{ name: 'db', mountPath: '/run/password', subPath: 'password' }] })],
        volumes: [secret()],
      }),
      SECRET,
    ),
    'a volume that nobody mounts': beside(pod({ volumes: [secret()] }), SECRET),
    'variables, which another rule is about': beside(
      pod({ containers: [container({ envFrom: [{ secretRef: { name: 'db' } }] })] }),
      SECRET,
    ),
    'a ConfigMap': beside(volumes({ name: 'db', configMap: { name: 'db' } }), SECRET),
  },
  fails: {
    'a whole Secret': [beside(volumes(secret()), SECRET), `volumes[0].secret.items ${CHOOSE}`],
    'a whole Secret with encoded values': [
      beside(volumes(secret({ items: [] })), {
        ...SECRET,
        type: 'Opaque',
        stringData: { user: 'u' },
        data: { key: 'eA==' },
      }),
      'volumes[0].secret.items must choose what the pod needs of "key", "user", not []',
    ],
    'a whole Secret among others': [
      beside(volumes(projected({}, { downwardAPI: {} }, { secret: { name: 'db' } })), SECRET),
      `volumes[0].projected.sources[1].secret.items ${CHOOSE}`,
    ],
  },
});

const named = (kind: string, namespace?: string) =>
  withMetadata(object(kind === 'Job' ? 'batch/v1' : 'v1', kind), {
    name: 'web-0123456789',
    namespace,
    annotations: { 'cdk8s-bulkhead/named-by-content': 'web' },
  });
const env = pod({
  containers: [container({ env: [{ name: 'A', valueFrom: { configMapKeyRef: { name: 'web', key: 'a' } } }] })],
});
const wrong = (path: string, kind: string) =>
  `${path} must be "web-0123456789", as the ${kind} is named by its content, not "web"; write its contentName()`;
const rules = (resources: string[], group = '') => ({
  rules: [{ apiGroups: [group], resources, resourceNames: ['web'], verbs: ['get'] }],
});

objectTables(contentNamesFollowed, {
  passes: {
    'no object that is named by its content': env,
    'a reference to what it is named': beside(
      pod({ containers: [container({ envFrom: [{ configMapRef: { name: 'web-0123456789' } }] })] }),
      named('ConfigMap'),
    ),
    'an object of the other kind': beside(env, named('Secret')),
    'a Role for objects of another group': beside(
      object('rbac.authorization.k8s.io/v1', 'Role', rules(['configmaps'], 'example.com')),
      named('ConfigMap'),
    ),
    'an object of another namespace': beside(env, named('ConfigMap', 'shop')),
    'another object of that name': beside(
      env,
      named('ConfigMap'),
      withMetadata(object('v1', 'ConfigMap'), { name: 'web' }),
    ),
    'a ClusterRole, which names no namespace': beside(
      object('rbac.authorization.k8s.io/v1', 'ClusterRole', rules(['configmaps'])),
      named('ConfigMap'),
    ),
    'names of other things in custom kinds, and of Secrets in other namespaces': beside(
      object('external-secrets.io/v1', 'SecretStore', {
        spec: {
          secretStoreRef: { name: 'web' },
          auth: { secretRef: { clientSecret: { name: 'web', namespace: 'shop' } }, secrets: ['web', null] },
          secret: 'web',
        },
      }),
      named('Secret'),
    ),
    'a Secret of another namespace that a Gateway names': beside(
      object('gateway.networking.k8s.io/v1', 'Gateway', {
        spec: {
          listeners: [
            {
              tls: {
                certificateRefs: [
                  { name: 'web', namespace: 'shop' },
                  { kind: 'Other', name: 'web' },
                ],
              },
            },
          ],
        },
      }),
      named('Secret'),
    ),
  },
  fails: {
    'a variable': [
      beside(env, named('ConfigMap')),
      wrong('spec.containers[0].env[0].valueFrom.configMapKeyRef.name', 'ConfigMap'),
    ],
    'volumes and pull secrets of a template': [
      beside(
        deployment({
          template: template({ volumes: [secret({ secretName: 'web' })], imagePullSecrets: [{ name: 'web' }] }),
        }),
        named('Secret'),
      ),
      wrong('spec.template.spec.volumes[0].secret.secretName', 'Secret'),
      wrong('spec.template.spec.imagePullSecrets[0].name', 'Secret'),
    ],
    'what may be missing, and then always is': [
      beside(
        pod({ containers: [container({ envFrom: [{ secretRef: { name: 'web', optional: true } }] })] }),
        named('Secret'),
      ),
      wrong('spec.containers[0].envFrom[0].secretRef.name', 'Secret'),
    ],
    'an Ingress': [
      beside(object('networking.k8s.io/v1', 'Ingress', { spec: { tls: [{ secretName: 'web' }] } }), named('Secret')),
      wrong('spec.tls[0].secretName', 'Secret'),
    ],
    'a Gateway': [
      beside(
        object('gateway.networking.k8s.io/v1', 'Gateway', {
          spec: { listeners: [{ tls: { certificateRefs: [{ name: 'web' }] } }] },
        }),
        named('Secret'),
      ),
      wrong('spec.listeners[0].tls.certificateRefs[0].name', 'Secret'),
    ],
    'a ServiceAccount': [
      beside(
        object('v1', 'ServiceAccount', { secrets: [{ name: 'web' }], imagePullSecrets: [{ name: 'web' }] }),
        named('Secret'),
      ),
      wrong('secrets[0].name', 'Secret'),
      wrong('imagePullSecrets[0].name', 'Secret'),
    ],
    'custom kinds': [
      beside(
        object('keda.sh/v1alpha1', 'TriggerAuthentication', {
          spec: { secretTargetRef: [{ parameter: 'password', name: 'web', key: 'password' }] },
        }),
        named('Secret'),
      ),
      wrong('spec.secretTargetRef[0].name', 'Secret'),
    ],
    'custom kinds with several names': [
      beside(
        object('monitoring.coreos.com/v1', 'ServiceMonitor', {
          spec: {
            endpoints: [
              {
                bearerTokenSecret: { name: 'web' },
                tlsConfig: { ca: { configMap: { name: 'web' } }, secretName: 'web' },
              },
            ],
          },
        }),
        named('Secret'),
        named('ConfigMap'),
      ),
      wrong('spec.endpoints[0].bearerTokenSecret.name', 'Secret'),
      wrong('spec.endpoints[0].tlsConfig.ca.configMap.name', 'ConfigMap'),
      wrong('spec.endpoints[0].tlsConfig.secretName', 'Secret'),
    ],
    'a Role': [
      beside(object('rbac.authorization.k8s.io/v1', 'Role', rules(['pods', 'configmaps'])), named('ConfigMap')),
      wrong('rules[0].resourceNames[0]', 'ConfigMap'),
    ],
    'a Role for a Job': [
      beside(object('rbac.authorization.k8s.io/v1', 'Role', rules(['jobs/status'], 'batch')), named('Job')),
      wrong('rules[0].resourceNames[0]', 'Job'),
    ],
    'a Role for whatever there is': [
      beside(object('rbac.authorization.k8s.io/v1', 'Role', rules(['*'], '*')), named('Secret')),
      wrong('rules[0].resourceNames[0]', 'Secret'),
    ],
    'two objects of that name': [
      beside(env, named('ConfigMap'), withMetadata(named('ConfigMap'), { name: 'web-9876543210' })),
      wrong('spec.containers[0].env[0].valueFrom.configMapKeyRef.name', 'ConfigMap').replace(
        '"web-0123456789"',
        'one of "web-0123456789", "web-9876543210"',
      ),
    ],
  },
});
