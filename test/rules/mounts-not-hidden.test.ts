import { mountsNotHidden } from '../../src/rules/mounts-not-hidden';
import { objectTables } from '../support/object-tables';
import { container, pod } from '../support/objects';

const SOURCES = {
  claim: { persistentVolumeClaim: { claimName: 'data' } },
  cache: { emptyDir: {} },
  settings: { configMap: { name: 'settings' } },
  keys: { secret: { secretName: 'keys' } },
  own: { downwardAPI: {} },
  token: { projected: { sources: [] } },
};
const volumes = Object.entries(SOURCES).map(([name, source]) => ({ name, ...source }));
const at = (name: string, mountPath: unknown, more: object = {}) => ({ name, mountPath, ...more });
const readOnly = { readOnly: true };
const mounts = (...volumeMounts: unknown[]) => pod({ volumes, containers: [container({ volumeMounts })] });

const token = (path: string) => ({ serviceAccountToken: { path } });
const item = (path: unknown) => ({ configMap: { name: 'settings', items: [{ key: 'k', path }] } });
const files = (...sources: object[]) => pod({ volumes: [{ name: 'files', projected: { sources } }] });

objectTables(mountsNotHidden, {
  passes: {
    'files of their own': files(token('token'), item('token-2'), item('tokens/token')),
    'one file of two ConfigMaps, which valid-volumes finds': files(item('token'), item('token')),
    'files without a place': files(token(''), item(null), item('')),
    'no mounts': pod(),
    'one mount': mounts(at('claim', '/')),
    'two places': mounts(at('claim', '/data'), at('cache', '/database')),
    'one in the other': mounts(at('claim', '/data'), at('cache', '/data/cache')),
    'one in the other, however they are ordered': mounts(at('cache', '/data/cache'), at('claim', '/data')),
    'one around what is read only': mounts(at('claim', '/data/fixed', readOnly), at('cache', '/data')),
    'in what the kubelet prepares': mounts(
      ...['settings', 'keys', 'own', 'token'].map((name) => at(name, `/${name}`, readOnly)),
      ...['settings', 'keys', 'own', 'token'].map((name) => at('cache', `/${name}/cache`)),
    ),
    'the same path, which unique-mount-paths finds': mounts(at('claim', '/data'), at('cache', '/data')),
    'paths that are none': mounts(at('claim', ''), at('cache', ''), at('claim', 5), at('cache', null), null, '/data'),
    'one path in two containers': pod({
      volumes,
      containers: [
        container({ volumeMounts: [at('claim', '/data')] }),
        container({ name: 'api', volumeMounts: [at('claim', '/data/')] }),
      ],
    }),
  },
  fails: {
    'two tokens in one file': [
      files(token('token'), token('token/')),
      'volumes[0].projected.sources[1].serviceAccountToken.path must be outside of "token", which is a file already, not "token/"',
    ],
    'a token in what is a file': [
      files(item('tls'), token('tls/token')),
      'volumes[0].projected.sources[1].serviceAccountToken.path must be outside of "tls", which is a file already, not "tls/token"',
    ],
    'a file where another needs a folder': [
      pod({
        volumes: [
          {
            name: 'v',
            secret: {
              secretName: 's',
              items: [
                { key: 'a', path: 'x/y' },
                { key: 'b', path: 'x' },
              ],
            },
          },
        ],
      }),
      'volumes[0].secret.items[1].path must be outside of "x/y", which is a file already, not "x"',
    ],
    'a slash at the end': [
      mounts(at('claim', '/data'), at('cache', '/data/')),
      'container "web": volumeMounts[1].mountPath "/data/" is that of volumeMounts[0] too; write another',
    ],
    'other spellings': [
      mounts(at('claim', '/data'), at('cache', '//data/./x/..'), at('keys', 'data')),
      'container "web": volumeMounts[1].mountPath "//data/./x/.." is that of volumeMounts[0] too; write another',
      'container "web": volumeMounts[2].mountPath "data" is that of volumeMounts[0] too; write another',
    ],
    'a mount in a claim that is read only': [
      mounts(at('cache', '/data/cache'), at('claim', '/data', readOnly)),
      'container "web": volumeMounts[0].mountPath must be outside of "/data", which is mounted to be read only, not ' +
        '"/data/cache"',
    ],
    'a mount in a volume that is not there': [
      mounts(at('other', '/data', readOnly), at('cache', '/data/a/b')),
      'container "web": volumeMounts[1].mountPath must be outside of "/data", which is mounted to be read only, not ' +
        '"/data/a/b"',
    ],
  },
});
