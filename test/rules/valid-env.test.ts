import type { JsonObject } from '../../src/manifest/json';
import { validEnv } from '../../src/rules/valid-env';
import { objectTables } from '../support/object-tables';
import { container, deployment, object, pod, template } from '../support/objects';

const running = (fields: JsonObject) => pod({ containers: [container(fields)] });
const sources = (...envFrom: unknown[]) => running({ envFrom });
const variable = (fields: JsonObject) => running({ env: [fields] });

objectTables(validEnv, {
  passes: {
    nothing: pod(),
    'null, which is nothing': running({ env: null, command: null, args: null }),
    strings: running({ env: [{ name: 'PORT', value: '8080' }], command: ['web'], args: ['--port', ''] }),
    'an argument of null, which is an empty one': running({ args: [null] }),
    'no value': variable({ name: 'PORT' }),
    'a source': variable({ name: 'POD', valueFrom: { fieldRef: { fieldPath: 'metadata.name' } } }),
    'a source beside an empty value': variable({ name: 'POD', value: '', valueFrom: { fieldRef: {} } }),
    'a value beside a source of null': variable({ name: 'POD', value: 'web', valueFrom: null }),
    'a name with dots': variable({ name: 'web.port-1', value: '8080' }),
    'a name with a space': { manifest: variable({ name: 'web port', value: '8080' }), targetMinor: 30 },
    'a custom kind, whose controller may take numbers': object('example.com/v1', 'Farm', {
      spec: { template: template({ containers: [container({ args: [8080] })] }) },
    }),
    'a ConfigMap and a Secret': sources({ configMapRef: { name: 'a' } }, { prefix: 'KEY_', secretRef: { name: 'b' } }),
    'a source beside one of null': sources({ prefix: '', configMapRef: null, secretRef: { name: 'b' } }),
    'sources that are no list': running({ envFrom: {} }),
    'another kind': object('v1', 'ConfigMap', { data: { env: '5' } }),
  },
  fails: {
    'a number': [
      variable({ name: 'PORT', value: 8080 }),
      'container "web": env[0].value must be a string, in quotes, not 8080',
    ],
    'a boolean': [
      variable({ name: 'TRACING', value: false }),
      'container "web": env[0].value must be a string, in quotes, not false',
    ],
    'a map': [
      variable({ name: 'PORT', value: { of: 'web' } }),
      'container "web": env[0].value must be a string, in quotes, not {"of":"web"}',
    ],
    'a value beside a source': [
      variable({ name: 'POD', value: 'web', valueFrom: { fieldRef: { fieldPath: 'metadata.name' } } }),
      'container "web": env[0].value must be left out beside valueFrom, not "web"',
    ],
    'no name': [variable({ value: 'x' }), 'container "web": env[0].name must be set'],
    'an empty name': [variable({ name: '', value: 'x' }), 'container "web": env[0].name must be set, not ""'],
    'a number as a name': [
      variable({ name: 5, value: 'x' }),
      'container "web": env[0].name must be a string, in quotes, not 5',
    ],
    'a name with a sign of equality': [
      variable({ name: 'PORT=8080' }),
      'container "web": env[0].name must be printable ASCII characters other than "=", not "PORT=8080"',
    ],
    'a name with a space, for an older version': [
      { manifest: variable({ name: 'web port', value: '8080' }), targetMinor: 29 },
      'container "web": env[0].name must be letters, digits, "-", "_" and ".", and not begin with a digit, not "web port"',
    ],
    'a map of variables': [
      running({ env: { PORT: '8080' } }),
      'container "web": env must be a list of maps with name and value, not {"PORT":"8080"}',
    ],
    'variables as the shell writes them': [
      running({ env: ['PORT=8080', null] }),
      'container "web": env[0] must be a map with name and value, not "PORT=8080"',
      'container "web": env[1] must be a map with name and value',
    ],
    'a number among the arguments of an init container': [
      deployment({ template: template({ initContainers: [container({ name: 'migrate', args: ['--port', 8080] })] }) }),
      'container "migrate": args[1] must be a string, in quotes, not 8080',
    ],
    'a source of nothing': [
      sources({ prefix: 'KEY_' }),
      'container "web": envFrom[0] must have configMapRef or secretRef, not {"prefix":"KEY_"}',
    ],
    'a source that is none': [
      sources('settings'),
      'container "web": envFrom[0] must be a map with configMapRef or secretRef, not "settings"',
    ],
    'two sources in one': [
      sources({ configMapRef: { name: 'a' }, secretRef: { name: 'b' } }),
      'container "web": envFrom[0].secretRef must be left out beside configMapRef, not {"name":"b"}',
    ],
    'a prefix that begins with a digit, for an older version': [
      { manifest: sources({ prefix: '1_', secretRef: { name: 'b' } }), targetMinor: 29 },
      'container "web": envFrom[0].prefix must be letters, digits, "-", "_" and ".", and not begin with a digit, not "1_"',
    ],
    'a prefix with a sign of equality': [
      sources({ prefix: 'A=', secretRef: { name: 'b' } }),
      'container "web": envFrom[0].prefix must be printable ASCII characters other than "=", not "A="',
    ],
    'one string as a command': [
      running({ command: 'web --port 8080' }),
      'container "web": command must be a list of strings, not "web --port 8080"',
    ],
  },
});
