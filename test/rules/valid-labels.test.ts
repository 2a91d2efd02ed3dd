import type { JsonObject } from '../../src/manifest/json';
import { validLabels } from '../../src/rules/valid-labels';
import { objectTables } from '../support/object-tables';
import {
  container,
  cronJob,
  deployment,
  networkPolicy,
  object,
  pod,
  podSpec,
  service,
  statefulSet,
  template,
  withMetadata,
} from '../support/objects';

const configMap = object('v1', 'ConfigMap');
const widget = object('example.com/v1', 'Widget');
const labelled = (manifest: JsonObject, labels: unknown) => withMetadata(manifest, { labels });

const VALUE = 'must be letters, digits, "-", "_" and ".", with a letter or digit at both ends';

objectTables(validLabels, {
  passes: {
    'no labels': configMap,
    'labels of null': labelled(configMap, null),
    'a value of null, which is an empty one': labelled(configMap, { app: null }),
    'an empty value': labelled(configMap, { app: '' }),
    'a key with a prefix': labelled(configMap, { 'app.kubernetes.io/name': 'Web_1.2' }),
    'a key that looks inherited': labelled(configMap, JSON.parse('{ "constructor": "web" }')),
    'a definition whose schema speaks of matchLabels': object('apiextensions.k8s.io/v1', 'CustomResourceDefinition', {
      spec: { versions: [{ schema: { properties: { matchLabels: { type: 'object' } } } }] },
    }),
    'matchLabels of a custom kind': object('example.com/v1', 'Widget', { spec: { matchLabels: { app: 5 } } }),
    'a selector of claims, which older API servers do not check': statefulSet({
      volumeClaimTemplates: [{ spec: { selector: { matchLabels: { 'a b': 'c' } } } }],
    }),
    'a field of a container that looks like a selector': deployment({
      template: template({ containers: [container({ matchLabels: { 'a b': 'c' } })] }),
    }),
    'a selector that is no map': deployment({ selector: 'app=web' }),
  },
  fails: {
    'a bad value': [labelled(configMap, { app: 'a b' }), `metadata.labels.app ${VALUE}, not "a b"`],
    'a number': [
      labelled(configMap, { version: 1.1 }),
      'metadata.labels.version must be a string; write it in quotes, not 1.1',
    ],
    'a long value': [
      labelled(configMap, { app: 'a'.repeat(64) }),
      `metadata.labels.app is 64 characters long; write at most 63, not "${'a'.repeat(64)}"`,
    ],
    'a bad key': [labelled(configMap, { 'a b': 'web' }), `the key "a b" in metadata.labels ${VALUE}`],
    'a bad prefix': [
      labelled(configMap, { 'Example.com/app': 'web' }),
      'the key "Example.com/app" in metadata.labels has the prefix "Example.com", which is no DNS name',
    ],
    'a bad key with a bad value': [
      labelled(configMap, { '-': '-' }),
      `the key "-" in metadata.labels ${VALUE}`,
      `metadata.labels["-"] ${VALUE}, not "-"`,
    ],
    'a key that would be a prototype': [
      labelled(configMap, JSON.parse('{ "__proto__": "web" }')),
      `the key "__proto__" in metadata.labels ${VALUE}`,
    ],
    'a list': [labelled(configMap, ['app=web']), 'metadata.labels must be a map of strings, not ["app=web"]'],
    'a custom object': [labelled(widget, { app: 'a b' }), `metadata.labels.app ${VALUE}, not "a b"`],
    'a Pod, once': [pod({}, { labels: { app: 'a b' } }), `metadata.labels.app ${VALUE}, not "a b"`],
    'a pod template': [
      deployment({ template: template({}, { labels: { app: 'a b' } }) }),
      `spec.template.metadata.labels.app ${VALUE}, not "a b"`,
    ],
    'the pods of a CronJob': [
      cronJob({ template: template({}, { labels: { app: 'a b' } }) }),
      `spec.jobTemplate.spec.template.metadata.labels.app ${VALUE}, not "a b"`,
    ],
    'the nodeSelector of a RuntimeClass': [
      object('node.k8s.io/v1', 'RuntimeClass', { handler: 'runsc', scheduling: { nodeSelector: { 'a b': 'x' } } }),
      `the key "a b" in scheduling.nodeSelector ${VALUE}`,
    ],
    'a nodeSelector': [
      pod({ nodeSelector: { zone: 5 } }),
      'spec.nodeSelector.zone must be a string; write it in quotes, not 5',
    ],
    'the selector of a Service': [service({ selector: { app: 'a b' } }), `spec.selector.app ${VALUE}, not "a b"`],
    'the selector of a Deployment': [
      deployment({ selector: { matchLabels: { app: 'a b' } } }),
      `spec.selector.matchLabels.app ${VALUE}, not "a b"`,
    ],
    'a peer of a NetworkPolicy': [
      networkPolicy({ ingress: [{ from: [{ podSelector: { matchLabels: { app: 'a b' } } }] }] }),
      `spec.ingress[0].from[0].podSelector.matchLabels.app ${VALUE}, not "a b"`,
    ],
    'a webhook': [
      object('admissionregistration.k8s.io/v1', 'MutatingWebhookConfiguration', {
        webhooks: [{ namespaceSelector: { matchLabels: { app: 'a b' } } }],
      }),
      `webhooks[0].namespaceSelector.matchLabels.app ${VALUE}, not "a b"`,
    ],
    'the deepest affinity there is': [
      cronJob({
        template: template({
          affinity: {
            podAffinity: {
              preferredDuringSchedulingIgnoredDuringExecution: [
                { podAffinityTerm: { labelSelector: { matchLabels: { app: 'a b' } } } },
              ],
            },
          },
        }),
      }),
      'spec.jobTemplate.spec.template.spec.affinity.podAffinity.preferredDuringSchedulingIgnoredDuringExecution[0].' +
        `podAffinityTerm.labelSelector.matchLabels.app ${VALUE}, not "a b"`,
    ],
    'the pods of a known custom kind': [
      object('serving.knative.dev/v1', 'Revision', {
        spec: podSpec({ topologySpreadConstraints: [{ labelSelector: { matchLabels: { app: 'a b' } } }] }),
      }),
      `spec.topologySpreadConstraints[0].labelSelector.matchLabels.app ${VALUE}, not "a b"`,
    ],
  },
});
