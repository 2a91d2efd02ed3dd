import type { JsonObject } from '../../src/manifest/json';

// The least that an API server takes of each kind, and more fields where a test wants them.

const LABELS = { app: 'web' };

export function pod(spec: JsonObject = {}, metadata: JsonObject = {}): JsonObject {
  return { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'web', ...metadata }, spec: podSpec(spec) };
}

export function podSpec(spec: JsonObject = {}): JsonObject {
  return { containers: [container()], ...spec };
}

export function container(fields: JsonObject = {}): JsonObject {
  return { name: 'web', image: 'registry.example.com/web:1', ...fields };
}

export function template(spec: JsonObject = {}, metadata: JsonObject = {}): JsonObject {
  return { metadata: { labels: LABELS, ...metadata }, spec: podSpec(spec) };
}

export function deployment(fields: JsonObject = {}): JsonObject {
  return object('apps/v1', 'Deployment', {
    spec: { selector: { matchLabels: LABELS }, template: template(), ...fields },
  });
}

export function statefulSet(fields: JsonObject = {}): JsonObject {
  return object('apps/v1', 'StatefulSet', {
    spec: { serviceName: 'web', selector: { matchLabels: LABELS }, template: template(), ...fields },
  });
}

export function daemonSet(fields: JsonObject = {}): JsonObject {
  return object('apps/v1', 'DaemonSet', {
    spec: { selector: { matchLabels: LABELS }, template: template(), ...fields },
  });
}

export function job(fields: JsonObject = {}): JsonObject {
  return object('batch/v1', 'Job', { spec: { template: { spec: podSpec({ restartPolicy: 'Never' }) }, ...fields } });
}

export function cronJob(jobSpec: JsonObject = {}): JsonObject {
  return object('batch/v1', 'CronJob', {
    spec: {
      schedule: '0 3 * * *',
      jobTemplate: { spec: { template: { spec: podSpec({ restartPolicy: 'Never' }) }, ...jobSpec } },
    },
  });
}

export function service(spec: JsonObject = {}): JsonObject {
  return object('v1', 'Service', { spec: { ports: [{ port: 80 }], ...spec } });
}

export function ingress(port: unknown): JsonObject {
  return object('networking.k8s.io/v1', 'Ingress', {
    spec: {
      rules: [{ http: { paths: [{ path: '/', pathType: 'Prefix', backend: { service: { name: 'web', port } } }] } }],
    },
  });
}

export function networkPolicy(spec: JsonObject = {}): JsonObject {
  return object('networking.k8s.io/v1', 'NetworkPolicy', { spec: { podSelector: {}, ...spec } });
}

export function claim(storage: unknown, spec: JsonObject = {}): JsonObject {
  return object('v1', 'PersistentVolumeClaim', { spec: claimSpec(storage, spec) });
}

export function claimSpec(storage: unknown, spec: JsonObject = {}): JsonObject {
  return { accessModes: ['ReadWriteOnce'], resources: { requests: { storage } }, ...spec };
}

export function object(apiVersion: string, kind: string, fields: JsonObject = {}): JsonObject {
  return { apiVersion, kind, metadata: { name: 'web' }, ...fields };
}

/** An object with other metadata. */
export function withMetadata(manifest: JsonObject, metadata: JsonObject): JsonObject {
  return { ...manifest, metadata: { ...(manifest.metadata as JsonObject), ...metadata } };
}
