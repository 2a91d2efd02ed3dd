import { definitionIn } from './names';
import type { Schema } from './schema';

/**
 * Fields of which an object has one, which the documents do not say but in words. Those of volumes and strategies they
 * do say: `retainKeys`.
 */
const ALTERNATIVES: Readonly<Record<string, (fields: Readonly<Record<string, Schema>>) => readonly string[]>> = {
  'io.k8s.api.core.v1.EnvVar': () => ['value', 'valueFrom'],
  'io.k8s.api.core.v1.EnvVarSource': Object.keys,
  'io.k8s.api.core.v1.LifecycleHandler': Object.keys,
  'io.k8s.api.core.v1.PersistentVolumeSpec': (fields) => fieldsOfType(fields, /VolumeSource$/),
  'io.k8s.api.core.v1.Probe': (fields) => fieldsOfType(fields, /Action$/),
  'io.k8s.api.networking.v1.IngressBackend': () => ['resource', 'service'],
  'io.k8s.api.networking.v1.ServiceBackendPort': () => ['name', 'number'],
  'io.k8s.api.policy.v1.PodDisruptionBudgetSpec': () => ['maxUnavailable', 'minAvailable'],
};

/** The fields of a definition of which only one can be written. */
export function alternativesOf(definition: string, { properties = {} }: Schema): readonly string[] {
  const found = ALTERNATIVES[definition]?.(properties) ?? [];
  const unknown = found.find((field) => !Object.hasOwn(properties, field));
  if (unknown !== undefined) {
    throw new Error(`${definition} has no field ${unknown}`);
  }
  return [...found].sort();
}

function fieldsOfType(fields: Readonly<Record<string, Schema>>, name: RegExp): string[] {
  return Object.keys(fields).filter((field) => name.test(definitionIn(fields[field]) ?? ''));
}
