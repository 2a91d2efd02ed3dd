import {
  Chart,
  Health,
  NetworkOptions,
  Posture,
  Resources,
  Testing,
  WebService,
  WebServiceProps,
  Worker,
  WorkerProps,
} from '../../src';
import type { JsonObject } from '../../src/manifest/json';

const IMAGE = 'registry.example.com/app:1.0.0';

/** A chart whose posture knows something of the cluster's network. */
export function shopIn(network: NetworkOptions = {}, namespace: string | undefined = 'shop'): Chart {
  return new Chart(Testing.app({ posture: Posture.restricted({ network }) }), 'shop', { namespace });
}

export function web(chart: Chart, id: string, props: Partial<WebServiceProps> = {}): WebService {
  return new WebService(chart, id, {
    image: IMAGE,
    port: 8080,
    health: Health.http({ readiness: '/readyz' }),
    resources: Resources.small(),
    ...props,
  });
}

export function worker(chart: Chart, id: string, props: Partial<WorkerProps> = {}): Worker {
  return new Worker(chart, id, { image: IMAGE, resources: Resources.small(), ...props });
}

/** The spec of the NetworkPolicy with a name. */
export function policyOf(chart: Chart, name: string): any {
  return objectsOf(chart, 'NetworkPolicy').find(({ metadata }) => metadata.name === name)?.spec;
}

/** Why the policy allows what it does, by its annotations. */
export function reasonsOf(chart: Chart, name: string): JsonObject {
  return objectsOf(chart, 'NetworkPolicy').find(({ metadata }) => metadata.name === name).metadata.annotations ?? {};
}

/** The variables of a container, by default of the main one. */
export function variablesOf(chart: Chart, name: string, container = name): JsonObject {
  const { containers, initContainers = [] } = objectsOf(chart, 'Deployment').find(
    ({ metadata }) => metadata.name === name,
  ).spec.template.spec;
  const found = [...containers, ...initContainers].find((each: { name: string }) => each.name === container);
  return Object.fromEntries((found.env ?? []).map((one: { name: string; value: string }) => [one.name, one.value]));
}

export function objectsOf(chart: Chart, kind: string): any[] {
  return Testing.synth(chart).filter((manifest) => manifest.kind === kind);
}

/** A peer by the label that components have. */
export function podsOf(name: string, namespace?: string): JsonObject {
  return {
    ...(namespace === undefined
      ? {}
      : { namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': namespace } } }),
    podSelector: { matchLabels: { 'cdk8s-bulkhead/workload': name } },
  };
}

export const TO_KUBE_DNS: JsonObject = {
  to: [
    {
      namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'kube-system' } },
      podSelector: { matchLabels: { 'k8s-app': 'kube-dns' } },
    },
  ],
  ports: [
    { protocol: 'TCP', port: 53 },
    { protocol: 'UDP', port: 53 },
  ],
};
