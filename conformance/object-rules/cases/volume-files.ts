import { container, pod } from '../../../test/support/objects';
import { Case, NOTHING, pairs, shown } from '../case';

const ofVolume = (volume: object) =>
  pod({ volumes: [{ name: 'data', ...volume }], containers: [container({ name: 'web' })] });

/** What a volume can be, each as little as an API server takes. */
const SOURCES: Readonly<Record<string, object>> = {
  emptyDir: {},
  hostPath: { path: '/srv' },
  gitRepo: { repository: 'https://git.example.com/x' },
  gcePersistentDisk: { pdName: 'disk' },
  awsElasticBlockStore: { volumeID: 'vol-1' },
  secret: { secretName: 'x' },
  nfs: { path: '/srv', server: 'nfs.example.com' },
  iscsi: { targetPortal: '192.0.2.1:3260', iqn: 'iqn.2001-04.com.example:storage', lun: 0 },
  persistentVolumeClaim: { claimName: 'x' },
  downwardAPI: {},
  fc: { wwids: ['x'] },
  flexVolume: { driver: 'example.com/flex' },
  configMap: { name: 'x' },
  projected: { sources: [] },
  csi: { driver: 'csi.example.com' },
  ephemeral: {
    volumeClaimTemplate: {
      spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } },
    },
  },
};

const MODES: readonly unknown[] = [0, 0o400, 0o777, 0o1000, 644, -1, null, NOTHING];

const PATHS: readonly unknown[] = [
  'a',
  'a/b.conf',
  './a',
  'a/',
  '..a',
  'a..b',
  'a/..b',
  '..',
  '../a',
  'a/../b',
  '/a',
  '',
  null,
  NOTHING,
];

/** One file of each of what makes files. */
const FILES: Readonly<Record<string, (item: object) => object>> = {
  configMap: (item) => ({ name: 'x', items: [{ key: 'a', ...item }] }),
  downwardAPI: (item) => ({ items: [{ fieldRef: { fieldPath: 'metadata.name' }, ...item }] }),
  secret: (item) => ({ secretName: 'x', items: [{ key: 'a', ...item }] }),
};
const projected = (...sources: object[]) => ofVolume({ projected: { sources } });
const projectedFile = (source: string, item: object) => {
  const { secretName, ...fields } = FILES[source](item) as { secretName?: string };
  return { [source]: secretName ? { name: secretName, ...fields } : fields };
};

const FIELDS: Readonly<Record<string, object>> = {
  'a field': { fieldRef: { fieldPath: 'metadata.labels' } },
  'a resource': { resourceFieldRef: { containerName: 'web', resource: 'limits.cpu' } },
  'a resource of no container': { resourceFieldRef: { resource: 'limits.cpu' } },
  'a field and a resource': {
    fieldRef: { fieldPath: 'metadata.labels' },
    resourceFieldRef: { containerName: 'web', resource: 'limits.cpu' },
  },
  nothing: {},
};

export const volumeFileCases: readonly Case[] = [
  { title: 'a volume of nothing', manifest: ofVolume({}) },
  ...Object.entries(SOURCES).map(([source, fields]) => ({
    title: `a volume of ${source}`,
    manifest: ofVolume({ [source]: fields }),
  })),
  ...pairs(Object.entries(SOURCES), Object.entries(SOURCES))
    .filter(([[one], [other]]) => one < other)
    .map(([[one, fields], [other, otherFields]]) => ({
      title: `a volume of ${one} and ${other}`,
      manifest: ofVolume({ [one]: fields, [other]: otherFields }),
      blamesAnotherField: one === 'downwardAPI' || other === 'downwardAPI', // downwarAPI
    })),
  ...['configMap', 'persistentVolumeClaim', 'secret'].flatMap((source) =>
    [NOTHING, null, ''].map((name) => ({
      title: `a volume of a ${source} with the name ${shown(name)}`,
      manifest: ofVolume({ [source]: { [Object.keys(SOURCES[source])[0]]: name } }),
    })),
  ),
  ...pairs(Object.keys(FILES), MODES).flatMap(([source, mode]) => [
    {
      title: `a file of ${source} with the mode ${shown(mode)}`,
      manifest: ofVolume({ [source]: FILES[source]({ path: 'a', mode }) }),
      blamesAnotherField: source === 'downwardAPI', // not that of the one file
    },
    {
      title: `files of ${source} with the mode ${shown(mode)}`,
      manifest: ofVolume({ [source]: { ...FILES[source]({ path: 'a' }), defaultMode: mode } }),
    },
    {
      title: `a projected file of ${source} with the mode ${shown(mode)}`,
      manifest: projected(projectedFile(source, { path: 'a', mode })),
      blamesAnotherField: source === 'downwardAPI',
    },
  ]),
  ...MODES.map((defaultMode) => ({
    title: `projected files with the mode ${shown(defaultMode)}`,
    manifest: ofVolume({ projected: { defaultMode, sources: [] } }),
  })),
  ...pairs(Object.keys(FILES), PATHS).flatMap(([source, path]) => [
    {
      title: `a file of ${source} at ${shown(path)}`,
      manifest: ofVolume({ [source]: FILES[source]({ path }) }),
      blamesAnotherField: source === 'downwardAPI',
    },
    {
      title: `a projected file of ${source} at ${shown(path)}`,
      manifest: projected(projectedFile(source, { path })),
      blamesAnotherField: source === 'downwardAPI',
    },
  ]),
  ...PATHS.map((path) => ({
    title: `a token at ${shown(path)}`,
    manifest: projected({ serviceAccountToken: { path } }),
    blamesAnotherField: true, // a path of the volume, which there is not
  })),
  ...[599, 600, 3607, 2 ** 32, 2 ** 32 + 1, -1, null, NOTHING].map((expirationSeconds) => ({
    title: `a token of ${shown(expirationSeconds)} seconds`,
    manifest: projected({ serviceAccountToken: { path: 'token', expirationSeconds } }),
  })),
  ...[NOTHING, null, ''].flatMap((key) => [
    {
      title: `a file of a configMap with the key ${shown(key)}`,
      manifest: ofVolume({ configMap: FILES.configMap({ key, path: 'a' }) }),
    },
    {
      title: `a file of a secret with the key ${shown(key)}`,
      manifest: ofVolume({ secret: FILES.secret({ key, path: 'a' }) }),
    },
  ]),
  ...Object.entries(FIELDS).map(([title, fields]) => ({
    title: `a file of ${title}`,
    manifest: ofVolume({ downwardAPI: { items: [{ path: 'a', ...fields }] } }),
    blamesAnotherField: true, // the whole file
  })),
  ...pairs(Object.keys(FILES), Object.keys(FILES)).flatMap(([one, other]) =>
    ['a', 'b', './a'].map((path) => ({
      title: `projected files of ${one} at a and of ${other} at ${path}`,
      manifest: projected(projectedFile(one, { path: 'a' }), projectedFile(other, { path })),
      blamesAnotherField: true, // the volume
    })),
  ),
  {
    title: 'two tokens at one path',
    manifest: projected({ serviceAccountToken: { path: 'a' } }, { serviceAccountToken: { path: 'a' } }),
  },
  {
    title: 'one path twice in a volume of a ConfigMap',
    manifest: ofVolume({
      configMap: {
        name: 'x',
        items: [
          { key: 'a', path: 'a' },
          { key: 'b', path: 'a' },
        ],
      },
    }),
  },
];
