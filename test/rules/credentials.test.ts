import type { JsonObject } from '../../src/manifest/json';
import { noConfigmapMount } from '../../src/rules/no-configmap-mount';
import { noLiteralSecretObjects } from '../../src/rules/no-literal-secret-objects';
import { noPlaintextSecretInEnv } from '../../src/rules/no-plaintext-secret-in-env';
import { noSecretInConfigmap } from '../../src/rules/no-secret-in-configmap';
import { noSecretInEnv } from '../../src/rules/no-secret-in-env';
import { noSecretMount } from '../../src/rules/no-secret-mount';
import { messagesOf, objectTables } from '../support/object-tables';
import { container, object, pod, withMetadata } from '../support/objects';

const variables = (...env: unknown[]) => pod({ containers: [container({ env })] });
const plain = (name: string) =>
  `container "web": env[0].value of "${name}" must come from a Secret, not be written out; mount the Secret as a file`;

objectTables(noPlaintextSecretInEnv, {
  passes: {
    'no variables': pod(),
    'another name': variables({ name: 'LEVEL', value: 'info' }),
    'a reference': variables({ name: 'PASSWORD', valueFrom: { secretKeyRef: { name: 'db', key: 'password' } } }),
    'no value': variables({ name: 'PASSWORD' }, { name: 'TOKEN', value: '' }, { name: 'SECRET', value: null }),
    'values of other types': variables({ name: 'PASSWORD', value: 5 }, 'PASSWORD', null),
    'a name of another type': variables({ name: ['PASSWORD'], value: 'k7Qz2MvT' }),
  },
  fails: {
    'a password': [variables({ name: 'DB_PASSWORD', value: 'k7Qz2MvT' }), plain('DB_PASSWORD')],
    'a password in an init container': [
      pod({ initContainers: [container({ env: [{ name: 'PASSWORD', value: 'k7Qz2MvT' }] })] }),
      plain('PASSWORD'),
    ],
  },
});

describe('the name of a variable', () => {
  test.each([
    'PASSWORD',
    'MYSQL_ROOT_PASSWORD',
    'dbPassword',
    'db.password',
    'PGPASSWORD_1',
    'API_KEY',
    'apiKey',
    'STRIPE_APIKEY',
    'CLIENT_SECRET',
    'SECRET',
    'GITHUB_TOKEN',
    'AWS_SECRET_ACCESS_KEY',
    'MINIO_SECRET_KEY',
    'SIGNING_KEY',
    'REDIS_PASS',
    'DB_PWD',
    'PASSPHRASE',
  ])('%s is that of a credential', (name) => {
    expect(messagesOf(noPlaintextSecretInEnv, variables({ name, value: 'k7Qz2MvT' }))).toEqual([plain(name)]);
  });

  test.each([
    'TOKEN_URL',
    'TOKEN_PATH',
    'PASSWORD_FILE',
    'SECRET_NAME',
    'MAX_TOKENS',
    'KEY',
    'PRIMARY_KEY',
    'PUBLIC_KEY',
    'SORT_KEY',
    'TOKENIZER',
    'COMPASS',
    'PASSWORD_MIN_LENGTH',
    'TOKEN_EXPIRY',
    '',
  ])('%s is not', (name) => {
    expect(messagesOf(noPlaintextSecretInEnv, variables({ name, value: 'k7Qz2MvT' }))).toEqual([]);
  });
});

describe('the value of a credential', () => {
  test.each(['hunter2', '1234', 'postgres', 'a b c'])('%s is written out', (value) => {
    expect(messagesOf(noPlaintextSecretInEnv, variables({ name: 'PASSWORD', value }))).toHaveLength(1);
  });

  test.each([
    '$(DB_PASSWORD)',
    '${DB_PASSWORD}',
    '{{ .Values.password }}',
    '<password>',
    'changeme',
    'true',
    'none',
    '/run/secrets/db',
    './token',
    'https://auth.example.com/token',
    'arn:aws:secretsmanager:eu-west-1:1:secret:db',
    'vault:secret/data/db#password',
    'op://shop/db/password',
    ' ',
  ])('%s is not', (value) => {
    expect(messagesOf(noPlaintextSecretInEnv, variables({ name: 'PASSWORD', value }))).toEqual([]);
  });
});

const configMap = (data: unknown) => object('v1', 'ConfigMap', { data });
const held = (key: string, name: string, line: number) =>
  `data${key} holds "${name}" in line ${line}, which must be in a Secret`;

objectTables(noSecretInConfigmap, {
  passes: {
    'no data': configMap(undefined),
    'data that are no map': configMap('password: hunter2'),
    'values that are no text': configMap({ password: 5, token: null }),
    settings: configMap({ level: 'info', 'token-url': 'https://auth.example.com/token' }),
    'a password from a variable': configMap({ password: '${DB_PASSWORD}' }),
    'files with settings': configMap({ 'app.properties': 'level=info\ntoken.url=https://auth.example.com\n' }),
    'a comment': configMap({ 'app.env': '# PASSWORD=hunter2\nLEVEL=info\n' }),
    'a template': configMap({ 'app.yaml': 'db:\n  password: ${DB_PASSWORD}\n  passwordFile: /run/secrets/db\n' }),
    'a program': configMap({ 'app.py': 'password = hunter2\ntoken = "abc"\n' }),
    'code in a file without an ending': configMap({ nginx: 'location / {\n  token = get_token(request)\n}\n' }),
    'a Secret': object('v1', 'Secret', { stringData: { password: 'hunter2' } }),
  },
  fails: {
    'a key': [configMap({ password: 'hunter2' }), 'data.password must be in a Secret'],
    'a properties file': [
      configMap({ 'db.properties': 'db.user=shop\ndb.password=hunter2\n' }),
      held('["db.properties"]', 'db.password', 2),
    ],
    'a YAML file': [
      configMap({ 'config.yaml': 'db:\n  password: "hunter2"\n' }),
      held('["config.yaml"]', 'password', 2),
    ],
    'a JSON file': [
      configMap({ 'config.json': '{\n  "apiKey": "k7Qz2MvT",\n}' }),
      held('["config.json"]', 'apiKey', 2),
    ],
    'the first of several': [configMap({ '.env': 'TOKEN=k7Qz2MvT\nPASSWORD=hunter2\n' }), held('[".env"]', 'TOKEN', 1)],
  },
});

const FROM_SECRET = 'must be left out in favour of a mount of the Secret "db", not';

objectTables(noSecretInEnv, {
  passes: {
    'no variables': pod(),
    'a value': variables({ name: 'LEVEL', value: 'info' }),
    'a key of a ConfigMap': variables({ name: 'LEVEL', valueFrom: { configMapKeyRef: { name: 'web', key: 'level' } } }),
    'a ConfigMap': pod({ containers: [container({ envFrom: [{ configMapRef: { name: 'web' } }] })] }),
    'lists that are none': pod({ containers: [container({ env: 'secretKeyRef', envFrom: { secretRef: {} } })] }),
    'items of other types': variables(null, 'x', { name: 'X', valueFrom: 'secretKeyRef' }),
  },
  fails: {
    'a key': [
      variables({ name: 'PASSWORD', valueFrom: { secretKeyRef: { name: 'db', key: 'password' } } }),
      `container "web": env[0].valueFrom.secretKeyRef ${FROM_SECRET} {"name":"db","key":"password"}`,
    ],
    'all keys': [
      pod({ containers: [container({ envFrom: [{ secretRef: { name: 'db' } }] })] }),
      `container "web": envFrom[0].secretRef ${FROM_SECRET} {"name":"db"}`,
    ],
    'a key without a name': [
      variables({ name: 'PASSWORD', valueFrom: { secretKeyRef: {} } }),
      'container "web": env[0].valueFrom.secretKeyRef must be left out in favour of a mount of the Secret, not {}',
    ],
  },
});

const mounting = (volume: JsonObject) => pod({ volumes: [{ name: 'v', ...volume }] });
const beside = (kind: string, namespace?: string) => [withMetadata(object('v1', kind), { namespace })];

objectTables(noSecretMount, {
  passes: {
    'a Secret that is made elsewhere': mounting({ secret: { secretName: 'db' } }),
    'a Secret of another namespace': {
      manifest: mounting({ secret: { secretName: 'web' } }),
      beside: beside('Secret', 'shop'),
    },
    'a projected volume': {
      manifest: mounting({ projected: { sources: [{ secret: { name: 'web' } }] } }),
      beside: beside('Secret'),
    },
    'volumes of other types': { manifest: pod({ volumes: ['web', { secret: 'web' }] }), beside: beside('Secret') },
  },
  fails: {
    'a Secret of the app': [
      { manifest: mounting({ secret: { secretName: 'web' } }), beside: beside('Secret') },
      'volumes[0].secret.secretName must name an object that this app does not make, not "web"',
    ],
  },
});

objectTables(noConfigmapMount, {
  passes: {
    'a ConfigMap that is made elsewhere': mounting({ configMap: { name: 'web' } }),
    'a Secret with the name': { manifest: mounting({ configMap: { name: 'web' } }), beside: beside('Secret') },
  },
  fails: {
    'a ConfigMap of the app': [
      { manifest: mounting({ configMap: { name: 'web' } }), beside: beside('ConfigMap') },
      'volumes[0].configMap.name must name an object that this app does not make, not "web"',
    ],
  },
});

const secret = (fields: JsonObject) => object('v1', 'Secret', fields);
const encoded = (text: string) => Buffer.from(text).toString('base64');
const FETCH = 'the secret itself; let the cluster fetch or decrypt it, e.g. with an ExternalSecret or a SealedSecret';

objectTables(noLiteralSecretObjects, {
  passes: {
    'no values': secret({}),
    'empty values': secret({ data: { password: '' }, stringData: { token: '' } }),
    'a placeholder': secret({ stringData: { password: '<password>' } }),
    'a placeholder in Base64': secret({ data: { password: encoded('changeme') } }),
    'a certificate and a user': secret({ data: { 'ca.crt': encoded('-----BEGIN') }, stringData: { username: 'shop' } }),
    'values of other types': secret({ data: { password: 5, token: null }, stringData: 'password' }),
    'a SealedSecret': object('bitnami.com/v1alpha1', 'SealedSecret', { spec: { encryptedData: { password: 'AgB' } } }),
  },
  fails: {
    'a value in Base64': [secret({ data: { password: encoded('hunter2') } }), `data.password holds ${FETCH}`],
    'a text': [secret({ stringData: { password: 'hunter2' } }), `stringData.password holds ${FETCH}`],
    several: [
      secret({ data: { 'tls.crt': encoded('x'), 'tls.key': encoded('x') }, stringData: { token: 'x' } }),
      `data["tls.key"] and 1 more hold ${FETCH}`,
    ],
  },
});
