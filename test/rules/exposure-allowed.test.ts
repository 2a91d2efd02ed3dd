import type { Connection } from '../../src/network/connection';
import type { End } from '../../src/network/end';
import { exposureAllowed } from '../../src/rules/exposure-allowed';
import { objectTables } from '../support/object-tables';
import { container, object, template } from '../support/objects';

const labels = { app: 'web' };
const deployment = object('apps/v1', 'Deployment', {
  metadata: { name: 'web', namespace: 'shop' },
  spec: { template: { ...template({ containers: [container({ name: 'web' })] }), metadata: { labels } } },
});
const service = (type: string) =>
  object('v1', 'Service', {
    metadata: { name: 'web', namespace: 'shop' },
    spec: { type, selector: labels, ports: [{ name: 'http', port: 80, targetPort: 8080 }] },
  });
const ingress = object('networking.k8s.io/v1', 'Ingress', {
  metadata: { name: 'web', namespace: 'shop' },
  spec: { defaultBackend: { service: { name: 'web', port: { name: 'http' } } } },
});
const route = object('gateway.networking.k8s.io/v1', 'HTTPRoute', {
  metadata: { name: 'web', namespace: 'routes' },
  spec: { rules: [{ backendRefs: [{ name: 'web', namespace: 'shop', port: 80 }] }] },
});

const web: End = { kind: 'workload', origin: 'app/web', name: 'web' };
const isolated = { workloads: [{ origin: 'app/web', policy: 'app/policy' }] };
const beside = [deployment, service('ClusterIP')];

function from(end: End, port = 8080): Connection {
  return { from: end, to: web, ports: [{ protocol: 'TCP', port }], reason: '', declaredBy: 'app', purpose: 'call' };
}

const MESSAGE =
  'leads to Deployment "shop/web" on TCP 8080, and its connections let nobody from outside in; write ' +
  'web.allowFrom(Exposure.controller({ ... })) for whoever brings the requests, or Exposure.anyone()';

const webhook = (kind: string, port?: number) =>
  object('admissionregistration.k8s.io/v1', kind, {
    metadata: { name: 'web' },
    webhooks: [
      { name: 'url.example.com', clientConfig: { url: 'https://example.com' } },
      { name: 'web.example.com', clientConfig: { service: { name: 'web', namespace: 'shop', port } } },
    ],
  });
const apiService = object('apiregistration.k8s.io/v1', 'APIService', {
  metadata: { name: 'v1.web.example.com' },
  spec: { service: { name: 'web', namespace: 'shop', port: 80 } },
});
const definition = object('apiextensions.k8s.io/v1', 'CustomResourceDefinition', {
  metadata: { name: 'webs.example.com' },
  spec: {
    conversion: { webhook: { clientConfig: { service: { name: 'web', namespace: 'shop', port: 80 } } } },
  },
});
const monitor = (...endpoints: unknown[]) =>
  object('monitoring.coreos.com/v1', 'ServiceMonitor', {
    metadata: { name: 'web', namespace: 'shop' },
    spec: { selector: {}, endpoints },
  });
const podMonitor = (...podMetricsEndpoints: unknown[]) =>
  object('monitoring.coreos.com/v1', 'PodMonitor', {
    metadata: { name: 'web', namespace: 'shop' },
    spec: { selector: {}, podMetricsEndpoints },
  });
const metered = object('apps/v1', 'Deployment', {
  metadata: { name: 'web', namespace: 'shop' },
  spec: {
    template: {
      ...template({
        containers: [
          container({
            name: 'web',
            ports: [
              { name: 'http', containerPort: 8080 },
              { name: 'metrics', containerPort: 9090 },
            ],
          }),
        ],
      }),
      metadata: { labels },
    },
  },
});

const API_SERVER: End = { kind: 'addresses', name: 'the API server', blocks: [{ cidr: '10.0.0.1/32' }] };
const PROMETHEUS: End = { kind: 'pods', name: 'prometheus', podSelector: {} };
const CALLER: End = { kind: 'workload', origin: 'app/cart', name: 'cart' };

const asked = (line: string, port = 8080) =>
  `has the API server ask Deployment "shop/web" on TCP ${port}, and its connections do not let it in; write ${line}`;
const collected = (line: string, port = 8080) =>
  `has the metrics of Deployment "shop/web" on TCP ${port} collected, and its connections let nobody do so; write ${line}`;

objectTables(exposureAllowed, {
  passes: {
    'a webhook of pods that the API server may call': {
      manifest: webhook('ValidatingWebhookConfiguration', 80),
      beside,
      declared: { ...isolated, connections: [from(API_SERVER)] },
    },
    'a webhook of pods that what the network plugin calls the API server may call': {
      manifest: webhook('MutatingWebhookConfiguration', 80),
      beside,
      declared: {
        ...isolated,
        connections: [from({ kind: 'named', name: 'the API server', entity: 'kube-apiserver' })],
      },
    },
    'a webhook that asks the API server by pods of the cluster': {
      manifest: webhook('MutatingWebhookConfiguration', 80),
      beside,
      declared: { ...isolated, connections: [from({ kind: 'pods', name: 'konnectivity', podSelector: {} })] },
    },
    'a webhook on a port that the Service does not have': {
      manifest: webhook('ValidatingWebhookConfiguration'),
      beside,
      declared: isolated,
    },
    'a webhook of pods that nobody isolates': {
      manifest: webhook('ValidatingWebhookConfiguration', 80),
      beside,
      declared: { workloads: [{ origin: 'app/other', policy: 'app/policy' }] },
    },
    'a ServiceMonitor of pods whose metrics are collected': {
      manifest: monitor({ port: 'http' }),
      beside,
      declared: { ...isolated, connections: [{ ...from(PROMETHEUS), purpose: 'scraping' }] },
    },
    'a ServiceMonitor of pods that others may call': {
      manifest: monitor({ port: 'http' }),
      beside,
      declared: { ...isolated, connections: [from(PROMETHEUS)] },
    },
    'a ServiceMonitor whose port is nowhere': {
      manifest: monitor({ port: 'metrics' }, { targetPort: 'metrics' }, { targetPort: 7 }, {}, null),
      beside,
      declared: isolated,
    },
    'a PodMonitor of pods whose metrics are collected': {
      manifest: podMonitor({ port: 'metrics' }),
      beside: [metered],
      declared: { ...isolated, connections: [{ ...from(PROMETHEUS, 9090), purpose: 'scraping' }] },
    },
    'a PodMonitor whose port is nowhere': {
      manifest: podMonitor({ port: 'admin' }, { portNumber: 7 }, null),
      beside: [metered],
      declared: isolated,
    },
    'an Ingress of pods that anyone may call': {
      manifest: ingress,
      beside,
      declared: { ...isolated, connections: [from({ kind: 'anyone' })] },
    },
    'a route to pods that a gateway may call': {
      manifest: route,
      beside,
      declared: { ...isolated, connections: [from({ kind: 'pods', name: 'gateway', podSelector: {} })] },
    },
    'a load balancer whose addresses may call the pods': {
      manifest: service('LoadBalancer'),
      beside: [deployment],
      declared: {
        ...isolated,
        connections: [from({ kind: 'addresses', name: 'lb', blocks: [{ cidr: '10.0.0.0/8' }] })],
      },
    },
    'a Service that stays inside of the cluster': {
      manifest: service('ClusterIP'),
      beside: [deployment],
      declared: isolated,
    },
    'an Ingress of pods that nobody isolates': {
      manifest: ingress,
      beside,
      declared: { workloads: [{ origin: 'app/other', policy: 'app/policy' }] },
    },
    'an Ingress whose controller is a workload of the app': {
      manifest: ingress,
      beside,
      declared: {
        ...isolated,
        connections: [{ ...from({ kind: 'workload', origin: 'app/nginx', name: 'nginx' }), purpose: 'exposure' }],
      },
    },
    'an app that declares nothing': { manifest: ingress, beside },
    'an Ingress of a Service that others make': { manifest: ingress, declared: isolated },
  },
  fails: {
    'a webhook of pods that nobody may call': [
      { manifest: webhook('ValidatingWebhookConfiguration', 80), beside, declared: isolated },
      asked('web.allowFrom(Peers.apiServer())'),
    ],
    'a webhook on the port that is usual for it': [
      {
        manifest: webhook('MutatingWebhookConfiguration'),
        beside: [
          deployment,
          object('v1', 'Service', {
            metadata: { name: 'web', namespace: 'shop' },
            spec: { selector: labels, ports: [{ port: 80 }, { port: 443, targetPort: 8443 }] },
          }),
        ],
        declared: { ...isolated, connections: [from(API_SERVER, 80)] },
      },
      asked('web.allowFrom(Peers.apiServer(), { ports: [Port.tcp(443)] })', 8443),
    ],
    'a webhook of pods that an ingress controller may call': [
      {
        manifest: webhook('MutatingWebhookConfiguration', 80),
        beside,
        declared: {
          ...isolated,
          connections: [
            { ...from({ kind: 'pods', name: 'nginx', podSelector: {} }), purpose: 'exposure' },
            from(CALLER),
          ],
        },
      },
      asked('web.allowFrom(Peers.apiServer())'),
    ],
    'an API of pods that nobody may call': [
      { manifest: apiService, beside, declared: isolated },
      asked('web.allowFrom(Peers.apiServer())'),
    ],
    'a conversion by pods that nobody may call': [
      { manifest: definition, beside, declared: isolated },
      asked('web.allowFrom(Peers.apiServer())'),
    ],
    'a ServiceMonitor of pods that only others may call': [
      {
        manifest: monitor({ port: 'http' }),
        beside,
        declared: { ...isolated, connections: [from(CALLER), { ...from(PROMETHEUS, 9090), purpose: 'scraping' }] },
      },
      collected('web.allowScraping()'),
    ],
    'a ServiceMonitor of a port of the pods': [
      { manifest: monitor({ targetPort: 'metrics' }), beside: [metered, service('ClusterIP')], declared: isolated },
      collected('web.allowScraping()', 9090),
    ],
    'a ServiceMonitor of a port that is not the one with metrics': [
      { manifest: monitor({ port: 'http' }), beside: [metered, service('ClusterIP')], declared: isolated },
      collected('web.allowScraping({ port: Port.tcp(80) })'),
    ],
    'a PodMonitor of pods that nobody may ask': [
      { manifest: podMonitor({ port: 'metrics' }), beside: [metered], declared: isolated },
      collected('web.allowScraping()', 9090),
    ],
    'a PodMonitor of a port by its number': [
      { manifest: podMonitor({ portNumber: 9090 }), beside: [metered], declared: isolated },
      collected('web.allowScraping()', 9090),
    ],
    'an Ingress of pods that nobody may call': [{ manifest: ingress, beside, declared: isolated }, MESSAGE],
    'a route to pods that nobody may call': [{ manifest: route, beside, declared: isolated }, MESSAGE],
    'a node port of pods that nobody may call': [
      { manifest: service('NodePort'), beside: [deployment], declared: isolated },
      MESSAGE,
    ],
    'an Ingress of pods that only workloads of the app may call': [
      {
        manifest: ingress,
        beside,
        declared: { ...isolated, connections: [from({ kind: 'workload', origin: 'app/cart', name: 'cart' })] },
      },
      MESSAGE,
    ],
    'an Ingress of pods of which only metrics are collected': [
      {
        manifest: ingress,
        beside,
        declared: {
          ...isolated,
          connections: [{ ...from({ kind: 'pods', name: 'prometheus', podSelector: {} }), purpose: 'scraping' }],
        },
      },
      MESSAGE,
    ],
    'an Ingress of a kind, on a port that is not the first': [
      {
        manifest: ingress,
        beside: [
          deployment,
          object('v1', 'Service', {
            metadata: { name: 'web', namespace: 'shop' },
            spec: {
              selector: labels,
              ports: [
                { name: 'grpc', port: 50051 },
                { name: 'http', port: 80, targetPort: 8080 },
              ],
            },
          }),
        ],
        declared: { workloads: [{ origin: 'app/web', policy: 'app/policy', through: 'connections' as const }] },
      },
      'leads to Deployment "shop/web" on TCP 8080, and its connections let nobody from outside in; write ' +
        'web.connections.connectFrom(Exposure.controller({ ... }), { ports: [Port.tcp(80)] }) for whoever brings the ' +
        'requests, or Exposure.anyone()',
    ],
    'an Ingress of pods that others may call on another port': [
      { manifest: ingress, beside, declared: { ...isolated, connections: [from({ kind: 'anyone' }, 9090)] } },
      MESSAGE,
    ],
  },
});
