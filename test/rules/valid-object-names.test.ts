import { validObjectNames } from '../../src/rules/valid-object-names';
import { objectTables } from '../support/object-tables';
import { cronJob, deployment, job, object, service, statefulSet, withMetadata } from '../support/objects';

const named = (manifest: ReturnType<typeof object>, name: unknown) => withMetadata(manifest, { name });
const generated = (manifest: ReturnType<typeof object>, generateName: unknown) => ({
  ...manifest,
  metadata: { generateName },
});
const inside = (manifest: ReturnType<typeof object>, namespace: unknown) => withMetadata(manifest, { namespace });

const clusterRole = object('rbac.authorization.k8s.io/v1', 'ClusterRole');
const widget = object('example.com/v1', 'Widget');
const rollout = object('argoproj.io/v1alpha1', 'Rollout', { spec: {} });

const LABEL = 'must be lower-case letters, digits and "-", with a letter or digit at both ends';
const SUBDOMAIN = 'must be lower-case letters, digits, "-" and ".", with a letter or digit at both ends of each part';

objectTables(validObjectNames, {
  passes: {
    'a Deployment with dots in its name': named(deployment(), 'web.prod.1'),
    'a Role whose name is none of DNS': named(object('rbac.authorization.k8s.io/v1', 'Role'), 'system:Leader_1'),
    'a budget whose name is none of DNS': named(object('policy/v1', 'PodDisruptionBudget'), 'Web_1'),
    'an APIService': named(object('apiregistration.k8s.io/v1', 'APIService'), 'v1.'),
    'an address': named(object('networking.k8s.io/v1', 'IPAddress'), '2001:db8::1'),
    'a custom object with any name': named(widget, 'Widget:1'),
    'a Service with a digit first, since 1.36': { manifest: named(service(), '1web'), targetMinor: 36 },
    'a CronJob with 52 characters': named(cronJob(), 'a'.repeat(52)),
    'a Job with 63 characters': named(job(), 'a'.repeat(63)),
    'a Job of 64 characters that selects its pods itself': named(job({ manualSelector: true }), 'a'.repeat(64)),
    'a generateName that ends with a hyphen': generated(deployment(), 'web-'),
    'a long generateName': generated(deployment(), 'a'.repeat(253)),
    'a CronJob with a generateName of 47 characters': generated(cronJob(), 'a'.repeat(47)),
    'a review without a name': object('authorization.k8s.io/v1', 'SubjectAccessReview', { metadata: {} }),
    'a namespace': inside(deployment(), 'shop-1'),
    'an empty namespace': inside(deployment(), ''),
    'a namespace of null': inside(deployment(), null),
    'a bad namespace where it is ignored': inside(clusterRole, 'Shop'),
    'a namespace of a kind that may live outside': inside(widget, 'Shop'),
  },
  fails: {
    'no metadata': [{ apiVersion: 'v1', kind: 'Pod' }, 'metadata.name must be set'],
    'metadata that is text': [{ apiVersion: 'v1', kind: 'Pod', metadata: 'web' }, 'metadata.name must be set'],
    'an empty name': [named(deployment(), ''), 'metadata.name must be set, not ""'],
    'a number for a name': [named(deployment(), 5), 'metadata.name must be a string; write it in quotes, not 5'],
    'upper case': [named(deployment(), 'Web'), `metadata.name ${SUBDOMAIN}, e.g. "web", not "Web"`],
    'a long name': [
      named(deployment(), 'a'.repeat(254)),
      `metadata.name is 254 characters long; write at most 253, not "${'a'.repeat(254)}"`,
    ],
    'a Namespace with dots': [
      named(object('v1', 'Namespace'), 'shop.prod'),
      `metadata.name ${LABEL}, e.g. "shop-prod", not "shop.prod"`,
    ],
    'a StatefulSet with dots': [named(statefulSet(), 'db.1'), `metadata.name ${LABEL}, e.g. "db-1", not "db.1"`],
    'a Service with a digit first': [
      named(service(), '1web'),
      'metadata.name must be lower-case letters, digits and "-", from a letter to a letter or digit, e.g. "web", not "1web"',
    ],
    'a Service with upper case, since 1.36': [
      { manifest: named(service(), 'Web'), targetMinor: 36 },
      `metadata.name ${LABEL}, e.g. "web", not "Web"`,
    ],
    'a CronJob with 53 characters': [
      named(cronJob(), 'a'.repeat(53)),
      `metadata.name is 53 characters long; write at most 52 for this kind, not "${'a'.repeat(53)}"`,
    ],
    'a Job with 64 characters': [
      named(job(), 'a'.repeat(64)),
      `metadata.name is 64 characters long; write at most 63 for this kind, not "${'a'.repeat(64)}"`,
    ],
    'a Role with a slash': [
      named(object('rbac.authorization.k8s.io/v1', 'Role'), 'a/b'),
      'metadata.name must be neither "." nor ".." and contain neither "/" nor "%", not "a/b"',
    ],
    'a custom object with a slash': [
      named(widget, 'a/b'),
      'metadata.name must be neither "." nor ".." and contain neither "/" nor "%", not "a/b"',
    ],
    'a generateName with upper case': [
      generated(deployment(), 'Web-'),
      `metadata.generateName ${SUBDOMAIN}, not "Web-"`,
    ],
    'a generateName that is a number': [
      generated(deployment(), 5),
      'metadata.generateName must be a string; write it in quotes, not 5',
    ],
    'a CronJob with a generateName of 48 characters': [
      generated(cronJob(), 'a'.repeat(48)),
      `metadata.generateName is 48 characters long; write at most 47, as more are appended, not "${'a'.repeat(48)}"`,
    ],
    'a namespace in upper case': [inside(deployment(), 'Shop'), `metadata.namespace ${LABEL}, e.g. "shop", not "Shop"`],
    'a namespace in upper case of a known custom kind': [
      inside(rollout, 'Shop'),
      `metadata.namespace ${LABEL}, e.g. "shop", not "Shop"`,
    ],
    'a number for a namespace, whatever the kind': [
      inside(widget, 5),
      'metadata.namespace must be a string; write it in quotes, not 5',
    ],
  },
});
