import type { JsonObject } from '../../../src/manifest/json';
import {
  claim,
  cronJob,
  daemonSet,
  deployment,
  ingress,
  job,
  networkPolicy,
  object,
  pod,
  service,
  statefulSet,
  withMetadata,
} from '../../../test/support/objects';
import { Case, pairs, shown } from '../case';
import { gadget, widget } from '../custom-kinds';

const NAMES: readonly unknown[] = [
  'web',
  'w',
  '1web',
  '1',
  'web-1',
  'web--1',
  'web.prod',
  'web.1',
  'Web',
  'web_1',
  '-web',
  'web-',
  'web.',
  '.web',
  'web..prod',
  'web.-prod',
  'wéb',
  'a b',
  'web\n',
  'web/x',
  'a%b',
  '.',
  '..',
  'system:web',
  '',
  null,
  5,
  true,
  ['web'],
  'a'.repeat(52),
  'a'.repeat(53),
  'a'.repeat(63),
  'a'.repeat(64),
  `${'a'.repeat(62)}.a`,
  'a'.repeat(253),
  'a'.repeat(254),
];

const PREFIXES: readonly unknown[] = [
  'web-',
  'web',
  'web.',
  'Web-',
  '-',
  'w-',
  '--',
  'a--',
  '1-',
  '',
  null,
  5,
  'a'.repeat(47),
  'a'.repeat(48),
  'a'.repeat(58),
  'a'.repeat(63),
  'a'.repeat(64),
  'a'.repeat(253),
  'a'.repeat(254),
];

const OBJECTS: readonly JsonObject[] = [
  claim('1Gi'),
  cronJob(),
  daemonSet(),
  deployment(),
  ingress({ number: 80 }),
  job(),
  networkPolicy(),
  pod(),
  service(),
  statefulSet(),
  object('v1', 'ConfigMap'),
  object('v1', 'Namespace'),
  object('v1', 'Secret'),
  object('v1', 'ServiceAccount'),
  object('policy/v1', 'PodDisruptionBudget', { spec: { maxUnavailable: 1, selector: {} } }),
  object('rbac.authorization.k8s.io/v1', 'ClusterRole'),
  object('rbac.authorization.k8s.io/v1', 'Role'),
  object('rbac.authorization.k8s.io/v1', 'RoleBinding', {
    roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: 'view' },
  }),
  object('scheduling.k8s.io/v1', 'PriorityClass', { value: 1 }),
  object('storage.k8s.io/v1', 'StorageClass', { provisioner: 'example.com/disk' }),
  object('autoscaling/v2', 'HorizontalPodAutoscaler', {
    spec: { maxReplicas: 2, scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web' } },
  }),
];

/** Objects of many kinds under many names. */
export const nameCases: readonly Case[] = [
  ...pairs(OBJECTS, NAMES).map(([manifest, name]) => ({
    title: `${manifest.kind} with the name ${shown(name)}`,
    manifest: withMetadata(manifest, { name }),
    blamesAnotherField: manifest.kind === 'Job', // the label that is made of the name
  })),
  ...pairs(OBJECTS, PREFIXES).map(([manifest, generateName]) => ({
    title: `${manifest.kind} with the generateName ${shown(generateName)}`,
    manifest: { ...manifest, metadata: { generateName } },
  })),
  ...pairs([widget, gadget], NAMES).map(([manifest, name]) => ({
    title: `${manifest.kind} with the name ${shown(name)}`,
    manifest: withMetadata(manifest, { name }),
    mayBeLax: true,
  })),
  {
    title: 'Job with a long name and its own selector',
    manifest: withMetadata(
      job({
        manualSelector: true,
        selector: { matchLabels: { app: 'web' } },
        template: {
          metadata: { labels: { app: 'web' } },
          spec: { restartPolicy: 'Never', containers: [{ name: 'web', image: 'web' }] },
        },
      }),
      { name: 'a'.repeat(64) },
    ),
  },
  { title: 'ConfigMap without metadata', manifest: { apiVersion: 'v1', kind: 'ConfigMap' } },
  {
    title: 'TokenReview without a name',
    manifest: { apiVersion: 'authentication.k8s.io/v1', kind: 'TokenReview', spec: { token: 'x' } },
  },
];

/** Namespaces that are there while these cases are judged. */
export const EXISTING_NAMESPACES = ['shop', '1shop', 'b'.repeat(63)];

const NAMESPACES: readonly unknown[] = [
  ...EXISTING_NAMESPACES,
  '',
  null,
  'Shop',
  'shop.prod',
  'shop_1',
  'shop-',
  'b'.repeat(64),
  5,
];

export const namespaceCases: readonly Case[] = [
  ...pairs([deployment(), object('v1', 'ConfigMap')], NAMESPACES).map(([manifest, namespace]) => ({
    title: `${manifest.kind} in the namespace ${shown(namespace)}`,
    manifest: withMetadata(manifest, { namespace }),
  })),
  ...pairs([object('rbac.authorization.k8s.io/v1', 'ClusterRole')], NAMESPACES).map(([manifest, namespace]) => ({
    title: `${manifest.kind} in the namespace ${shown(namespace)}`,
    manifest: withMetadata(manifest, { namespace }),
  })),
  ...pairs([widget, gadget], NAMESPACES).map(([manifest, namespace]) => ({
    title: `${manifest.kind} in the namespace ${shown(namespace)}`,
    manifest: withMetadata(manifest, { namespace }),
    mayBeLax: true,
  })),
];
