import type { JsonObject } from '../../../src/manifest/json';
import { claimSpec, container, deployment, pod, statefulSet, template } from '../../../test/support/objects';
import { Case, NOTHING, shown } from '../case';

const NAMES: readonly unknown[] = [
  'data',
  '1',
  'my-data',
  'Data',
  'my_data',
  'my.data',
  'data-',
  '',
  null,
  NOTHING,
  5,
  'a'.repeat(63),
  'a'.repeat(64),
];

const volume = (name: unknown) => ({ name, emptyDir: {} });
const mount = (name: unknown, mountPath = '/data') => ({ name, mountPath });
const device = (name: unknown, devicePath = '/dev/xvda') => ({ name, devicePath });
const claimed = (name: string) => ({ name, persistentVolumeClaim: { claimName: name } });

const PODS: Readonly<Record<string, JsonObject>> = {
  'two volumes with one name': { volumes: [volume('data'), volume('data')] },
  'three volumes with one name': { volumes: [volume('data'), volume('data'), volume('data')] },
  'two volumes': { volumes: [volume('data'), volume('tmp')] },
  'a mount of a volume': { volumes: [volume('data')], containers: [container({ volumeMounts: [mount('data')] })] },
  'a mount of no volume': { containers: [container({ volumeMounts: [mount('data')] })] },
  'a mount of another volume': {
    volumes: [volume('tmp')],
    containers: [container({ volumeMounts: [mount('data')] })],
  },
  'a mount without a name': {
    volumes: [volume('data')],
    containers: [container({ volumeMounts: [{ mountPath: '/data' }] })],
  },
  'a mount with an empty name': {
    volumes: [volume('data')],
    containers: [container({ volumeMounts: [mount('')] })],
  },
  'a mount of no volume in an init container': {
    initContainers: [container({ name: 'setup', volumeMounts: [mount('data')] })],
  },
  'two mounts at one path': {
    volumes: [volume('data'), volume('tmp')],
    containers: [container({ volumeMounts: [mount('data'), mount('tmp')] })],
  },
  'one volume twice at one path': {
    volumes: [volume('data')],
    containers: [container({ volumeMounts: [mount('data'), mount('data')] })],
  },
  'one volume at two paths': {
    volumes: [volume('data')],
    containers: [container({ volumeMounts: [mount('data'), mount('data', '/tmp')] })],
  },
  'two paths that differ in a slash': {
    volumes: [volume('data')],
    containers: [container({ volumeMounts: [mount('data'), mount('data', '/data/')] })],
  },
  'the same path in two containers': {
    volumes: [volume('data')],
    containers: [
      container({ volumeMounts: [mount('data')] }),
      container({ name: 'api', volumeMounts: [mount('data')] }),
    ],
  },
  'a device': { volumes: [claimed('data')], containers: [container({ volumeDevices: [device('data')] })] },
  'a device of no volume': { containers: [container({ volumeDevices: [device('data')] })] },
  'two devices at one path': {
    volumes: [claimed('data'), claimed('logs')],
    containers: [container({ volumeDevices: [device('data'), device('logs')] })],
  },
  'a device at the path of a mount': {
    volumes: [claimed('data'), volume('tmp')],
    containers: [container({ volumeMounts: [mount('tmp')], volumeDevices: [device('data', '/data')] })],
  },
  'an ephemeral container': { ephemeralContainers: [container({ name: 'debug' })] },
  'no ephemeral containers': { ephemeralContainers: [] },
};

const PARTS: readonly unknown[] = ['data', 'a/b', '../x', '/x', 'a/../b', 'a/..', '..x', '.', '', null, NOTHING];

const mounted = (fields: object) =>
  pod({ volumes: [volume('data')], containers: [container({ volumeMounts: [{ ...mount('data'), ...fields }] })] });

const claimTemplate = { metadata: { name: 'data' }, spec: claimSpec('1Gi') };

export const volumeCases: readonly Case[] = [
  ...NAMES.map((name) => ({
    title: `a volume with the name ${shown(name)}`,
    manifest: pod({ volumes: [volume(name)] }),
  })),
  ...Object.entries(PODS).flatMap(([title, spec]) => [
    { title: `a Pod with ${title}`, manifest: pod(spec) },
    { title: `a Deployment with ${title}`, manifest: deployment({ template: template(spec) }) },
  ]),
  {
    title: 'a StatefulSet with a mount of a claim template',
    manifest: statefulSet({
      volumeClaimTemplates: [claimTemplate],
      template: template({ containers: [container({ volumeMounts: [mount('data')] })] }),
    }),
  },
  {
    title: 'a StatefulSet with a claim template in place of a volume',
    manifest: statefulSet({
      volumeClaimTemplates: [claimTemplate],
      template: template({ volumes: [volume('data')], containers: [container({ volumeMounts: [mount('data')] })] }),
    }),
  },
  {
    title: 'a StatefulSet with a mount of no claim template',
    manifest: statefulSet({
      volumeClaimTemplates: [claimTemplate],
      template: template({ containers: [container({ volumeMounts: [mount('logs')] })] }),
    }),
  },
  ...PARTS.flatMap((part) => [
    { title: `a mount of the part ${shown(part)}`, manifest: mounted({ subPath: part }) },
    { title: `a mount of the expanded part ${shown(part)}`, manifest: mounted({ subPathExpr: part }) },
    { title: `a mount of the parts x and ${shown(part)}`, manifest: mounted({ subPath: 'x', subPathExpr: part }) },
  ]),
  ...['/data', 'data', '', null, NOTHING].map((mountPath) => ({
    title: `a mount at ${shown(mountPath)}`,
    manifest: mounted({ mountPath }),
  })),
  ...[{ reference: 'registry.example.com/web:1' }, { reference: '' }, { reference: null }, {}].map((image) => ({
    title: `a volume of the image ${shown(image)}`,
    manifest: pod({ volumes: [{ name: 'data', image }] }),
    mayBeLax: true, // that an early version knows none is told elsewhere
  })),
];
