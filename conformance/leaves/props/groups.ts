import { Cron, Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import {
  Chart,
  ConfigMap,
  CronJob,
  DaemonSet,
  Deployment,
  IngressClass,
  Job,
  LimitRange,
  PersistentVolumeClaim,
  Pod,
  PodDisruptionBudget,
  PriorityClass,
  ProjectedSource,
  ResourceQuota,
  RuntimeClass,
  Secret,
  Service,
  StatefulSet,
  StorageClass,
  Volumes,
} from '../../../src';
import { NAME } from '../subjects';
import type { PropGroup } from './case';
import { barePodCases, containerCases, podCases, podSecurityContextCases } from './pods';
import {
  disruptionBudgetCases,
  limitRangeCases,
  priorityClassCases,
  resourceQuotaCases,
  runtimeClassCases,
} from './policies';
import { ingressClassCases, serviceCases, servicePortCases } from './services';
import {
  claimCases,
  configurationCases,
  csiVolumeCases,
  ephemeralVolumeCases,
  imageVolumeCases,
  projectedVolumeCases,
  secretCases,
  storageClassCases,
} from './storage';
import { cronJobCases, daemonSetCases, deploymentCases, jobCases, statefulSetCases } from './workloads';

const metadata = { name: NAME };

/** The name of whatever the API server has of that kind already. */
const OTHER = { name: 'other' };
const CONTAINER = { name: NAME, image: 'example.com/app:1.0' };
const TEMPLATE = 'spec.template.spec';
const MAKES_PODS: Readonly<Record<string, Omit<PropGroup, 'title' | 'cases'>>> = {
  Pod: { pod: 'spec', create: (chart, props) => new Pod(chart, NAME, props) },
  Deployment: { pod: TEMPLATE, create: (chart, props) => new Deployment(chart, NAME, props) },
  StatefulSet: {
    pod: TEMPLATE,
    create: (chart, props) => {
      const service = new Service(chart, 'headless', { clusterIP: 'None', ports: [{ port: 80 }] });
      return new StatefulSet(chart, NAME, { ...props, service });
    },
  },
  DaemonSet: { pod: TEMPLATE, create: (chart, props) => new DaemonSet(chart, NAME, props) },
  Job: { pod: TEMPLATE, create: (chart, props) => new Job(chart, NAME, props) },
  CronJob: {
    pod: `spec.jobTemplate.${TEMPLATE}`,
    create: (chart, props) => new CronJob(chart, NAME, { ...props, schedule: Cron.hourly() }),
  },
};

export const PROP_GROUPS: readonly PropGroup[] = [
  ...Object.entries(MAKES_PODS).flatMap(([kind, { pod, create }]): PropGroup[] => {
    const withContainer = (chart: Chart, container: object) =>
      create(chart, { metadata, containers: [{ ...CONTAINER, ...container }] });
    const withVolume = (chart: Chart, volume: kplus.Volume) =>
      create(chart, { metadata, containers: [CONTAINER], volumes: [volume] });
    return [
      {
        title: `${kind}: pods`,
        pod,
        create: (chart, props) => create(chart, { metadata, containers: [CONTAINER], ...props }),
        cases: podCases,
      },
      {
        title: `${kind}: security contexts of pods`,
        pod,
        create: (chart, securityContext) => create(chart, { metadata, containers: [CONTAINER], securityContext }),
        cases: podSecurityContextCases,
      },
      { title: `${kind}: containers`, pod, create: withContainer, cases: containerCases },
      {
        title: `${kind}: ephemeral volumes`,
        pod,
        create: (chart, options) =>
          withVolume(chart, Volumes.ephemeral(chart, 'volume', { storage: Size.gibibytes(1), ...options })),
        cases: ephemeralVolumeCases,
      },
      {
        title: `${kind}: projected volumes`,
        pod,
        create: (chart, options) => {
          const source = ProjectedSource.serviceAccountToken('token', { audience: NAME });
          return withVolume(chart, Volumes.projected(chart, 'volume', [source], options));
        },
        cases: projectedVolumeCases,
      },
      {
        title: `${kind}: image volumes`,
        pod,
        create: (chart, options) => withVolume(chart, Volumes.image(chart, 'volume', 'example.com/files:1.0', options)),
        cases: imageVolumeCases,
      },
      {
        title: `${kind}: CSI volumes`,
        pod,
        create: (chart, options) => withVolume(chart, Volumes.csi(chart, 'volume', 'example.com', options)),
        cases: csiVolumeCases,
      },
    ];
  }),
  ...Object.entries({
    Pod: barePodCases,
    Deployment: deploymentCases,
    StatefulSet: statefulSetCases,
    DaemonSet: daemonSetCases,
    Job: jobCases,
    CronJob: cronJobCases,
  }).map(([kind, cases]): PropGroup => {
    const { pod, create } = MAKES_PODS[kind];
    return {
      title: kind,
      overridable: true,
      pod,
      create: (chart, props) => create(chart, { metadata, containers: [CONTAINER], ...props }),
      cases,
    };
  }),
  {
    title: 'Service',
    overridable: true,
    create: (chart, props) => new Service(chart, NAME, { metadata, ports: [{ port: 80 }], ...props }),
    cases: serviceCases,
  },
  {
    title: 'Service: ports',
    create: (chart, port) => new Service(chart, NAME, { metadata, ports: [{ port: 80, ...port }] }),
    cases: servicePortCases,
  },
  {
    title: 'IngressClass',
    overridable: true,
    create: (chart, props) => new IngressClass(chart, NAME, { metadata, controller: 'example.com/a', ...props }),
    cases: ingressClassCases,
  },
  {
    title: 'PersistentVolumeClaim',
    overridable: true,
    create: (chart, props) => {
      const accessModes = [kplus.PersistentVolumeAccessMode.READ_WRITE_ONCE];
      return new PersistentVolumeClaim(chart, NAME, { metadata, storage: Size.gibibytes(1), accessModes, ...props });
    },
    cases: claimCases,
  },
  {
    title: 'StorageClass',
    overridable: true,
    create: (chart, props) => new StorageClass(chart, NAME, { metadata, provisioner: 'example.com/a', ...props }),
    cases: storageClassCases,
  },
  {
    title: 'ConfigMap',
    overridable: true,
    create: (chart, props) => new ConfigMap(chart, NAME, { metadata, ...props }),
    cases: configurationCases,
  },
  {
    title: 'Secret',
    overridable: true,
    create: (chart, props) => new Secret(chart, NAME, { metadata, ...props }),
    cases: secretCases,
  },
  {
    title: 'PodDisruptionBudget',
    overridable: true,
    create: (chart, props) => {
      const selector = kplus.LabelSelector.of({ labels: { app: 'any' } });
      return new PodDisruptionBudget(chart, NAME, { metadata, selector, ...props });
    },
    cases: disruptionBudgetCases,
  },
  {
    title: 'PriorityClass',
    overridable: true,
    create: (chart, props) => new PriorityClass(chart, NAME, { metadata: OTHER, value: 1, ...props }),
    cases: priorityClassCases,
  },
  {
    title: 'RuntimeClass',
    overridable: true,
    create: (chart, props) => new RuntimeClass(chart, NAME, { metadata: OTHER, handler: NAME, ...props }),
    cases: runtimeClassCases,
  },
  {
    title: 'LimitRange',
    overridable: true,
    create: (chart, props) => new LimitRange(chart, NAME, { metadata, ...props }),
    cases: limitRangeCases,
  },
  {
    title: 'ResourceQuota',
    overridable: true,
    create: (chart, props) => new ResourceQuota(chart, NAME, { metadata, ...props }),
    cases: resourceQuotaCases,
  },
];
