import type { JsonObject } from '../../src/manifest/json';
import { dedicatedServiceAccount } from '../../src/rules/dedicated-service-account';
import { noDeprecatedServiceAccountField } from '../../src/rules/no-deprecated-service-account-field';
import { noLongLivedTokenSecrets } from '../../src/rules/no-long-lived-token-secrets';
import { serviceAccountExists } from '../../src/rules/service-account-exists';
import { fixTable } from '../support/fix-table';
import { objectTables } from '../support/object-tables';
import { container, cronJob, deployment, object, pod, podSpec, template, withMetadata } from '../support/objects';
import { ACCOUNT, binding, clusterBinding, group } from '../support/rbac';

const account = (name = 'web', fields: JsonObject = {}): JsonObject => ({
  ...object('v1', 'ServiceAccount', fields),
  metadata: { name, namespace: 'shop' },
});

const inShop = (spec: JsonObject) => pod(spec, { namespace: 'shop' });

const WITHOUT_TOKEN = { automountServiceAccountToken: false };

const OF_ITS_OWN = 'must be a ServiceAccount of its own, or automountServiceAccountToken false';
const FOR_THE_ROLE = 'must be a ServiceAccount that only the pods use which need this role, not "default"';

objectTables(dedicatedServiceAccount, {
  passes: {
    'a ServiceAccount of its own': inShop({ serviceAccountName: 'web' }),
    'its old name': inShop({ serviceAccount: 'web' }),
    'no token': inShop(WITHOUT_TOKEN),
    'no token, as the ServiceAccount says': { manifest: inShop({}), beside: [account('default', WITHOUT_TOKEN)] },
    'a binding of another': binding('Role', 'web', ACCOUNT, group('default')),
    'a pod that is none': object('v1', 'Pod', { spec: 'web' }),
    'an object without pods': object('v1', 'ConfigMap'),
  },
  fails: {
    'a pod that names none': [inShop({}), `serviceAccountName ${OF_ITS_OWN}`],
    'one that names default': [
      inShop({ serviceAccountName: 'default' }),
      `serviceAccountName ${OF_ITS_OWN}, not "default"`,
    ],
    'one that names default by the old name': [
      inShop({ serviceAccount: 'default' }),
      `serviceAccount ${OF_ITS_OWN}, not "default"`,
    ],
    'what is no name': [inShop({ serviceAccountName: 5 }), `serviceAccountName ${OF_ITS_OWN}, not 5`],
    'a pod that wants the token, whatever the ServiceAccount says': [
      { manifest: inShop({ automountServiceAccountToken: true }), beside: [account('default', WITHOUT_TOKEN)] },
      `serviceAccountName ${OF_ITS_OWN}`,
    ],
    'a namespace beside that of the ServiceAccount': [
      { manifest: pod(), beside: [account('default', WITHOUT_TOKEN)] },
      `serviceAccountName ${OF_ITS_OWN}`,
    ],
    'a template': [deployment(), `serviceAccountName ${OF_ITS_OWN}`],
    'a binding of default': [
      binding('Role', 'web', ACCOUNT, { ...ACCOUNT, name: 'default' }),
      `subjects[1].name ${FOR_THE_ROLE}`,
    ],
    'one of the whole cluster': [
      clusterBinding('view', { ...ACCOUNT, name: 'default' }),
      `subjects[0].name ${FOR_THE_ROLE}`,
    ],
  },
});

const missing = (namespace: string) =>
  `must be a ServiceAccount that the app has in the namespace "${namespace}" or the posture lists as existing, not "web"`;

objectTables(serviceAccountExists, {
  passes: {
    'one of the app': { manifest: inShop({ serviceAccountName: 'web' }), beside: [account()] },
    'default, which is everywhere': inShop({ serviceAccountName: 'default' }),
    none: inShop({}),
    'what is no name': inShop({ serviceAccountName: ['web'] }),
    'one that exists in the namespace': {
      manifest: inShop({ serviceAccountName: 'web' }),
      parameters: { existing: { serviceAccounts: ['bank/api', 'shop/web'] } },
    },
    'one that exists in every namespace': {
      manifest: inShop({ serviceAccountName: 'web' }),
      parameters: { existing: { serviceAccounts: ['web'] } },
    },
    'no namespace and that of its name': {
      manifest: pod({ serviceAccountName: 'web' }),
      beside: [withMetadata(account(), { namespace: 'default' })],
    },
    'a binding of one of the app': { manifest: binding('Role', 'web', ACCOUNT), beside: [account()] },
    'a binding of one in a namespace that the app knows nothing of': {
      manifest: clusterBinding('view', ACCOUNT),
      beside: [pod()],
    },
    'a binding of somebody else': { manifest: binding('Role', 'web', group('web')), beside: [inShop({})] },
    'a binding of a name that is none': {
      manifest: binding('Role', 'web', { kind: 'ServiceAccount', name: {} }),
      beside: [inShop({})],
    },
  },
  fails: {
    'a pod': [inShop({ serviceAccountName: 'web' }), `serviceAccountName ${missing('shop')}`],
    'a pod that names it by the old name': [inShop({ serviceAccount: 'web' }), `serviceAccount ${missing('shop')}`],
    'one of another namespace': [
      { manifest: pod({ serviceAccountName: 'web' }), beside: [account()] },
      `serviceAccountName ${missing('default')}`,
    ],
    'one that exists in another namespace': [
      {
        manifest: inShop({ serviceAccountName: 'web' }),
        parameters: { existing: { serviceAccounts: ['bank/web'] } },
      },
      `serviceAccountName ${missing('shop')}`,
    ],
    'a custom kind of that name': [
      {
        manifest: inShop({ serviceAccountName: 'web' }),
        beside: [{ ...account(), apiVersion: 'example.com/v1' }],
      },
      `serviceAccountName ${missing('shop')}`,
    ],
    'a template in a template': [
      cronJob({ template: { spec: podSpec({ serviceAccountName: 'web' }) } }),
      `serviceAccountName ${missing('default')}`,
    ],
    'a binding, in a namespace that the app has pods in': [
      { manifest: clusterBinding('view', ACCOUNT), beside: [inShop({})] },
      `subjects[0].name ${missing('shop')}`,
    ],
    'a binding, in a namespace that the app has ServiceAccounts in': [
      { manifest: binding('Role', 'web', { kind: 'ServiceAccount', name: 'web' }), beside: [account('api')] },
      `subjects[0].name ${missing('shop')}`,
    ],
  },
});

objectTables(noDeprecatedServiceAccountField, {
  passes: {
    'the new name': inShop({ serviceAccountName: 'web' }),
    'both, as a cluster exports them': inShop({ serviceAccountName: 'web', serviceAccount: 'web' }),
    none: inShop({}),
    'nothing in it': inShop({ serviceAccount: '' }),
    'what is no name': inShop({ serviceAccount: { name: 'web' } }),
  },
  fails: {
    'the old name alone': [
      inShop({ serviceAccount: 'web' }),
      'serviceAccountName must be set, as serviceAccount "web" is its old name',
    ],
    'the old name beside nothing': [
      deployment({ template: template({ serviceAccount: 'web', serviceAccountName: '' }) }),
      'serviceAccountName must be set, as serviceAccount "web" is its old name, not ""',
    ],
    'two of them': [
      inShop({ serviceAccount: 'web', serviceAccountName: 'api', containers: [container()] }),
      'serviceAccount must be left out, as serviceAccountName "api" counts, not "web"',
    ],
  },
});

fixTable(noDeprecatedServiceAccountField, {
  'the old name': {
    manifest: pod({ serviceAccount: 'web' }),
    adds: { 'spec.serviceAccountName': 'web' },
    effect: 'neutral',
    foreign: true,
  },
  'two of them, of which the new one counts': {
    manifest: pod({ serviceAccount: 'web', serviceAccountName: 'api' }),
    adds: {},
  },
  none: { manifest: pod(), adds: {} },
  'what is no name': { manifest: pod({ serviceAccount: 5 }), adds: {} },
});

objectTables(noLongLivedTokenSecrets, {
  passes: {
    'another Secret': object('v1', 'Secret', { type: 'Opaque' }),
    'one without a type': object('v1', 'Secret'),
    'a type that is none': object('v1', 'Secret', { type: ['kubernetes.io/service-account-token'] }),
    'a ServiceAccount': account(),
    'one that lists other Secrets': account('web', { secrets: [{ name: 'web-tls' }, { name: 'web-token-of-vendor' }] }),
    'one that lists the token of another': account('web', { secrets: [{ name: 'api-token-x7k2p' }] }),
    'a list that is none': account('web', { secrets: 'web-token-x7k2p' }),
    'items that are none': account('web', { secrets: [null, 'web-token-x7k2p', { name: 5 }] }),
  },
  fails: {
    'a Secret with a token': [
      object('v1', 'Secret', { type: 'kubernetes.io/service-account-token' }),
      'type must be another; get tokens that expire from the TokenRequest API or a projected volume, not "kubernetes.io/service-account-token"',
    ],
    'a ServiceAccount of an old cluster': [
      account('web', { secrets: [{ name: 'web-tls' }, { name: 'web-token-x7k2p' }] }),
      'secrets[1].name must be left out, as nothing makes such tokens any more, not "web-token-x7k2p"',
    ],
  },
});
