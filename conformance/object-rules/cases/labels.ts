import type { JsonObject } from '../../../src/manifest/json';
import {
  claim,
  cronJob,
  deployment,
  job,
  networkPolicy,
  object,
  pod,
  service,
  statefulSet,
  template,
  withMetadata,
} from '../../../test/support/objects';
import { Case, pairs, shown } from '../case';
import { widget } from '../custom-kinds';

const KEYS: readonly string[] = [
  'app',
  'App',
  'app.kubernetes.io/name',
  'a/b/c',
  '/app',
  'example.com/',
  'Example.com/app',
  'example_com/app',
  '-app',
  'app-',
  'a b',
  'äpp',
  '',
  '__proto__',
  '1',
  'a'.repeat(63),
  'a'.repeat(64),
  `${'a'.repeat(253)}/app`,
  `${'a'.repeat(254)}/app`,
];

const VALUES: readonly unknown[] = [
  'web',
  'Web_1.2-3',
  '',
  null,
  5,
  true,
  ['web'],
  { web: 1 },
  'a b',
  '-web',
  'web-',
  'web/1',
  'wéb',
  'a'.repeat(63),
  'a'.repeat(64),
];

/** Every label that is tried: each key with a good value, each value with a good key. */
const LABELS: readonly JsonObject[] = [
  ...KEYS.map((key) => JSON.parse(`{${JSON.stringify(key)}: "web"}`)),
  ...VALUES.map((value) => ({ app: value })),
];

/** Places for labels, by the object that holds them there. */
const PLACES: Readonly<Record<string, (labels: JsonObject) => JsonObject>> = {
  'labels of a ConfigMap': (labels) => withMetadata(object('v1', 'ConfigMap'), { labels }),
  'labels of a custom object': (labels) => withMetadata(widget, { labels }),
  'labels of a Pod': (labels) => pod({}, { labels }),
  'labels of a pod template': (labels) =>
    deployment({
      selector: { matchLabels: { tier: 'web' } },
      template: template({}, { labels: Object.assign(JSON.parse('{"tier": "web"}'), entriesOf(labels)) }),
    }),
  'labels of the pods of a CronJob': (labels) =>
    cronJob({ template: template({ restartPolicy: 'Never' }, { labels }) }),
  nodeSelector: (nodeSelector) => pod({ nodeSelector }),
  'selector of a Service': (selector) => service({ selector }),
  'selector of a ReplicationController': (selector) =>
    object('v1', 'ReplicationController', { spec: { selector, template: template({}, { labels: selector }) } }),
  'selector of a Deployment': (matchLabels) =>
    deployment({ selector: { matchLabels }, template: template({}, { labels: matchLabels }) }),
  'selector of a StatefulSet': (matchLabels) =>
    statefulSet({ selector: { matchLabels }, template: template({}, { labels: matchLabels }) }),
  'selector of a Job': (matchLabels) =>
    job({
      manualSelector: true,
      selector: { matchLabels },
      template: template({ restartPolicy: 'Never' }, { labels: matchLabels }),
    }),
  'selector of a budget': (matchLabels) =>
    object('policy/v1', 'PodDisruptionBudget', { spec: { maxUnavailable: 1, selector: { matchLabels } } }),
  'selector of a claim': (matchLabels) => claim('1Gi', { selector: { matchLabels } }),
  'pods of a NetworkPolicy': (matchLabels) => networkPolicy({ podSelector: { matchLabels } }),
  'peers of a NetworkPolicy': (matchLabels) =>
    networkPolicy({ ingress: [{ from: [{ namespaceSelector: { matchLabels } }] }] }),
  'required anti-affinity': (matchLabels) =>
    deployment({
      template: template({
        affinity: {
          podAntiAffinity: {
            requiredDuringSchedulingIgnoredDuringExecution: [{ topologyKey: 'zone', labelSelector: { matchLabels } }],
          },
        },
      }),
    }),
  'preferred affinity': (matchLabels) =>
    cronJob({
      template: template({
        restartPolicy: 'Never',
        affinity: {
          podAffinity: {
            preferredDuringSchedulingIgnoredDuringExecution: [
              { weight: 1, podAffinityTerm: { topologyKey: 'zone', namespaceSelector: { matchLabels } } },
            ],
          },
        },
      }),
    }),
  'spread constraints': (matchLabels) =>
    pod({
      topologySpreadConstraints: [
        { maxSkew: 1, topologyKey: 'zone', whenUnsatisfiable: 'ScheduleAnyway', labelSelector: { matchLabels } },
      ],
    }),
  'objects of a webhook': (matchLabels) =>
    object('admissionregistration.k8s.io/v1', 'ValidatingWebhookConfiguration', {
      webhooks: [
        {
          name: 'web.example.com',
          sideEffects: 'None',
          admissionReviewVersions: ['v1'],
          clientConfig: { url: 'https://example.com/' },
          objectSelector: { matchLabels },
        },
      ],
    }),
  'aggregation of a ClusterRole': (matchLabels) =>
    object('rbac.authorization.k8s.io/v1', 'ClusterRole', {
      aggregationRule: { clusterRoleSelectors: [{ matchLabels }] },
    }),
};

function entriesOf(labels: JsonObject): JsonObject {
  // `__proto__` must stay a key
  return Object.defineProperties({}, Object.getOwnPropertyDescriptors(labels));
}

export const labelCases: readonly Case[] = [
  ...pairs(Object.entries(PLACES), LABELS).map(([[place, make], labels]) => ({
    title: `${place}: ${shown(labels)}`,
    manifest: make(labels),
  })),
  ...[null, [], 'app=web', 5, {}].map((labels) => ({
    title: `labels that are ${shown(labels)}`,
    manifest: withMetadata(object('v1', 'ConfigMap'), { labels }),
  })),
  {
    title: 'a definition whose schema speaks of matchLabels',
    manifest: object('apiextensions.k8s.io/v1', 'CustomResourceDefinition', {
      metadata: { name: 'things.example.com' },
      spec: {
        group: 'example.com',
        scope: 'Namespaced',
        names: { plural: 'things', singular: 'thing', kind: 'Thing' },
        versions: [
          {
            name: 'v1',
            served: true,
            storage: true,
            schema: {
              openAPIV3Schema: {
                type: 'object',
                properties: { matchLabels: { type: 'object', properties: { nodeSelector: { type: 'string' } } } },
              },
            },
          },
        ],
      },
    }),
  },
];
