import type { JsonObject } from '../../src/manifest/json';
import { Resource } from '../../src/manifest/resource';
import { gatewayRouteTargetsService } from '../../src/rules/gateway-route-targets-service';
import { ingressHostMatchesTls } from '../../src/rules/ingress-host-matches-tls';
import { ingressHostPathUnique } from '../../src/rules/ingress-host-path-unique';
import { ingressHostSet } from '../../src/rules/ingress-host-set';
import { ingressTargetsService } from '../../src/rules/ingress-targets-service';
import { ingressTls } from '../../src/rules/ingress-tls';
import { ingressTlsHostSet } from '../../src/rules/ingress-tls-host-set';
import { contextOf, objectTables } from '../support/object-tables';
import { ingress, object, service, withMetadata } from '../support/objects';

const inShop = (manifest: JsonObject) => withMetadata(manifest, { namespace: 'shop' });
const of = (spec: JsonObject, apiVersion = 'networking.k8s.io/v1') => object(apiVersion, 'Ingress', { spec });
const SERVICE = service({ ports: [{ name: 'http', port: 80 }, { port: 9090 }] });
const LISTED = { existing: { services: ['default/web'] } };
const BACKEND = 'spec.rules[0].http.paths[0].backend';
const NO_SERVICE = 'must be a Service that the app has in the namespace "default" or the posture lists as existing';

objectTables(ingressTargetsService, {
  passes: {
    'a number': { manifest: ingress({ number: 9090 }), beside: [SERVICE] },
    'a name': { manifest: ingress({ name: 'http' }), beside: [SERVICE] },
    'a Service that exists': { manifest: ingress({ number: 1 }), parameters: LISTED },
    'what the controller reads elsewhere': ingress({ name: 'use-annotation' }),
    'an object of another kind': of({ defaultBackend: { resource: { kind: 'Bucket', name: 'web' } } }),
    'the older version': {
      manifest: of({ backend: { serviceName: 'web', servicePort: 'http' } }, 'extensions/v1beta1'),
      beside: [SERVICE],
    },
    'no rules': of({ rules: 'none' }),
    'a rule without paths': of({ rules: [null, { host: 'shop.example.com' }] }),
    'another kind': object('example.com/v1', 'Ingress', { spec: { defaultBackend: {} } }),
  },
  fails: {
    'no Service': [ingress({ number: 80 }), `${BACKEND}.service.name ${NO_SERVICE}, not "web"`],
    'a Service of another namespace': [
      {
        manifest: ingress({ number: 80 }),
        beside: [inShop(SERVICE)],
        parameters: { existing: { services: ['shop/web'] } },
      },
      `${BACKEND}.service.name ${NO_SERVICE}, not "web"`,
    ],
    'another number': [
      { manifest: ingress({ number: 8080 }), beside: [SERVICE] },
      `${BACKEND}.service.port.number must be a port of Service "web", which has "http" (80), 9090, not 8080`,
    ],
    'another name': [
      { manifest: ingress({ name: 'web' }), beside: [SERVICE] },
      `${BACKEND}.service.port.name must be a port of Service "web", which has "http" (80), 9090, not "web"`,
    ],
    'no port': [
      { manifest: ingress(undefined), beside: [service({ ports: [] })] },
      `${BACKEND}.service.port.number must be a port of Service "web", which has none`,
    ],
    'no backend': [of({ rules: [{ http: { paths: [{ path: '/' }] } }] }), `${BACKEND}.service.name ${NO_SERVICE}`],
    'the default backend': [
      of({ defaultBackend: { service: { name: 'web', port: { number: 80 } } } }),
      `spec.defaultBackend.service.name ${NO_SERVICE}, not "web"`,
    ],
    'the older version': [
      {
        manifest: of({ backend: { serviceName: 'web', servicePort: 81 } }, 'networking.k8s.io/v1beta1'),
        beside: [SERVICE],
      },
      'spec.backend.servicePort must be a port of Service "web", which has "http" (80), 9090, not 81',
    ],
  },
});

const route = (...rules: unknown[]) => object('gateway.networking.k8s.io/v1', 'HTTPRoute', { spec: { rules } });
const NOT_THERE = 'must be a Service of the app or one that the posture lists as existing';

objectTables(gatewayRouteTargetsService, {
  passes: {
    'a Service and a port': { manifest: route({ backendRefs: [{ name: 'web', port: 80 }] }), beside: [SERVICE] },
    'a Service of another namespace': {
      manifest: route({ backendRefs: [{ name: 'web', namespace: 'shop', kind: 'Service', group: '' }] }),
      beside: [inShop(SERVICE)],
    },
    'a Service that exists': { manifest: route({ backendRefs: [{ name: 'web', port: 1 }] }), parameters: LISTED },
    'an object of another kind': route({ backendRefs: [{ group: 'example.com', kind: 'Bucket', name: 'web' }] }),
    'what is no rule': route(null, 'web', { backendRefs: 'web', filters: [null] }),
  },
  fails: {
    'no Service': [
      route({ backendRefs: [{ name: 'web', port: 80 }] }),
      `spec.rules[0].backendRefs[0].name ${NOT_THERE}, not "web"`,
    ],
    'another port': [
      { manifest: route({}, { backendRefs: [{ name: 'web', port: 81 }] }), beside: [SERVICE] },
      'spec.rules[1].backendRefs[0].port must be a port of Service "web", which has "http" (80), 9090, not 81',
    ],
    'a mirror': [
      route({ filters: [{ type: 'RequestMirror', requestMirror: { backendRef: { name: 'copy', port: 80 } } }] }),
      `spec.rules[0].filters[0].requestMirror.backendRef.name ${NOT_THERE}, not "copy"`,
    ],
  },
});

const NO_TLS = 'spec.tls must name the hosts and the Secret of their certificate';

objectTables(ingressTls, {
  passes: {
    'a certificate': of({ tls: [{ secretName: 'web' }] }),
    'a certificate of the provider': withMetadata(of({}), {
      annotations: { 'networking.gke.io/managed-certificates': 'web' },
    }),
    'another kind': service(),
  },
  fails: {
    none: [of({}), NO_TLS],
    'an empty list': [of({ tls: [] }), `${NO_TLS}, not []`],
    'other annotations': [withMetadata(of({}), { annotations: { team: 'shop' } }), NO_TLS],
  },
});

const hosts = (tls: unknown, ...names: unknown[]) => of({ tls, rules: names.map((host) => ({ host })) });

objectTables(ingressHostSet, {
  passes: { 'a host': hosts([], 'shop.example.com'), 'no rules': of({ defaultBackend: {} }) },
  fails: {
    'no host': [hosts([], 'a.example.com', undefined), 'spec.rules[1].host must be set, e.g. "shop.example.com"'],
    'an empty one': [hosts([], ''), 'spec.rules[0].host must be set, e.g. "shop.example.com", not ""'],
  },
});

objectTables(ingressHostMatchesTls, {
  passes: {
    'the same host': hosts(
      [{ hosts: ['a.example.com'] }, { hosts: ['b.example.com'] }],
      'a.example.com',
      'b.example.com',
    ),
    'a wildcard': hosts([{ hosts: ['*.example.com'] }], 'a.example.com', '*.example.com'),
    'a certificate for all': hosts([{ hosts: ['a.example.com'] }, { secretName: 'web' }], 'b.example.com'),
    'no certificate': hosts([], 'a.example.com'),
    'no host': hosts([{ hosts: ['a.example.com'] }], undefined),
  },
  fails: {
    'another host': [
      hosts([{ hosts: ['a.example.com'] }], 'a.example.com', 'b.example.com'),
      'spec.rules[1].host must be one of the hosts in spec.tls, not "b.example.com"',
    ],
    'a wildcard for one part only': [
      hosts([{ hosts: ['*.example.com'] }], 'a.b.example.com', 'example.com'),
      'spec.rules[0].host must be one of the hosts in spec.tls, not "a.b.example.com"',
      'spec.rules[1].host must be one of the hosts in spec.tls, not "example.com"',
    ],
  },
});

const claiming = (name: string, path: string, spec: JsonObject = {}, host = 'shop.example.com') =>
  withMetadata(of({ rules: [{ host, http: { paths: [{ path, pathType: 'Prefix' }] } }], ...spec }), { name });
const CANARY = { annotations: { 'nginx.ingress.kubernetes.io/canary': 'true' } };

function claimsOf(...manifests: readonly JsonObject[]): string[] {
  const resources = manifests.map((manifest) => new Resource(manifest));
  return resources
    .flatMap((resource) => ingressHostPathUnique.check(resource, contextOf(resources)))
    .map(({ message }) => message);
}

describe('ingress-host-path-unique passes', () => {
  test.each([
    ['other paths', [claiming('a', '/'), claiming('b', '/cart')]],
    ['other hosts', [claiming('a', '/'), claiming('b', '/', {}, 'www.example.com')]],
    ['other classes', [claiming('a', '/', { ingressClassName: 'internal' }), claiming('b', '/')]],
    ['a canary', [claiming('a', '/'), withMetadata(claiming('b', '/'), CANARY)]],
    ['no rules', [of({}), of({ rules: [null, { http: 'none' }] })]],
  ])('%s', (_, manifests) => {
    expect(claimsOf(...manifests)).toEqual([]);
  });
});

describe('ingress-host-path-unique finds', () => {
  const TAKEN = 'the host "shop.example.com" with this path is that of Ingress "a" too; change or remove one of them';

  test.each([
    ['the second of two', [claiming('a', '/'), claiming('b', '/')]],
    ['one of another namespace', [claiming('a', '/'), inShop(claiming('b', '/'))]],
    ['one in the older version', [{ ...claiming('a', '/'), apiVersion: 'extensions/v1beta1' }, claiming('b', '/')]],
    [
      'one whose class stands in the annotation',
      [
        claiming('a', '/', { ingressClassName: 'nginx' }),
        withMetadata(claiming('b', '/'), { annotations: { 'kubernetes.io/ingress.class': 'nginx' } }),
      ],
    ],
  ])('%s', (_, manifests) => {
    expect(claimsOf(...manifests)).toEqual([TAKEN]);
  });
});

objectTables(ingressTlsHostSet, {
  passes: {
    'no certificate': of({}),
    'a certificate with its host': of({ tls: [{ hosts: ['shop.example.com'], secretName: 'web' }] }),
  },
  fails: {
    'a certificate without': [
      of({ tls: [{ hosts: ['shop.example.com'] }, { secretName: 'web' }] }),
      'spec.tls[1].hosts must be the hosts that the certificate is for',
    ],
    'a certificate of no host': [
      of({ tls: [{ hosts: [], secretName: 'web' }] }),
      'spec.tls[0].hosts must be the hosts that the certificate is for, not []',
    ],
  },
});
