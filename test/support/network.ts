import type { JsonObject } from '../../src/manifest/json';
import { container, deployment, networkPolicy, object, pod, template, withMetadata } from './objects';

/** Pods as tests of networks describe them: labelled `app: NAME` and without ports unless they say otherwise. */
export interface PodFields {
  readonly namespace?: string;
  readonly labels?: JsonObject;
  /** Ports of the one container. */
  readonly ports?: readonly JsonObject[];
  /** More fields of the pod spec. */
  readonly spec?: JsonObject;
}

/** A Deployment, whose pods may be several. */
export function workload(name: string, fields: PodFields = {}): JsonObject {
  const { namespace, labels = { app: name } } = fields;
  return withMetadata(deployment({ template: template(specOf(fields), { labels }) }), { name, namespace });
}

/** A Pod, which is one. */
export function onePod(name: string, fields: PodFields = {}): JsonObject {
  const { namespace, labels = { app: name } } = fields;
  return pod(specOf(fields), { name, namespace, labels });
}

function specOf({ ports = [], spec }: PodFields): JsonObject {
  return { containers: [container({ ports })], ...spec };
}

export function namespaceCalled(name: string, labels: JsonObject = {}): JsonObject {
  return object('v1', 'Namespace', { metadata: { name, labels } });
}

/** A policy for the pods with the label `app: NAME`. */
export function policyFor(name: string, spec: JsonObject, inNamespace?: string): JsonObject {
  return policy({ podSelector: app(name), ...spec }, inNamespace);
}

/** A policy with just these fields. */
export function policy(spec: JsonObject, inNamespace?: string): JsonObject {
  return withMetadata({ ...networkPolicy(), spec }, { namespace: inNamespace });
}

/** The selector of pods with the label `app: NAME`. */
export function app(name: string): JsonObject {
  return { matchLabels: { app: name } };
}

/** A peer: the pods with the label `app: NAME`. */
export function pods(name: string): JsonObject {
  return { podSelector: app(name) };
}
