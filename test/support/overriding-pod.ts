import * as fc from 'fast-check';
import type { JsonObject } from '../../src/manifest/json';

// Names come from a few, so that the items of two pods meet.
const name = fc.constantFrom('a', 'b', 'c');

/** The spec of a pod, as both a base and an override may be: with lists whose items go by a name or by a port. */
export const overridingPod = fc.record(
  {
    containers: unique(container(), (each) => each.name),
    volumes: unique(volume(), (each) => each.name),
    nodeSelector: fc.dictionary(name, name),
    hostNetwork: fc.boolean(),
  },
  { requiredKeys: ['containers'] },
);

function container() {
  const fields = optional({
    image: name,
    args: fc.array(name, { maxLength: 2 }),
    env: unique(fc.record({ name, value: name }), (variable) => variable.name),
    ports: unique(port(), (each) => `${each.containerPort} ${each.protocol ?? 'TCP'}`),
    resources: optional({ limits: fc.dictionary(name, fc.integer({ min: 0 })) }),
  });
  return fc.tuple(name, fields).map(([containerName, others]) => ({ name: containerName, ...others }));
}

function port() {
  const fields = fc.tuple(fc.constantFrom(80, 81), fc.constantFrom(undefined, 'TCP', 'UDP'), fc.option(name));
  return fields.map(([containerPort, protocol, portName]) => ({
    containerPort,
    ...(protocol ? { protocol } : {}),
    ...(portName ? { name: portName } : {}),
  }));
}

function volume(): fc.Arbitrary<JsonObject> {
  const source = fc.constantFrom({ emptyDir: {} }, { configMap: { name: 'a' } }, { secret: { secretName: 'b' } });
  return fc.tuple(name, source).map(([volumeName, fields]): JsonObject => ({ name: volumeName, ...fields }));
}

function unique<Item>(item: fc.Arbitrary<Item>, key: (item: Item) => unknown) {
  return fc.uniqueArray(item, { selector: key, maxLength: 3 });
}

function optional<Fields extends Record<string, fc.Arbitrary<unknown>>>(fields: Fields) {
  return fc.record(fields, { requiredKeys: [] });
}
