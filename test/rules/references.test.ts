import type { JsonObject } from '../../src/manifest/json';
import type { ExistingNames } from '../../src/policy/context';
import { claimsExist } from '../../src/rules/claims-exist';
import { configMapsExist } from '../../src/rules/config-maps-exist';
import { ingressClassesExist } from '../../src/rules/ingress-classes-exist';
import { priorityClassesExist } from '../../src/rules/priority-classes-exist';
import { secretsExist } from '../../src/rules/secrets-exist';
import { servicesExist } from '../../src/rules/services-exist';
import { storageClassesExist } from '../../src/rules/storage-classes-exist';
import { objectTables } from '../support/object-tables';
import {
  claim,
  claimSpec,
  container,
  cronJob,
  object,
  pod,
  podSpec,
  service,
  statefulSet,
  withMetadata,
} from '../support/objects';

const inShop = (manifest: JsonObject) => withMetadata(manifest, { namespace: 'shop' });
const named = (manifest: JsonObject, name: string) => withMetadata(manifest, { name });
const among = (existing: ExistingNames, manifest: JsonObject, ...beside: JsonObject[]) => ({
  manifest,
  beside,
  parameters: { existing },
});
const inNamespace = (kind: string, namespace = 'default') =>
  `must be a ${kind} that the app has in the namespace "${namespace}" or the posture lists as existing, not "web"`;

const fromEnv = (source: string, optional?: unknown) => [
  { name: 'MODE', valueFrom: { [`${source}KeyRef`]: { name: 'web', key: 'mode', optional } } },
];
const projected = (source: JsonObject) => [{ name: 'all', projected: { sources: [{ downwardAPI: {} }, source] } }];
const volume = (source: JsonObject) => [{ name: 'data', ...source }];

const CONFIG_MAP = object('v1', 'ConfigMap');
const env = pod({ containers: [container({ env: fromEnv('configMap') })] });
const ENV = 'container "web": env[0].valueFrom.configMapKeyRef.name';

objectTables(configMapsExist, {
  passes: {
    'an app whose posture lists none': env,
    'a ConfigMap of the app': among({ configMaps: [] }, env, CONFIG_MAP),
    'a ConfigMap that exists': among({ configMaps: ['default/web'] }, env),
    'a ConfigMap that exists in some namespace': among({ configMaps: ['web'] }, env),
    'one that may be missing': among(
      { configMaps: [] },
      pod({
        containers: [
          container({ env: fromEnv('configMap', true), envFrom: [{ configMapRef: { name: 'web', optional: true } }] }),
        ],
        volumes: [...volume({ configMap: { name: 'web', optional: true } })],
      }),
    ),
    'that of every namespace': among(
      { configMaps: [] },
      pod({ volumes: projected({ configMap: { name: 'kube-root-ca.crt' } }) }),
    ),
    'what is no name': among({ configMaps: [] }, pod({ volumes: volume({ configMap: { name: 5 } }) })),
    'what are no lists': among({ configMaps: [] }, pod({ volumes: 'web', containers: [container({ env: 'web' })] })),
  },
  fails: {
    'a variable': [among({ configMaps: [] }, env), `${ENV} ${inNamespace('ConfigMap')}`],
    'a ConfigMap of another namespace': [
      among({ configMaps: ['shop/web'] }, env, inShop(CONFIG_MAP)),
      `${ENV} ${inNamespace('ConfigMap')}`,
    ],
    'one that must not be missing': [
      among({ configMaps: [] }, pod({ containers: [container({ env: fromEnv('configMap', false) })] })),
      `${ENV} ${inNamespace('ConfigMap')}`,
    ],
    'all other places': [
      among(
        { configMaps: [] },
        cronJob({
          template: {
            spec: podSpec({
              initContainers: [container({ name: 'setup', envFrom: [null, { configMapRef: { name: 'web' } }] })],
              volumes: [...volume({ configMap: { name: 'web' } }), ...projected({ configMap: { name: 'web' } })],
            }),
          },
        }),
      ),
      `container "setup": envFrom[1].configMapRef.name ${inNamespace('ConfigMap')}`,
      `volumes[0].configMap.name ${inNamespace('ConfigMap')}`,
      `volumes[1].projected.sources[1].configMap.name ${inNamespace('ConfigMap')}`,
    ],
  },
});

const pulling = pod({ imagePullSecrets: [{ name: 'web' }] });
const tls = (metadata: JsonObject = {}) =>
  withMetadata(object('networking.k8s.io/v1', 'Ingress', { spec: { tls: [{ secretName: 'web' }] } }), metadata);

const listener = (certificate: JsonObject) =>
  object('gateway.networking.k8s.io/v1', 'Gateway', {
    spec: { listeners: [{ name: 'https', tls: { certificateRefs: [certificate] } }] },
  });

objectTables(secretsExist, {
  passes: {
    'an app whose posture lists none': pulling,
    'a Secret of the app': among({ secrets: [] }, pulling, object('v1', 'Secret')),
    'a Secret that exists': among({ secrets: ['default/web'] }, pulling),
    'a certificate': among(
      { secrets: [] },
      pulling,
      object('cert-manager.io/v1', 'Certificate', { metadata: { name: 'shop' }, spec: { secretName: 'web' } }),
    ),
    'a copy from a vault': among({ secrets: [] }, pulling, object('external-secrets.io/v1', 'ExternalSecret')),
    'the certificate of a Gateway that is made': among(
      { secrets: [] },
      listener({ name: 'web' }),
      object('cert-manager.io/v1', 'Certificate', { metadata: { name: 'shop' }, spec: { secretName: 'web' } }),
    ),
    'the certificate of a Gateway in another namespace': among(
      { secrets: [] },
      listener({ name: 'web', namespace: 'other' }),
    ),
    'what a Gateway takes for a certificate and is no Secret': among(
      { secrets: [] },
      listener({ name: 'web', group: 'example.com', kind: 'Certificate' }),
    ),
    'a sealed one': among({ secrets: [] }, pulling, object('bitnami.com/v1alpha1', 'SealedSecret')),
    'the certificate that is made for an Ingress': among(
      { secrets: [] },
      tls({ annotations: { 'cert-manager.io/cluster-issuer': 'letsencrypt' } }),
    ),
    'one that may be missing': among(
      { secrets: [] },
      pod({
        containers: [container({ env: fromEnv('secret', true) })],
        volumes: volume({ secret: { secretName: 'web', optional: true } }),
      }),
    ),
  },
  fails: {
    'all places of a pod': [
      among(
        { secrets: [] },
        pod({
          containers: [container({ env: fromEnv('secret'), envFrom: [{ secretRef: { name: 'web' } }] })],
          imagePullSecrets: [{ name: 'web' }],
          volumes: [
            ...volume({ secret: { secretName: 'web' } }),
            ...volume({ csi: { driver: 'example.com', nodePublishSecretRef: { name: 'web' } } }),
            ...projected({ secret: { name: 'web' } }),
          ],
        }),
      ),
      `container "web": env[0].valueFrom.secretKeyRef.name ${inNamespace('Secret')}`,
      `container "web": envFrom[0].secretRef.name ${inNamespace('Secret')}`,
      `volumes[0].secret.secretName ${inNamespace('Secret')}`,
      `volumes[1].csi.nodePublishSecretRef.name ${inNamespace('Secret')}`,
      `volumes[2].projected.sources[1].secret.name ${inNamespace('Secret')}`,
      `imagePullSecrets[0].name ${inNamespace('Secret')}`,
    ],
    'a ServiceAccount': [
      among({ secrets: [] }, object('v1', 'ServiceAccount', { imagePullSecrets: [{ name: 'web' }] })),
      `imagePullSecrets[0].name ${inNamespace('Secret')}`,
    ],
    'an Ingress': [among({ secrets: [] }, tls()), `spec.tls[0].secretName ${inNamespace('Secret')}`],
    'a Gateway': [
      among({ secrets: [] }, listener({ name: 'web' })),
      `spec.listeners[0].tls.certificateRefs[0].name ${inNamespace('Secret')}`,
    ],
    'a TriggerAuthentication': [
      among(
        { secrets: [] },
        object('keda.sh/v1alpha1', 'TriggerAuthentication', {
          spec: { secretTargetRef: [{ parameter: 'url', name: 'web', key: 'url' }] },
        }),
      ),
      `spec.secretTargetRef[0].name ${inNamespace('Secret')}`,
    ],
    'what External Secrets writes into and does not make': [
      among(
        { secrets: [] },
        pulling,
        object('external-secrets.io/v1', 'ExternalSecret', { spec: { target: { creationPolicy: 'Merge' } } }),
      ),
      `imagePullSecrets[0].name ${inNamespace('Secret')}`,
    ],
    'what is made in another namespace': [
      among({ secrets: [] }, pulling, inShop(object('external-secrets.io/v1', 'ExternalSecret'))),
      `imagePullSecrets[0].name ${inNamespace('Secret')}`,
    ],
  },
});

const mounting = (claimName: string) => pod({ volumes: volume({ persistentVolumeClaim: { claimName } }) });
const CLAIM = 'volumes[0].persistentVolumeClaim.claimName';
const db = named(statefulSet({ volumeClaimTemplates: [{ metadata: { name: 'data' }, spec: claimSpec('1Gi') }] }), 'db');

objectTables(claimsExist, {
  passes: {
    'an app whose posture lists none': mounting('web'),
    'a claim of the app': among({ persistentVolumeClaims: [] }, mounting('web'), claim('1Gi')),
    'a claim that exists': among({ persistentVolumeClaims: ['default/web'] }, mounting('web')),
    'a claim that a StatefulSet makes': among({ persistentVolumeClaims: [] }, mounting('data-db-12'), db),
  },
  fails: {
    none: [among({ persistentVolumeClaims: [] }, mounting('web')), `${CLAIM} ${inNamespace('PersistentVolumeClaim')}`],
    'a claim of another StatefulSet': [
      among({ persistentVolumeClaims: [] }, mounting('data-web-0'), db),
      `${CLAIM} ${inNamespace('PersistentVolumeClaim').replace('"web"', '"data-web-0"')}`,
    ],
  },
});

const ofClass = claim('1Gi', { storageClassName: 'fast' });
const NO_CLASS = 'must be a StorageClass of the app or one that the posture lists as existing, not "fast"';

objectTables(storageClassesExist, {
  passes: {
    'an app whose posture lists none': ofClass,
    'a class of the app': among(
      { storageClasses: [] },
      ofClass,
      named(object('storage.k8s.io/v1', 'StorageClass'), 'fast'),
    ),
    'a class that exists': among({ storageClasses: ['fast'] }, ofClass),
    'a class of volumes alone': among(
      { storageClasses: [] },
      ofClass,
      object('v1', 'PersistentVolume', { spec: { storageClassName: 'fast' } }),
    ),
    'the default class': among({ storageClasses: [] }, claim('1Gi')),
    'no class': among({ storageClasses: [] }, claim('1Gi', { storageClassName: '' })),
  },
  fails: {
    'a claim': [among({ storageClasses: ['slow'] }, ofClass), `spec.storageClassName ${NO_CLASS}`],
    'a StatefulSet': [
      among(
        { storageClasses: [] },
        statefulSet({ volumeClaimTemplates: [{ spec: claimSpec('1Gi', { storageClassName: 'fast' }) }] }),
      ),
      `spec.volumeClaimTemplates[0].spec.storageClassName ${NO_CLASS}`,
    ],
    'a volume of one pod': [
      among(
        { storageClasses: [] },
        pod({
          volumes: volume({
            ephemeral: { volumeClaimTemplate: { spec: claimSpec('1Gi', { storageClassName: 'fast' }) } },
          }),
        }),
      ),
      `volumes[0].ephemeral.volumeClaimTemplate.spec.storageClassName ${NO_CLASS}`,
    ],
  },
});

const classed = object('networking.k8s.io/v1', 'Ingress', { spec: { ingressClassName: 'nginx' } });

objectTables(ingressClassesExist, {
  passes: {
    'an app whose posture lists none': classed,
    'a class of the app': among(
      { ingressClasses: [] },
      classed,
      named(object('networking.k8s.io/v1', 'IngressClass'), 'nginx'),
    ),
    'a class that exists': among({ ingressClasses: ['nginx'] }, classed),
    'no class': among({ ingressClasses: [] }, object('networking.k8s.io/v1', 'Ingress')),
  },
  fails: {
    'another class': [
      among({ ingressClasses: ['internal'] }, classed),
      'spec.ingressClassName must be an IngressClass of the app or one that the posture lists as existing, not "nginx"',
    ],
  },
});

const urgent = pod({ priorityClassName: 'urgent' });
const NO_PRIORITY =
  'priorityClassName must be a PriorityClass of the app or one that the posture lists as existing, not "urgent"';

objectTables(priorityClassesExist, {
  passes: {
    'a class of the cluster': pod({ priorityClassName: 'system-node-critical' }),
    'a class of the app': among({}, urgent, named(object('scheduling.k8s.io/v1', 'PriorityClass'), 'urgent')),
    'a class that exists': among({ priorityClasses: ['urgent'] }, urgent),
    'no class': pod({ priorityClassName: '' }),
  },
  fails: {
    'another class': [among({ priorityClasses: ['standard'] }, urgent), NO_PRIORITY],
    'a posture that lists none': [urgent, NO_PRIORITY],
  },
});

const webhook = (...services: unknown[]) =>
  object('admissionregistration.k8s.io/v1', 'ValidatingWebhookConfiguration', {
    webhooks: services.map((one) => ({ clientConfig: { service: one } })),
  });
const WEB = { name: 'web', namespace: 'default' };
const MISSING = 'must be a Service of the app or one that the posture lists as existing';

objectTables(servicesExist, {
  passes: {
    'a Service of the app': among({}, webhook(WEB), service()),
    'a Service that exists': among({ services: ['default/web'] }, webhook(WEB)),
    'the API server itself': webhook({ name: 'kubernetes', namespace: 'default' }),
    'what stands elsewhere': webhook(undefined),
    'what is no list': object('admissionregistration.k8s.io/v1', 'MutatingWebhookConfiguration', { webhooks: 'web' }),
    'an API of the API server': object('apiregistration.k8s.io/v1', 'APIService', { spec: {} }),
  },
  fails: {
    'a webhook': [
      among({}, webhook(WEB, { name: 'api', namespace: 'shop' }), service()),
      `webhooks[1].clientConfig.service.name ${MISSING}, not "api"`,
    ],
    'the conversion of a custom kind': [
      object('apiextensions.k8s.io/v1', 'CustomResourceDefinition', {
        spec: { conversion: { strategy: 'Webhook', webhook: { clientConfig: { service: WEB } } } },
      }),
      `spec.conversion.webhook.clientConfig.service.name ${MISSING}, not "web"`,
    ],
    'an API': [
      object('apiregistration.k8s.io/v1', 'APIService', { spec: { service: WEB } }),
      `spec.service.name ${MISSING}, not "web"`,
    ],
  },
});
