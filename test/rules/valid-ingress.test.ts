import type { JsonObject } from '../../src/manifest/json';
import { validIngress } from '../../src/rules/valid-ingress';
import { objectTables } from '../support/object-tables';
import { object } from '../support/objects';

const backend = { service: { name: 'web', port: { number: 80 } } };
const resource = { resource: { apiGroup: 'example.com', kind: 'Bucket', name: 'assets' } };

const ingress = (spec: JsonObject, metadata: JsonObject = {}) =>
  object('networking.k8s.io/v1', 'Ingress', { metadata: { name: 'web', ...metadata }, spec });
const withHost = (host: unknown) => ingress({ rules: [{ host }] });
const withPath = (fields: JsonObject) =>
  ingress({ rules: [{ http: { paths: [{ path: '/', pathType: 'Prefix', backend, ...fields }] } }] });
const withTls = (tls: unknown) => ingress({ defaultBackend: backend, tls: [tls] });
const withClass = (spec: JsonObject) => object('networking.k8s.io/v1', 'IngressClass', { spec });
const withParameters = (parameters: unknown) => withClass({ controller: 'k8s.io/ingress-nginx', parameters });

const PATH = 'spec.rules[0].http.paths[0]';

objectTables(validIngress, {
  passes: {
    'a backend alone': ingress({ defaultBackend: backend }),
    'an object of another kind behind it': ingress({ defaultBackend: resource }),
    'a host': withHost('shop.example.com'),
    'any host of a domain': withHost('*.example.com'),
    'any host at all': withHost(''),
    'a path': withPath({ path: '/shop/*' }),
    'what a controller may make something of': withPath({ path: '/a//b', pathType: 'ImplementationSpecific' }),
    'no path, for such a controller': withPath({ path: undefined, pathType: 'ImplementationSpecific' }),
    'a certificate': withTls({ hosts: ['shop.example.com', '*.example.com'], secretName: 'cert' }),
    'a certificate of the controller': withTls({}),
    'a class, also by its older annotation': ingress(
      { defaultBackend: backend, ingressClassName: 'nginx' },
      { annotations: { 'kubernetes.io/ingress.class': 'nginx' } },
    ),
    'an older version': object('extensions/v1beta1', 'Ingress', { spec: {} }),
    'a Service that begins with a digit, for newer servers': {
      manifest: ingress({ defaultBackend: { service: { name: '1web', port: { number: 80 } } } }),
      targetMinor: 36,
    },
    'an IngressClass': withClass({ controller: 'k8s.io/ingress-nginx' }),
    'an IngressClass with settings': withParameters({ kind: 'Settings', name: 'nginx' }),
    'an IngressClass with settings in a namespace': withParameters({
      ...{ apiGroup: 'example.com', kind: 'Settings', name: 'nginx', scope: 'Namespace', namespace: 'edge' },
    }),
  },
  fails: {
    'neither rules nor a backend': [ingress({}), 'spec has neither rules nor a defaultBackend; write one of them'],
    'a host in capitals': [
      withHost('Shop.example.com'),
      'spec.rules[0].host must be lower-case letters, digits, "-" and ".", with a letter or digit at both ends of each part, e.g. "shop.example.com", not "Shop.example.com"',
    ],
    'an address': [withHost('10.0.0.1'), 'spec.rules[0].host must be a name, no address, not "10.0.0.1"'],
    'a star in the middle': [
      withHost('shop.*.com'),
      'spec.rules[0].host must have "*" only as its whole first part, before a name in lower case, e.g. "*.example.com", not "shop.*.com"',
    ],
    'a rule without paths': [
      ingress({ rules: [{ http: { paths: [] } }] }),
      'spec.rules[0].http.paths must have at least one path, not []',
    ],
    'a path that begins with something else': [
      withPath({ path: 'shop' }),
      `${PATH}.path must begin with "/", not "shop"`,
    ],
    'no path': [withPath({ path: undefined, pathType: 'Exact' }), `${PATH}.path must begin with "/"`],
    'a path upwards': [withPath({ path: '/a/../b' }), `${PATH}.path must be without "/../", not "/a/../b"`],
    'a path that ends upwards': [withPath({ path: '/a/..' }), `${PATH}.path must be without "/..", not "/a/.."`],
    'a path to nowhere': [withPath({ backend: undefined }), `${PATH} leads nowhere; write a backend`],
    'a backend of nothing': [
      withPath({ backend: {} }),
      `${PATH}.backend leads nowhere; write a service with its name and port`,
    ],
    'two backends at once': [
      withPath({ backend: { ...backend, ...resource } }),
      `${PATH}.backend has both service and resource; write one of them`,
    ],
    'no name of a Service': [
      withPath({ backend: { service: { port: { number: 80 } } } }),
      `${PATH}.backend.service.name must be the name of a Service`,
    ],
    'a Service that begins with a digit': [
      ingress({ defaultBackend: { service: { name: '1web', port: { number: 80 } } } }),
      'spec.defaultBackend.service.name must be lower-case letters, digits and "-", from a letter to a letter or digit, e.g. "web", not "1web"',
    ],
    'an object without its kind': [
      ingress({ defaultBackend: { resource: { name: 'assets' } } }),
      'spec.defaultBackend.resource.kind must be the kind of an object',
    ],
    'the certificate of no host': [
      withTls({ hosts: ['*'], secretName: 'my_cert' }),
      'spec.tls[0].hosts[0] must have "*" only as its whole first part, before a name in lower case, e.g. "*.example.com", not "*"',
      'spec.tls[0].secretName must be lower-case letters, digits, "-" and ".", with a letter or digit at both ends of each part, e.g. "my-cert", not "my_cert"',
    ],
    'two classes': [
      ingress(
        { defaultBackend: backend, ingressClassName: 'traefik' },
        { annotations: { 'kubernetes.io/ingress.class': 'nginx' } },
      ),
      'metadata.annotations["kubernetes.io/ingress.class"] must be left out beside ingressClassName "traefik", not "nginx"',
    ],
    'a controller without its domain': [
      withClass({ controller: 'nginx' }),
      'spec.controller must be a domain and a path of the controller, e.g. "k8s.io/ingress-nginx", not "nginx"',
    ],
    'settings in no namespace': [
      withParameters({ kind: 'Settings', name: 'nginx', scope: 'Namespace' }),
      'spec.parameters.namespace must be that of the object, as the scope is "Namespace"',
    ],
    'settings in a namespace that is not said to be one': [
      withParameters({ kind: 'Settings', name: 'nginx', namespace: 'edge' }),
      'spec.parameters.namespace must be left out unless the scope is "Namespace", not "edge"',
    ],
    'settings anywhere': [
      withParameters({ kind: 'Settings', name: 'nginx', scope: 'Global' }),
      'spec.parameters.scope must be "Cluster" or "Namespace", not "Global"',
    ],
  },
});
