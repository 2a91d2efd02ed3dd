import { JsonPatch } from 'cdk8s';
import { k8s } from 'cdk8s-plus-28';
import { deployment, MAIN, patched, POD, raw, service } from './patched';
import { Build } from './places';

describe('on objects of generated classes', () => {
  test.each<[string, Build, JsonPatch[], object]>([
    [
      'a field in the spelling of the class',
      service,
      [JsonPatch.replace('/spec/clusterIp', '10.0.0.1')],
      { spec: { clusterIP: '10.0.0.1' } },
    ],
    [
      'a field in that of the API',
      service,
      [JsonPatch.replace('/spec/clusterIP', '10.0.0.1')],
      { spec: { clusterIP: '10.0.0.1' } },
    ],
    [
      'a whole object in the spelling of the class',
      service,
      [
        JsonPatch.replace('/spec', {
          clusterIp: '10.0.0.1',
          selector: { clusterIp: 'x' },
          ports: [{ port: 1, targetPort: { value: 'http' } }],
        }),
      ],
      { spec: { clusterIP: '10.0.0.1', selector: { clusterIp: 'x' }, ports: [{ port: 1, targetPort: 'http' }] } },
    ],
    [
      'a whole object in that of the API',
      service,
      [
        JsonPatch.replace('/spec', {
          clusterIP: '10.0.0.1',
          trafficDistribution: 'PreferClose',
          ports: [{ port: 1, targetPort: 'http' }],
        }),
      ],
      { spec: { clusterIP: '10.0.0.1', trafficDistribution: 'PreferClose', ports: [{ port: 1, targetPort: 'http' }] } },
    ],
    [
      'a wrapped value',
      service,
      [JsonPatch.replace('/spec/ports/0/targetPort', { value: 9090 })],
      { spec: { ports: [{ targetPort: 9090 }] } },
    ],
    [
      'the inside of one',
      service,
      [JsonPatch.replace('/spec/ports/0/targetPort/value', 9090)],
      { spec: { ports: [{ targetPort: 9090 }] } },
    ],
    [
      'a value object',
      service,
      [JsonPatch.replace('/spec/ports/0/targetPort', k8s.IntOrString.fromString('http'))],
      { spec: { ports: [{ targetPort: 'http' }] } },
    ],
    [
      'a plain value',
      service,
      [JsonPatch.replace('/spec/ports/0/targetPort', 'http')],
      { spec: { ports: [{ targetPort: 'http' }] } },
    ],
    [
      'quantities wrapped and plain',
      deployment,
      [
        JsonPatch.replace(`${MAIN}/resources`, {
          limits: { cpu: { value: '2' }, memory: '1Gi', 'example.com/gpu': k8s.Quantity.fromNumber(1) },
        }),
      ],
      {
        spec: {
          template: {
            spec: { containers: [{ resources: { limits: { cpu: '2', memory: '1Gi', 'example.com/gpu': 1 } } }] },
          },
        },
      },
    ],
    [
      'a value object in a field that the class does not know',
      deployment,
      [JsonPatch.add(`${POD}/resources`, { limits: { cpu: k8s.Quantity.fromString('2') } })],
      { spec: { template: { spec: { resources: { limits: { cpu: '2' } } } } } },
    ],
    [
      'keys that are no fields',
      deployment,
      [
        JsonPatch.add('/metadata/labels', { hostPid: 'a', clusterIP: 'b' }),
        JsonPatch.add('/metadata/annotations', {}),
        JsonPatch.add('/metadata/annotations/example.com~1hostPid', '{"value": 1}'),
        JsonPatch.add(`${POD}/nodeSelector`, { volumeId: 'c', value: 'd' }),
      ],
      {
        metadata: { labels: { hostPid: 'a', clusterIP: 'b' }, annotations: { 'example.com/hostPid': '{"value": 1}' } },
        spec: { template: { spec: { nodeSelector: { volumeId: 'c', value: 'd' } } } },
      },
    ],
    [
      'items of lists',
      deployment,
      [
        JsonPatch.add(`${POD}/containers/0`, { name: 'first', image: 'a' }),
        JsonPatch.add(`${POD}/containers/-`, { name: 'last', image: 'b', newField: 1 }),
        JsonPatch.remove(`${POD}/containers/1`),
      ],
      { spec: { template: { spec: { containers: [{ name: 'first' }, { name: 'last', newField: 1 }] } } } },
    ],
    [
      'copies and moves',
      deployment,
      [
        JsonPatch.add(`${POD}/hostIpc`, true),
        JsonPatch.copy(`${POD}/hostIpc`, `${POD}/hostPid`),
        JsonPatch.move(`${POD}/hostIPC`, `${POD}/hostNetwork`),
        JsonPatch.test(`${POD}/hostPID`, true),
      ],
      { spec: { template: { spec: { hostPID: true, hostNetwork: true } } } },
    ],
    [
      'a schema, in which the class has names of its own and some maps have any key',
      (chart) =>
        new k8s.KubeCustomResourceDefinition(chart, 'crd', {
          metadata: { name: 'crd' },
          spec: {
            group: 'g',
            names: { kind: 'K', plural: 'ks' },
            scope: 'Cluster',
            versions: [{ name: 'v1', served: true, storage: true }],
          },
        }),
      [
        JsonPatch.add('/spec/versions/0/schema', {
          openApiv3Schema: {
            properties: {
              ref: { ref: 'x', default: { cpu: { value: '1' }, hostPid: 1 } },
              value: { xKubernetesIntOrString: true },
            },
          },
        }),
      ],
      {
        spec: {
          versions: [
            {
              schema: {
                openAPIV3Schema: {
                  properties: {
                    ref: { $ref: 'x', default: { cpu: { value: '1' }, hostPid: 1 } },
                    value: { 'x-kubernetes-int-or-string': true },
                  },
                },
              },
            },
          ],
        },
      },
    ],
    [
      'a date',
      service,
      [JsonPatch.add('/metadata/deletionTimestamp', new Date(0))],
      { metadata: { deletionTimestamp: '1970-01-01T00:00:00.000Z' } },
    ],
    [
      'one value under both names',
      deployment,
      [JsonPatch.add(`${POD}/hostPid`, true), JsonPatch.add(`${POD}/hostPID`, true)],
      { spec: { template: { spec: { hostPID: true } } } },
    ],
  ])('%s', (_, build, patches, expected) => {
    expect(patched(build, ...patches)).toMatchObject(expected);
  });

  test('what a patch has replaced or removed is gone', () => {
    expect(patched(service, JsonPatch.replace('/spec', { ports: [] })).spec).toEqual({ ports: [] });
    expect(patched(service, JsonPatch.remove('/spec/clusterIp')).spec).not.toHaveProperty('clusterIP');
  });

  test.each<[string, Build, JsonPatch[], string]>([
    [
      'two values for one field',
      deployment,
      [JsonPatch.add(`${POD}/hostPid`, true), JsonPatch.add(`${POD}/hostPID`, false)],
      `patch "add ${POD}/hostPID" on "test/web/Resource" sets the same field as the patch of ${POD}/hostPid, to something else; write one of them`,
    ],
    [
      'two values in one object',
      service,
      [JsonPatch.replace('/spec', { clusterIp: 'None', clusterIP: '10.0.0.1' })],
      'patch "replace /spec" on "test/web" has both "clusterIp" and "clusterIP" for one field; write "clusterIP"',
    ],
  ])('%s are refused', (_, build, patches, message) => {
    expect(() => patched(build, ...patches)).toThrow(message);
  });
});

test('on an object that renders what it was given nothing is translated', () => {
  const manifest = patched(
    raw,
    JsonPatch.replace('/spec/hostPid', true),
    JsonPatch.add('/spec/clusterIp', { value: '1' }),
    JsonPatch.replace('/spec/limits/cpu/value', '2'),
    JsonPatch.add('/spec/list/0', 0),
  );
  expect(manifest.spec).toEqual({
    hostPid: true,
    clusterIp: { value: '1' },
    limits: { cpu: { value: '2' } },
    list: [0, 1, 2],
  });
});
