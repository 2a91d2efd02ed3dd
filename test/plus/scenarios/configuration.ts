import * as path from 'node:path';
import type { ConfigMap, Secret } from 'cdk8s-plus-28';
import { each, Plus, Scenario } from './scenario';

const FOLDER = path.join(__dirname, 'files');

/** ConfigMaps, Secrets and their imports. */
export const CONFIGURATION: Scenario[] = [
  ...each<(config: ConfigMap) => void>(
    'a ConfigMap',
    {
      empty: () => {},
      data: (config) => config.addData('a', 'b'),
      'empty values': (config) => config.addData('a', ''),
      'binary data': (config) => config.addBinaryData('b', 'AAEC'),
      'a file': (config) => config.addFile(path.join(FOLDER, 'one.txt')),
      'a file by a key': (config) => config.addFile(path.join(FOLDER, 'one.txt'), 'key'),
      'a folder': (config) => config.addDirectory(FOLDER),
      'a part of a folder': (config) => config.addDirectory(FOLDER, { keyPrefix: 'p-', exclude: ['*.md'] }),
      'a key twice': (config) => {
        config.addData('a', 'b');
        config.addBinaryData('a', 'AAEC');
      },
      'what it reads back': (config) => {
        config.addData('a', 'b');
        config.addBinaryData('c', 'AAEC');
        config.addData(
          'read',
          [...Object.keys(config.data), ...Object.keys(config.binaryData), config.immutable].join(),
        );
      },
    },
    (k, chart, fill) => {
      fill(new k.ConfigMap(chart, 'config'));
      fill(new k.ConfigMap(chart, 'fixed', { immutable: true, data: { x: 'y' }, binaryData: { z: 'AA==' } }));
    },
  ),
  ...each<(k: Plus, secret: Secret) => void>(
    'a Secret',
    {
      empty: () => {},
      data: (_k, secret) => secret.addStringData('a', 'b'),
      'empty values': (_k, secret) => secret.addStringData('a', ''),
      'what it reads back': (k, secret) => {
        secret.addStringData('a', 'b');
        secret.addStringData(
          'read',
          [secret.getStringData('a'), secret.getStringData('none'), secret.immutable].join(),
        );
        new k.ConfigMap(secret, 'names', { data: { kind: secret.kind, name: secret.resourceName ?? '' } });
      },
    },
    (k, chart, fill) => {
      fill(k, new k.Secret(chart, 'secret'));
      fill(k, new k.Secret(chart, 'fixed', { immutable: true, type: 'example.com/type', stringData: { x: 'y' } }));
    },
  ),
  {
    title: 'Secrets of every type',
    build: (k, chart) => {
      const serviceAccount = new k.ServiceAccount(chart, 'account');
      for (const immutable of [true, false, undefined]) {
        const id = String(immutable);
        new k.BasicAuthSecret(chart, `basic-${id}`, { username: 'u', password: 'p', immutable });
        new k.SshAuthSecret(chart, `ssh-${id}`, { sshPrivateKey: 's', immutable });
        new k.ServiceAccountTokenSecret(chart, `token-${id}`, { serviceAccount, immutable });
        new k.TlsSecret(chart, `tls-${id}`, { tlsCert: 'c', tlsKey: 'k', immutable });
        new k.DockerConfigSecret(chart, `docker-${id}`, { data: { auths: { 'r.example.com': {} } }, immutable });
      }
    },
  },
  {
    title: 'what others have made',
    build: (k, chart) => {
      const config = k.ConfigMap.fromConfigMapName(chart, 'config', 'their-config');
      const secret = k.Secret.fromSecretName(chart, 'secret', 'their-secret');
      const account = k.ServiceAccount.fromServiceAccountName(chart, 'account', 'theirs', { namespaceName: 'n' });
      const other = k.ServiceAccount.fromServiceAccountName(chart, 'other', 'theirs');
      const claim = k.PersistentVolumeClaim.fromClaimName(chart, 'claim', 'their-claim');
      const pod = new k.Pod(chart, 'pod', { serviceAccount: account, dockerRegistryAuth: secret });
      pod.addContainer({
        image: 'web',
        envVariables: { A: k.EnvValue.fromConfigMap(config, 'a'), B: secret.envValue('b', { optional: true }) },
        volumeMounts: [
          { path: '/c', volume: k.Volume.fromConfigMap(chart, 'v', config) },
          { path: '/s', volume: k.Volume.fromSecret(chart, 'w', secret) },
          { path: '/d', volume: k.Volume.fromPersistentVolumeClaim(chart, 'x', claim) },
        ],
      });
      k.Role.fromRoleName(chart, 'role', 'their-role');
      k.ClusterRole.fromClusterRoleName(chart, 'cluster-role', 'their-cluster-role');
      k.PersistentVolume.fromPersistentVolumeName(chart, 'volume', 'their-volume');
      const names = [config, secret, account, other, claim].map(({ name, kind, apiGroup }) =>
        [name, kind, apiGroup].join('/'),
      );
      new k.ConfigMap(chart, 'read', { data: { names: names.join() } });
    },
  },
  ...each<(k: Plus) => string>(
    'an object by its parts',
    {
      'a resource': (k) => JSON.stringify(k.ApiResource.PODS.asApiResource()?.resourceType),
      'a resource of a group': (k) => k.ApiResource.custom({ apiGroup: 'g', resourceType: 't' }).apiGroup,
      'no resource': (k) => k.NonApiResource.of('/healthz').asNonApiResource() ?? '',
    },
    (k, chart, text) => {
      new k.ConfigMap(chart, 'config', { data: { text: text(k) } });
    },
  ),
];
