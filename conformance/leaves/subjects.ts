import { ApiObject, ApiObjectMetadata, Cron, Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import {
  AwsElasticBlockStorePersistentVolume,
  Chart,
  ConfigMap,
  CronJob,
  DaemonSet,
  Deployment,
  HorizontalPodAutoscaler,
  Ingress,
  Job,
  NetworkPolicy,
  PersistentVolumeClaim,
  Pod,
  PodDisruptionBudget,
  Secret,
  Service,
  StatefulSet,
} from '../../src';
import type { JsonObject } from '../../src/manifest/json';
import { overridden } from '../../src/manifest/overrides';

/** A kind whose fields are tried. */
export interface Subject {
  readonly apiVersion: string;
  readonly kind: string;
  /** Where the pod is, if there is one. */
  readonly pod?: string;
  /** Fields that no object of the kind can have, although the API's document says so. */
  readonly excluded?: RegExp;
  /** Creates the least object, with fields laid over it. */
  readonly create: (chart: Chart, props: SubjectProps) => ApiObject;
}

export interface SubjectProps {
  readonly metadata: ApiObjectMetadata;
  readonly overrides?: JsonObject;
}

/** The names of whatever is told apart by name: those that samples have too, so that they meet. */
export const NAME = 'example';
const IMAGE = 'example.com/app:1.0';

const TEMPLATE = 'spec.template.spec';

/** Containers that are added to a pod that runs, so no template has them. */
const DEBUGGERS = /\.ephemeralContainers\./;
const containers = [{ name: NAME, image: IMAGE, resources: {} }];

export const SUBJECTS: readonly Subject[] = [
  {
    apiVersion: 'v1',
    kind: 'Pod',
    pod: 'spec',
    create: (chart, props) => ApiObject.of(new Pod(chart, NAME, { ...props, containers })),
  },
  {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    pod: TEMPLATE,
    excluded: DEBUGGERS,
    create: (chart, props) => ApiObject.of(new Deployment(chart, NAME, { ...props, containers })),
  },
  {
    apiVersion: 'apps/v1',
    kind: 'StatefulSet',
    pod: TEMPLATE,
    excluded: DEBUGGERS,
    create: (chart, props) =>
      ApiObject.of(new StatefulSet(chart, NAME, { ...props, containers, service: headless(chart) })),
  },
  {
    apiVersion: 'apps/v1',
    kind: 'DaemonSet',
    pod: TEMPLATE,
    excluded: DEBUGGERS,
    create: (chart, props) => ApiObject.of(new DaemonSet(chart, NAME, { ...props, containers })),
  },
  {
    apiVersion: 'apps/v1',
    kind: 'ReplicaSet',
    pod: TEMPLATE,
    excluded: DEBUGGERS,
    create: rawReplicaSet,
  },
  {
    apiVersion: 'batch/v1',
    kind: 'Job',
    pod: TEMPLATE,
    excluded: DEBUGGERS,
    create: (chart, props) => ApiObject.of(new Job(chart, NAME, { ...props, containers })),
  },
  {
    apiVersion: 'batch/v1',
    kind: 'CronJob',
    pod: `spec.jobTemplate.${TEMPLATE}`,
    excluded: DEBUGGERS,
    create: (chart, props) => ApiObject.of(new CronJob(chart, NAME, { ...props, containers, schedule: Cron.hourly() })),
  },
  {
    apiVersion: 'v1',
    kind: 'Service',
    create: (chart, props) => ApiObject.of(new Service(chart, NAME, { ...props, ports: [{ port: 80, name: 'base' }] })),
  },
  {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'Ingress',
    create: (chart, props) => {
      const service = new Service(chart, 'backend', { ports: [{ port: 80 }] });
      const ingress = new Ingress(chart, NAME, props);
      ingress.addDefaultBackend(kplus.IngressBackend.fromService(service));
      return ApiObject.of(ingress);
    },
  },
  {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    create: (chart, props) => ApiObject.of(new NetworkPolicy(chart, NAME, props)),
  },
  {
    apiVersion: 'v1',
    kind: 'PersistentVolumeClaim',
    create: (chart, props) => {
      const storage = Size.gibibytes(1);
      const accessModes = [kplus.PersistentVolumeAccessMode.READ_WRITE_ONCE];
      return ApiObject.of(new PersistentVolumeClaim(chart, NAME, { ...props, storage, accessModes }));
    },
  },
  {
    apiVersion: 'v1',
    kind: 'PersistentVolume',
    excluded: /^metadata\.namespace$/,
    create: (chart, props) =>
      ApiObject.of(
        new AwsElasticBlockStorePersistentVolume(chart, NAME, {
          ...props,
          volumeId: NAME,
          storage: Size.gibibytes(1),
          accessModes: [kplus.PersistentVolumeAccessMode.READ_WRITE_ONCE],
        }),
      ),
  },
  {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    create: (chart, props) => ApiObject.of(new ConfigMap(chart, NAME, props)),
  },
  {
    apiVersion: 'v1',
    kind: 'Secret',
    create: (chart, props) => ApiObject.of(new Secret(chart, NAME, props)),
  },
  {
    apiVersion: 'autoscaling/v2',
    kind: 'HorizontalPodAutoscaler',
    create: (chart, props) => {
      const target = new Deployment(chart, 'target', { containers });
      return ApiObject.of(new HorizontalPodAutoscaler(chart, NAME, { ...props, target, maxReplicas: 4 }));
    },
  },
  {
    apiVersion: 'policy/v1',
    kind: 'PodDisruptionBudget',
    create: (chart, props) => {
      const selector = kplus.LabelSelector.of({ labels: { app: NAME } });
      return ApiObject.of(new PodDisruptionBudget(chart, NAME, { ...props, selector }));
    },
  },
];

/** Fields that only the construct sets: whatever else refers to the object has its name from there. */
export const IN_PROPS: readonly string[] = ['metadata.name', 'metadata.namespace'];

function headless(chart: Chart): Service {
  return new Service(chart, 'headless', { clusterIP: 'None', ports: [{ port: 80 }] });
}

/** The library has no class for it: overrides are laid over the manifest before. */
function rawReplicaSet(chart: Chart, { metadata, overrides = {} }: SubjectProps): ApiObject {
  const labels = { app: NAME };
  const plain = {
    apiVersion: 'apps/v1',
    kind: 'ReplicaSet',
    metadata: { name: `${chart.node.id}-${NAME}`, ...metadata },
    spec: { selector: { matchLabels: labels }, template: { metadata: { labels }, spec: { containers } } },
  };
  const { apiVersion, kind, ...fields } = overridden(plain, overrides);
  return new ApiObject(chart, NAME, { ...fields, apiVersion: String(apiVersion), kind: String(kind) });
}
