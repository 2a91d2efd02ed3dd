import type { JsonObject } from '../../src/manifest/json';
import { configKeysExist } from '../../src/rules/config-keys-exist';
import { objectTables } from '../support/object-tables';
import { container, cronJob, object, pod, podSpec, withMetadata } from '../support/objects';

const configMap = (data: JsonObject, metadata: JsonObject = {}) =>
  withMetadata(object('v1', 'ConfigMap', { data }), { name: 'settings', ...metadata });
const secret = (fields: JsonObject) => withMetadata(object('v1', 'Secret', fields), { name: 'settings' });
const reading = (source: 'configMap' | 'secret', key: unknown, optional?: boolean) =>
  pod({
    containers: [
      container({ env: [{ name: 'MODE', valueFrom: { [`${source}KeyRef`]: { name: 'settings', key, optional } } }] }),
    ],
  });
const mounting = (subPath: string, source: object = { configMap: { name: 'settings' } }) =>
  pod({
    volumes: [{ name: 'files', ...source }],
    containers: [container({ volumeMounts: [{ name: 'files', mountPath: '/etc/web.ini', subPath }] })],
  });
const among = (manifest: JsonObject, ...beside: JsonObject[]) => ({ manifest, beside });
const external = (creationPolicy: string) =>
  object('external-secrets.io/v1', 'ExternalSecret', { spec: { target: { name: 'settings', creationPolicy } } });

const ENV = 'container "web": env[0].valueFrom';

objectTables(configKeysExist, {
  passes: {
    'an object that is not of the app': reading('configMap', 'mode'),
    'an object of another namespace': among(reading('configMap', 'mode'), configMap({ a: '' }, { namespace: 'shop' })),
    'a key': among(reading('configMap', 'mode'), configMap({ mode: 'fast' })),
    'a key of a Secret in either spelling': among(reading('secret', 'mode'), secret({ stringData: { mode: 'fast' } })),
    'a key of bytes': among(reading('configMap', 'mode'), {
      ...configMap({ a: '' }),
      binaryData: { mode: 'AAAA' },
    }),
    'a key that may be missing': among(reading('configMap', 'mode', true), configMap({ a: '' })),
    'an object that others fill': among(reading('configMap', 'mode'), configMap({})),
    'a token, which the cluster writes': among(
      reading('secret', 'token'),
      secret({ type: 'kubernetes.io/service-account-token', data: { a: '' } }),
    ),
    'a Secret that a vault is written into': among(
      reading('secret', 'mode'),
      secret({ data: { a: '' } }),
      external('Merge'),
    ),
    'a copy of another': among(
      reading('configMap', 'mode'),
      configMap({ a: '' }, { annotations: { 'reflector.v1.k8s.emberstack.com/reflects': 'shop/settings' } }),
    ),
    'a file of a key': among(mounting('mode'), configMap({ mode: 'fast' })),
    'a file that the volume names': among(
      mounting('web.ini', { configMap: { name: 'settings', items: [{ key: 'mode', path: 'web.ini' }] } }),
      configMap({ mode: 'fast' }),
    ),
    'a directory of something else': among(mounting('mode', { emptyDir: {} }), configMap({ a: '' })),
    'what is no key': among(reading('configMap', 5), configMap({ a: '' })),
    'what are no lists': among(pod({ volumes: 5, containers: [container({ env: 'web' })] }), configMap({ a: '' })),
  },
  fails: {
    'a slip of the pen': [
      among(reading('configMap', 'modes'), configMap({ mode: 'fast', level: 'info' })),
      `${ENV}.configMapKeyRef.key must be "mode" of the ConfigMap "settings", not "modes"`,
    ],
    'a password that the Secret does not have': [
      among(reading('secret', 'password'), secret({ data: { user: '' }, stringData: { host: '' } }), external('None')),
      `${ENV}.secretKeyRef.key must be a key of the Secret "settings", which has "user", "host", not "password"`,
    ],
    'a file that would be an empty directory': [
      among(mounting('web.ini'), configMap({ 'app.ini': '' })),
      'container "web": volumeMounts[0].subPath must be a key of the ConfigMap "settings", which has "app.ini", not "web.ini"',
    ],
    'files of volumes': [
      among(
        cronJob({
          template: {
            spec: podSpec({
              volumes: [
                { name: 'one', configMap: { name: 'settings', items: [{ key: 'mode', path: 'mode' }] } },
                { name: 'two', secret: { secretName: 'settings', items: [{ key: 'mode', path: 'mode' }] } },
                {
                  name: 'all',
                  projected: { sources: [{ secret: { name: 'settings', items: [{ key: 'mode', path: 'mode' }] } }] },
                },
              ],
            }),
          },
        }),
        configMap({ a: '' }),
        secret({ data: { b: '' } }),
      ),
      'volumes[0].configMap.items[0].key must be a key of the ConfigMap "settings", which has "a", not "mode"',
      'volumes[1].secret.items[0].key must be a key of the Secret "settings", which has "b", not "mode"',
      'volumes[2].projected.sources[0].secret.items[0].key must be a key of the Secret "settings", which has "b", not "mode"',
    ],
  },
});
