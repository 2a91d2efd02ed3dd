import { Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import {
  Chart,
  Deployment,
  LimitRangeProps,
  PodDisruptionBudgetProps,
  PreemptionPolicy,
  PriorityClassProps,
  ResourceQuotaProps,
  RuntimeClassProps,
  UnhealthyPodEvictionPolicy,
} from '../../../src';
import { NAME } from '../subjects';
import type { PropCases } from './case';

const SELECTOR = kplus.LabelSelector.of({ labels: { app: NAME } });
const amounts = (cpu: number, memory: number) => ({ cpu: kplus.Cpu.millis(cpu), memory: Size.mebibytes(memory) });

export function disruptionBudgetCases(chart: Chart): PropCases<PodDisruptionBudgetProps, kplus.ResourceProps> {
  const { percent } = kplus.PercentOrAbsolute;
  const [workload, other] = ['counted', 'other'].map(
    (id) => new Deployment(chart, id, { matchLabels: { workload: id } }),
  );
  return {
    workload: {
      value: workload,
      at: 'spec.selector.matchLabels.workload',
      as: 'counted',
      beside: { selector: undefined },
      instead: other,
    },
    selector: {
      value: SELECTOR,
      at: 'spec.selector.matchLabels.app',
      as: NAME,
      instead: kplus.LabelSelector.of({ labels: { app: 'other' } }),
    },
    minAvailable: { value: percent(40), at: 'spec.minAvailable', as: '40%' },
    maxUnavailable: { value: percent(40), at: 'spec.maxUnavailable', as: '40%' },
    unhealthyPodEvictionPolicy: {
      value: UnhealthyPodEvictionPolicy.IF_HEALTHY_BUDGET,
      at: 'spec.unhealthyPodEvictionPolicy',
    },
  };
}

export function priorityClassCases(): PropCases<PriorityClassProps, kplus.ResourceProps> {
  return {
    value: { value: 1000, at: 'value', instead: 1 },
    description: { value: 'for what must run', at: 'description' },
    globalDefault: { value: true, at: 'globalDefault' },
    preemptionPolicy: { value: PreemptionPolicy.NEVER, at: 'preemptionPolicy' },
  };
}

export function runtimeClassCases(): PropCases<RuntimeClassProps, kplus.ResourceProps> {
  return {
    handler: { value: 'sandboxed', at: 'handler', instead: 'other' },
    overhead: { value: { cpu: '250m' }, at: 'overhead.podFixed' },
    nodeSelector: { value: { sandbox: 'yes' }, at: 'scheduling.nodeSelector' },
  };
}

export function limitRangeCases(): PropCases<LimitRangeProps, kplus.ResourceProps> {
  return {
    containers: {
      value: {
        min: amounts(10, 16),
        defaultRequest: amounts(100, 128),
        defaultLimit: amounts(200, 256),
        max: amounts(1000, 1024),
      },
      at: 'spec.limits.[]',
      as: {
        type: 'Container',
        min: { cpu: '10m', memory: '16Mi' },
        defaultRequest: { cpu: '100m', memory: '128Mi' },
        default: { cpu: '200m', memory: '256Mi' },
        max: { cpu: '1000m', memory: '1024Mi' },
      },
    },
    podMax: {
      value: amounts(2000, 2048),
      at: 'spec.limits.[]',
      as: { type: 'Pod', max: { cpu: '2000m', memory: '2048Mi' } },
    },
    claims: {
      value: { min: Size.gibibytes(1), max: Size.gibibytes(9) },
      at: 'spec.limits.[]',
      as: { type: 'PersistentVolumeClaim', min: { storage: '1Gi' }, max: { storage: '9Gi' } },
    },
  };
}

export function resourceQuotaCases(): PropCases<ResourceQuotaProps, kplus.ResourceProps> {
  const hard = 'spec.hard';
  return {
    compute: {
      value: { requests: amounts(1000, 1024), limits: amounts(2000, 2048) },
      at: hard,
      as: {
        'requests.cpu': '1000m',
        'requests.memory': '1024Mi',
        'limits.cpu': '2000m',
        'limits.memory': '2048Mi',
      },
    },
    pods: { value: 9, at: hard, as: { pods: '9' } },
    persistentVolumeClaims: { value: 3, at: hard, as: { persistentvolumeclaims: '3' } },
    storage: { value: Size.gibibytes(50), at: hard, as: { 'requests.storage': '50Gi' } },
    loadBalancers: { value: 1, at: hard, as: { 'services.loadbalancers': '1' } },
    hard: { value: { 'count/jobs.batch': '5' }, at: hard },
  };
}
