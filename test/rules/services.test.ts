import type { JsonObject } from '../../src/manifest/json';
import { podMonitorTargetsPod } from '../../src/rules/pod-monitor-targets-pod';
import { serviceMonitorTargetsService } from '../../src/rules/service-monitor-targets-service';
import { serviceNoExternalIp } from '../../src/rules/service-no-external-ip';
import { serviceNoExternalName } from '../../src/rules/service-no-external-name';
import { serviceNotLoadBalancer } from '../../src/rules/service-not-load-balancer';
import { serviceNotNodePort } from '../../src/rules/service-not-node-port';
import { serviceSelectsOneWorkload } from '../../src/rules/service-selects-one-workload';
import { serviceTargetPortExists } from '../../src/rules/service-target-port-exists';
import { serviceTargetsPod } from '../../src/rules/service-targets-pod';
import { objectTables } from '../support/object-tables';
import { container, deployment, job, object, pod, service, template, withMetadata } from '../support/objects';

const WEB = { app: 'web' };
const inShop = (manifest: JsonObject) => withMetadata(manifest, { namespace: 'shop' });
const named = (manifest: JsonObject, name: string) => withMetadata(manifest, { name });
const external = service({ type: 'ExternalName', externalName: 'db.example.com' });

objectTables(serviceNotNodePort, {
  passes: {
    'no type': service(),
    'a load balancer': service({ type: 'LoadBalancer' }),
    'another kind': object('example.com/v1', 'Service', { spec: { type: 'NodePort' } }),
  },
  fails: {
    NodePort: [
      service({ type: 'NodePort' }),
      'spec.type must be "ClusterIP" behind an Ingress, or "LoadBalancer", not "NodePort"',
    ],
  },
});

objectTables(serviceNotLoadBalancer, {
  passes: { 'no type': service(), 'a port of nodes': service({ type: 'NodePort' }) },
  fails: {
    LoadBalancer: [
      service({ type: 'LoadBalancer' }),
      'spec.type must be "ClusterIP" behind an Ingress, not "LoadBalancer"',
    ],
  },
});

objectTables(serviceNoExternalIp, {
  passes: {
    none: service(),
    null: service({ externalIPs: null }),
    'an empty list': service({ externalIPs: [] }),
    'what is no list': service({ externalIPs: '192.0.2.1' }),
  },
  fails: {
    'an address': [service({ externalIPs: ['192.0.2.1'] }), 'spec.externalIPs must be left out, not ["192.0.2.1"]'],
  },
});

objectTables(serviceNoExternalName, {
  passes: { 'a selector': service({ selector: WEB }), 'no spec': object('v1', 'Service') },
  fails: {
    'a name': [
      external,
      'the Service is another name of "db.example.com"; remove it, and give the name of the host to those who ask it',
    ],
  },
});

const PODS = 'pods that the app has in the namespace "default"';

objectTables(serviceTargetsPod, {
  passes: {
    'a template': { manifest: service({ selector: WEB }), beside: [deployment()] },
    'a pod': { manifest: service({ selector: WEB }), beside: [pod({}, { labels: { ...WEB, tier: 'front' } })] },
    'no selector beside Endpoints': { manifest: service(), beside: [object('v1', 'Endpoints')] },
    'no selector beside an EndpointSlice': {
      manifest: service(),
      beside: [
        object('discovery.k8s.io/v1', 'EndpointSlice', {
          metadata: { name: 'web-1', labels: { 'kubernetes.io/service-name': 'web' } },
        }),
      ],
    },
    'another name': external,
  },
  fails: {
    'no pods': [service({ selector: WEB }), `spec.selector must match the labels of ${PODS}, not {"app":"web"}`],
    'pods with only some of the labels': [
      { manifest: service({ selector: { ...WEB, tier: 'front' } }), beside: [deployment()] },
      `spec.selector must match the labels of ${PODS}, not {"app":"web","tier":"front"}`,
    ],
    'pods of another namespace': [
      { manifest: service({ selector: WEB }), beside: [inShop(deployment())] },
      `spec.selector must match the labels of ${PODS}, not {"app":"web"}`,
    ],
    'no selector': [
      { manifest: service(), beside: [deployment()] },
      `spec.selector must be the labels of ${PODS}, or an EndpointSlice must list where the Service leads to`,
    ],
    'an empty selector': [
      { manifest: service({ selector: {} }), beside: [deployment(), inShop(object('v1', 'Endpoints'))] },
      `spec.selector must be the labels of ${PODS}, or an EndpointSlice must list where the Service leads to, not {}`,
    ],
    'what is no selector': [
      service({ selector: 'web' }),
      `spec.selector must be the labels of ${PODS}, or an EndpointSlice must list where the Service leads to, not "web"`,
    ],
  },
});

const serving = (...ports: unknown[]) => deployment({ template: template({ containers: [container({ ports })] }) });
const to = (port: JsonObject) => service({ selector: WEB, ports: [{ port: 80, ...port }] });
const HTTP = { name: 'http', containerPort: 8080 };
const noPort = (field: string, port: number) =>
  `spec.ports[0].${field} ${port} is no TCP port that Deployment "web" declares; write the targetPort, or declare it as containerPort`;

objectTables(serviceTargetPortExists, {
  passes: {
    'a number': { manifest: to({ targetPort: 8080 }), beside: [serving(HTTP)] },
    'a name': { manifest: to({ targetPort: 'http' }), beside: [serving(HTTP)] },
    'the same number': { manifest: to({}), beside: [serving({ containerPort: 80 })] },
    'any number of a pod that declares none': { manifest: to({ targetPort: 1234 }), beside: [deployment()] },
    'another protocol': {
      manifest: to({ targetPort: 'dns', protocol: 'UDP' }),
      beside: [serving({ name: 'dns', containerPort: 53, protocol: 'UDP' })],
    },
    'one of several pods': {
      manifest: to({ targetPort: 'http' }),
      beside: [named(deployment(), 'old'), serving(HTTP)],
    },
    'a sidecar': {
      manifest: to({ targetPort: 'http' }),
      beside: [
        deployment({
          template: template({
            initContainers: [container({ name: 'proxy', restartPolicy: 'Always', ports: [HTTP] })],
          }),
        }),
      ],
    },
    'a headless Service': {
      manifest: service({ clusterIP: 'None', selector: WEB, ports: [{ port: 80 }] }),
      beside: [serving(HTTP)],
    },
    'no pods': to({ targetPort: 'http' }),
    'what is no list': { manifest: service({ selector: WEB, ports: 'http' }), beside: [serving(HTTP)] },
    'what is no port': { manifest: service({ selector: WEB, ports: [null, { port: {} }] }), beside: [serving(HTTP)] },
  },
  fails: {
    'another number': [{ manifest: to({ targetPort: 9090 }), beside: [serving(HTTP)] }, noPort('targetPort', 9090)],
    'another number, for lack of a target': [{ manifest: to({}), beside: [serving(HTTP)] }, noPort('port', 80)],
    'an empty target': [{ manifest: to({ targetPort: '' }), beside: [serving(HTTP)] }, noPort('port', 80)],
    'another protocol': [
      { manifest: to({ targetPort: 8080 }), beside: [serving({ ...HTTP, protocol: 'UDP' })] },
      noPort('targetPort', 8080),
    ],
    'a name that no pod has, though none declares ports': [
      { manifest: to({ targetPort: 'http' }), beside: [deployment()] },
      'spec.ports[0].targetPort must be the name of a TCP port of Deployment "web", not "http"',
    ],
    'a port of an init container': [
      {
        manifest: to({ targetPort: 'http' }),
        beside: [deployment({ template: template({ initContainers: [container({ name: 'setup', ports: [HTTP] })] }) })],
      },
      'spec.ports[0].targetPort must be the name of a TCP port of Deployment "web", not "http"',
    ],
  },
});

const migration = named(job({ template: template({ restartPolicy: 'Never' }) }), 'migrate');

objectTables(serviceSelectsOneWorkload, {
  passes: {
    'one workload': { manifest: service({ selector: WEB }), beside: [deployment()] },
    none: service({ selector: WEB }),
    'the same labels in another namespace': {
      manifest: service({ selector: WEB }),
      beside: [deployment(), inShop(migration)],
    },
    'a headless Service': {
      manifest: service({ selector: WEB, clusterIP: 'None' }),
      beside: [deployment(), migration],
    },
    'no selector': { manifest: service(), beside: [deployment(), migration] },
  },
  fails: {
    'a Job with the same labels': [
      { manifest: service({ selector: WEB }), beside: [deployment(), migration] },
      'spec.selector also matches the pods of Job "migrate"; write a label that only those of Deployment "web" have',
    ],
  },
});

const monitor = (spec: JsonObject) => object('monitoring.coreos.com/v1', 'ServiceMonitor', { spec });
const labelled = withMetadata(service(), { labels: WEB });
const BY_LABEL = { selector: { matchLabels: WEB } };
const NO_SERVICE =
  'spec.selector must match the labels of Services that the app has in the namespaces of spec.namespaceSelector, not {"matchLabels":{"app":"web"}}';

objectTables(serviceMonitorTargetsService, {
  passes: {
    'its own namespace': { manifest: monitor(BY_LABEL), beside: [labelled] },
    'all Services': { manifest: monitor({ selector: {} }), beside: [service()] },
    'a namespace by name': {
      manifest: monitor({ ...BY_LABEL, namespaceSelector: { matchNames: ['shop'] } }),
      beside: [inShop(labelled)],
    },
    'any namespace': {
      manifest: monitor({ ...BY_LABEL, namespaceSelector: { any: true } }),
      beside: [inShop(labelled)],
    },
  },
  fails: {
    'no Service': [monitor(BY_LABEL), NO_SERVICE],
    'a Service without the label': [{ manifest: monitor(BY_LABEL), beside: [service({ selector: WEB })] }, NO_SERVICE],
    'a Service of another namespace': [{ manifest: monitor(BY_LABEL), beside: [inShop(labelled)] }, NO_SERVICE],
  },
});

const podMonitor = (spec: JsonObject) => object('monitoring.coreos.com/v1', 'PodMonitor', { spec });
const labelledPod = withMetadata(pod(), { labels: WEB });
const NO_POD =
  'spec.selector must match the labels of pods that the app has in the namespaces of spec.namespaceSelector, not {"matchLabels":{"app":"web"}}';

objectTables(podMonitorTargetsPod, {
  passes: {
    'its own namespace': { manifest: podMonitor(BY_LABEL), beside: [labelledPod] },
    'pods of a workload': {
      manifest: podMonitor(BY_LABEL),
      beside: [deployment({ template: template({}, { labels: WEB }) })],
    },
    'all pods': { manifest: podMonitor({ selector: {} }), beside: [pod()] },
    'a namespace by name': {
      manifest: podMonitor({ ...BY_LABEL, namespaceSelector: { matchNames: ['shop'] } }),
      beside: [inShop(labelledPod)],
    },
    'any namespace': {
      manifest: podMonitor({ ...BY_LABEL, namespaceSelector: { any: true } }),
      beside: [inShop(labelledPod)],
    },
  },
  fails: {
    'no pod': [podMonitor(BY_LABEL), NO_POD],
    'a pod without the label': [{ manifest: podMonitor(BY_LABEL), beside: [pod()] }, NO_POD],
    'a pod of another namespace': [{ manifest: podMonitor(BY_LABEL), beside: [inShop(labelledPod)] }, NO_POD],
  },
});
