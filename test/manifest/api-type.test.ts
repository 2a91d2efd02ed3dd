import { API_FIELDS } from '../../src/manifest/api-fields';
import { ApiField, ApiType } from '../../src/manifest/api-type';
import { CUSTOM_RESOURCE_FIELDS } from '../../src/manifest/custom-resource-fields';

const typeOf = (apiVersion: string, kind: string) => ApiType.of({ apiVersion, kind });

/** The field at the end of a way through types. */
function fieldAt(type: ApiType, [name, ...rest]: readonly string[]): ApiField | undefined {
  const field = type.field(name);
  return field && rest.length > 0 ? field.type && fieldAt(field.type, rest) : field;
}

const inPod = (...path: string[]) => fieldAt(typeOf('v1', 'Pod'), ['spec', ...path]);

test('lists have the keys that the API has, and their defaults', () => {
  expect(inPod('containers')).toMatchObject({ shape: 'keyed', keys: [{ name: 'name' }] });
  expect(inPod('containers', 'ports')).toMatchObject({
    shape: 'keyed',
    keys: [{ name: 'containerPort' }, { name: 'protocol', default: 'TCP' }],
  });
  expect(inPod('topologySpreadConstraints')?.keys.map(({ name }) => name)).toEqual([
    'topologyKey',
    'whenUnsatisfiable',
  ]);
  expect(inPod('volumes')).toMatchObject({ shape: 'keyed', merging: 'retainKeys' });
});

test('a field has the version that brought it, and the last that had it', () => {
  expect(inPod('hostnameOverride')).toMatchObject({ shape: 'value', since: 34, until: undefined });
  expect(inPod('resourceClaims', 'source')).toMatchObject({ since: undefined, until: 30 });
  expect(inPod('containers', 'restartPolicyRules')).toMatchObject({ shape: 'list', since: 34 });
});

test('what is old and has no key is not in the table', () => {
  expect(inPod('nodeName')).toBeUndefined();
  expect(inPod('tolerations')).toBeUndefined();
});

test('a field that is written excludes those that it stands for', () => {
  const probe = inPod('containers', 'livenessProbe')?.type;
  expect(probe?.excludedBy(['grpc', 'periodSeconds'])).toEqual(['exec', 'httpGet', 'tcpSocket']);
  expect(probe?.excludedBy(['periodSeconds'])).toEqual([]);
});

test('an unknown kind, and one that is called like an inherited field, have metadata alone', () => {
  for (const type of [typeOf('example.com/v1', 'Widget'), ApiType.of({}), ApiType.of({ kind: 'toString' })]) {
    expect(type.all.map(({ name }) => name)).toEqual(['metadata']);
    expect(fieldAt(type, ['metadata', 'finalizers'])).toMatchObject({ shape: 'set' });
  }
});

test.each([
  ['the built-in kinds', API_FIELDS],
  ['custom resources', CUSTOM_RESOURCE_FIELDS],
])('every row of the table of %s can be read, and leads to rows that are there', (_name, table) => {
  for (const row of Object.values(table)) {
    for (const text of row.split(' ').filter((field) => !field.includes('|'))) {
      expect(text).toMatch(/^[\w$-]+(:[\w./-]+)?(\[[\w,=]*\]|\{\}|\*)?[!=]?(@\d+)?(@?-\d+)?$/);
      const type = /:([\w./-]+)/.exec(text)?.[1];
      expect(type === undefined || Object.hasOwn(table, type)).toBe(true);
    }
  }
});
