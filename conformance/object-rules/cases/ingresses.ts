import type { JsonObject } from '../../../src/manifest/json';
import { object } from '../../../test/support/objects';
import { Case, NOTHING, pairs, shown } from '../case';

const SERVICE = { service: { name: 'web', port: { number: 80 } } };

const withSpec = (spec: unknown, metadata: JsonObject = {}) =>
  object('networking.k8s.io/v1', 'Ingress', { metadata: { name: 'web', ...metadata }, spec });
const withRule = (rule: JsonObject) => withSpec({ rules: [rule] });
const withPath = (fields: JsonObject) =>
  withRule({ http: { paths: [{ path: '/', pathType: 'Prefix', backend: SERVICE, ...fields }] } });

const HOSTS: readonly unknown[] = [
  'shop.example.com',
  'shop',
  'Shop.example.com',
  'shop_1.example.com',
  '*.example.com',
  '*.com',
  '*',
  '*.*.example.com',
  'shop.*.com',
  '*shop.example.com',
  '*.',
  '*.-a.com',
  '10.0.0.1',
  '10.0.0.256',
  '1.2.3',
  '2001:db8::1',
  'shop.example.com:80',
  'shop.example.com.',
  '',
  null,
  NOTHING,
  `${'a'.repeat(63)}.example.com`,
  `${'a.'.repeat(130)}com`,
];

const PATHS: readonly unknown[] = [
  '/',
  '/shop',
  'shop',
  '',
  null,
  NOTHING,
  '/a//b',
  '/a/./b',
  '/a/../b',
  '/a/..',
  '/a/.',
  '/a%2fb',
  '/a%2Fb',
  '/a.b',
  '/*',
  '/shop?x=1',
  '//',
];

const PATH_TYPES: readonly unknown[] = ['Prefix', 'Exact', 'ImplementationSpecific', NOTHING, 'prefix'];

const BACKENDS: readonly unknown[] = [
  SERVICE,
  { service: { name: 'web', port: { name: 'http' } } },
  { service: { name: '', port: { number: 80 } } },
  { service: { port: { number: 80 } } },
  { service: { name: 'Web', port: { number: 80 } } },
  { service: { name: '1web', port: { number: 80 } } },
  { service: { name: 'web.shop', port: { number: 80 } } },
  {},
  null,
  NOTHING,
  { service: null },
  { resource: { kind: 'Bucket', name: 'assets' } },
  { resource: { apiGroup: 'example.com', kind: 'Bucket', name: 'assets' } },
  { resource: { apiGroup: 'Example.com', kind: 'Bucket', name: 'assets' } },
  { resource: { apiGroup: '', kind: 'Bucket', name: 'assets' } },
  { resource: { kind: '', name: 'assets' } },
  { resource: { kind: 'Bucket', name: '' } },
  { resource: { kind: 'Bu/cket', name: 'assets' } },
  { resource: { kind: 'Bucket', name: 'as%ets' } },
  { ...SERVICE, resource: { kind: 'Bucket', name: 'assets' } },
];

const TLS: readonly unknown[] = [
  {},
  null,
  { hosts: [] },
  { secretName: 'cert' },
  { secretName: '' },
  { secretName: null },
  { secretName: 'Cert' },
  { secretName: 'cert_1' },
  ...HOSTS.map((host) => ({ hosts: [host === NOTHING ? 'a.example.com' : host], secretName: 'cert' })),
];

const SPECS: readonly JsonObject[] = [
  {},
  { rules: [] },
  { rules: [{}] },
  { rules: [null] },
  { rules: [{ http: { paths: [] } }] },
  { rules: [{ http: {} }] },
  { rules: [{ host: 'shop.example.com' }] },
  { rules: [{ host: '*.example.com', http: { paths: [{ path: 'x', pathType: 'Prefix', backend: SERVICE }] } }] },
  { defaultBackend: null },
  { defaultBackend: {} },
  { defaultBackend: SERVICE, rules: [] },
];

const CLASS_NAMES: readonly unknown[] = [
  'nginx',
  'Nginx',
  '',
  null,
  'nginx.example.com',
  'nginx/internal',
  'a'.repeat(254),
];

const CLASS = 'kubernetes.io/ingress.class';

const CONTROLLERS: readonly unknown[] = [
  'k8s.io/ingress-nginx',
  'example.com/a/b',
  'example.com',
  'example.com/',
  '/nginx',
  'Example.com/nginx',
  'nginx/nginx',
  '',
  null,
  NOTHING,
  'example.com/a b',
  'example.com/a?b',
  `example.com/${'a'.repeat(238)}`,
  `example.com/${'a'.repeat(239)}`,
];

const REFERENCES: readonly unknown[] = [
  { kind: 'Settings', name: 'nginx' },
  { apiGroup: 'example.com', kind: 'Settings', name: 'nginx', scope: 'Cluster' },
  { kind: 'Settings', name: 'nginx', scope: 'Namespace', namespace: 'edge' },
  { kind: 'Settings', name: 'nginx', scope: 'Namespace' },
  { kind: 'Settings', name: 'nginx', scope: 'Namespace', namespace: 'Edge' },
  { kind: 'Settings', name: 'nginx', namespace: 'edge' },
  { kind: 'Settings', name: 'nginx', scope: 'Global' },
  { kind: 'Settings' },
  { name: 'nginx' },
  {},
  null,
];

export const ingressCases: readonly Case[] = [
  ...HOSTS.map((host) => ({ title: `Ingress with the host ${shown(host)}`, manifest: withRule({ host }) })),
  ...pairs(PATHS, PATH_TYPES).map(([path, pathType]) => ({
    title: `Ingress with the path ${shown(path)} of type ${shown(pathType)}`,
    manifest: withPath({ path, pathType }),
  })),
  ...BACKENDS.flatMap((backend) => [
    { title: `Ingress with the backend ${JSON.stringify(backend)}`, manifest: withPath({ backend }) },
    {
      title: `Ingress with the default backend ${JSON.stringify(backend)}`,
      manifest: withSpec({ defaultBackend: backend }),
    },
  ]),
  ...TLS.map((tls) => ({
    title: `Ingress with the certificate ${shown(tls)}`,
    manifest: withSpec({ defaultBackend: SERVICE, tls: [tls] }),
  })),
  ...SPECS.map((spec) => ({ title: `Ingress with the spec ${JSON.stringify(spec)}`, manifest: withSpec(spec) })),
  ...CLASS_NAMES.flatMap((ingressClassName) => [
    {
      title: `Ingress with the class ${shown(ingressClassName)}`,
      manifest: withSpec({ defaultBackend: SERVICE, ingressClassName }),
    },
    {
      title: `Ingress with the class ${shown(ingressClassName)} and another as annotation`,
      manifest: withSpec({ defaultBackend: SERVICE, ingressClassName }, { annotations: { [CLASS]: 'nginx' } }),
    },
  ]),
  ...CONTROLLERS.map((controller) => ({
    title: `IngressClass with the controller ${shown(controller)}`,
    manifest: object('networking.k8s.io/v1', 'IngressClass', { spec: { controller } }),
  })),
  ...REFERENCES.map((parameters) => ({
    title: `IngressClass with the parameters ${JSON.stringify(parameters)}`,
    manifest: object('networking.k8s.io/v1', 'IngressClass', {
      spec: { controller: 'k8s.io/ingress-nginx', parameters },
    }),
  })),
];
