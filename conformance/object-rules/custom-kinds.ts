import type { JsonObject } from '../../src/manifest/json';
import { object } from '../../test/support/objects';

export const CUSTOM_GROUP = 'example.com';

/** The definitions of two custom kinds without a schema, one in namespaces and one outside. */
export const DEFINITIONS: readonly JsonObject[] = [
  ['Namespaced', 'widgets', 'Widget'],
  ['Cluster', 'gadgets', 'Gadget'],
].map(([scope, plural, kind]) => ({
  apiVersion: 'apiextensions.k8s.io/v1',
  kind: 'CustomResourceDefinition',
  metadata: { name: `${plural}.${CUSTOM_GROUP}` },
  spec: {
    group: CUSTOM_GROUP,
    scope,
    names: { plural, singular: kind.toLowerCase(), kind },
    versions: [
      {
        name: 'v1',
        served: true,
        storage: true,
        schema: { openAPIV3Schema: { type: 'object', 'x-kubernetes-preserve-unknown-fields': true } },
      },
    ],
  },
}));

export const widget = object(`${CUSTOM_GROUP}/v1`, 'Widget');
export const gadget = object(`${CUSTOM_GROUP}/v1`, 'Gadget');
