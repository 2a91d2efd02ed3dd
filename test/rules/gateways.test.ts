import type { JsonObject } from '../../src/manifest/json';
import { referenceGranted } from '../../src/rules/reference-granted';
import { objectTables } from '../support/object-tables';
import { object, service, withMetadata } from '../support/objects';

const GROUP = 'gateway.networking.k8s.io';
const into = (namespace: string, manifest: JsonObject) => withMetadata(manifest, { namespace });
const shop = into('shop', service());

const route = (backend: JsonObject, kind = 'HTTPRoute') =>
  into(
    'edge',
    object(`${GROUP}/v1`, kind, { spec: { rules: [{ backendRefs: [{ name: 'web', port: 80, ...backend }] }] } }),
  );
const mirroring = into(
  'edge',
  object(`${GROUP}/v1`, 'HTTPRoute', {
    spec: {
      rules: [
        { filters: [{ type: 'RequestMirror', requestMirror: { backendRef: { name: 'web', namespace: 'shop' } } }] },
      ],
    },
  }),
);
const gateway = (certificate: JsonObject) =>
  into(
    'edge',
    object(`${GROUP}/v1`, 'Gateway', {
      spec: { listeners: [{ name: 'https', tls: { certificateRefs: [{ name: 'web', ...certificate }] } }] },
    }),
  );

const grant = (from: JsonObject = {}, to: JsonObject = {}) =>
  object(`${GROUP}/v1beta1`, 'ReferenceGrant', {
    metadata: { name: 'edge', namespace: 'shop' },
    spec: {
      from: [{ group: GROUP, kind: 'HTTPRoute', namespace: 'edge', ...from }],
      to: [{ group: '', kind: 'Service', ...to }],
    },
  });

const fault = (path: string, kind: string, what: string) =>
  `${path}.namespace must be that of the ${kind}, or a ReferenceGrant in "shop" must let it refer to a ${what}, not "shop"`;
const BACKEND = fault('spec.rules[0].backendRefs[0]', 'HTTPRoute', 'Service');

objectTables(referenceGranted, {
  passes: {
    'its own namespace': { manifest: route({}), beside: [into('edge', service())] },
    'its own namespace by name': { manifest: route({ namespace: 'edge' }), beside: [into('edge', service())] },
    'a namespace of which the app has nothing': route({ namespace: 'shop' }),
    'what is granted': { manifest: route({ namespace: 'shop' }), beside: [shop, grant()] },
    'what is granted by name': { manifest: route({ namespace: 'shop' }), beside: [shop, grant({}, { name: 'web' })] },
    'what is no Service': {
      manifest: route({ namespace: 'shop', kind: 'Bucket', group: 'example.com' }),
      beside: [shop],
    },
    'a certificate that is granted': {
      manifest: gateway({ namespace: 'shop' }),
      beside: [shop, grant({ kind: 'Gateway' }, { kind: 'Secret' })],
    },
  },
  fails: {
    'no grant': [{ manifest: route({ namespace: 'shop' }), beside: [shop] }, BACKEND],
    'a grant for others': [
      { manifest: route({ namespace: 'shop' }), beside: [shop, grant({ namespace: 'voice' })] },
      BACKEND,
    ],
    'a grant for another kind': [
      { manifest: route({ namespace: 'shop' }), beside: [shop, grant({ kind: 'GRPCRoute' })] },
      BACKEND,
    ],
    'a grant of something else': [
      { manifest: route({ namespace: 'shop' }), beside: [shop, grant({}, { name: 'db' })] },
      BACKEND,
    ],
    'a grant of Secrets': [
      { manifest: route({ namespace: 'shop' }), beside: [shop, grant({}, { kind: 'Secret' })] },
      BACKEND,
    ],
    'a grant in another namespace': [
      { manifest: route({ namespace: 'shop' }), beside: [shop, into('edge', grant())] },
      BACKEND,
    ],
    'a mirror': [
      { manifest: mirroring, beside: [shop] },
      fault('spec.rules[0].filters[0].requestMirror.backendRef', 'HTTPRoute', 'Service'),
    ],
    'a certificate': [
      { manifest: gateway({ namespace: 'shop' }), beside: [shop] },
      fault('spec.listeners[0].tls.certificateRefs[0]', 'Gateway', 'Secret'),
    ],
  },
});
