import { Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import {
  AbstractPodProps,
  ClaimRetention,
  CompletionMode,
  CronJobProps,
  DaemonSetProps,
  DaemonSetUpdateStrategy,
  DeploymentProps,
  JobProps,
  JobTemplateProps,
  PodFailureAction,
  PodFailureRule,
  PodReplacementPolicy,
  StatefulSetProps,
} from '../../../src';
import { NAME } from '../subjects';
import type { PropCases } from './case';

export const NAMED_BY_CONTENT = /^example-[a-z0-9]+$/;
const LABELS = { app: NAME };

export function deploymentCases(): PropCases<DeploymentProps, kplus.DeploymentProps & AbstractPodProps> {
  return {
    matchLabels: { value: LABELS, at: 'spec.selector.matchLabels' },
    revisionHistoryLimit: { value: 3, at: 'spec.revisionHistoryLimit' },
    keepReplicas: { value: true, at: 'spec.replicas', as: 3, beside: { replicas: 3 }, autoscaled: true },
    paused: { value: true, at: 'spec.paused' },
  };
}

export function statefulSetCases(): PropCases<StatefulSetProps, kplus.StatefulSetProps & AbstractPodProps> {
  const storage = Size.gibibytes(1);
  const accessModes = [kplus.PersistentVolumeAccessMode.READ_WRITE_ONCE];
  return {
    matchLabels: { value: LABELS, at: 'spec.selector.matchLabels' },
    revisionHistoryLimit: { value: 3, at: 'spec.revisionHistoryLimit' },
    keepReplicas: { value: true, at: 'spec.replicas', as: 3, beside: { replicas: 3 }, autoscaled: true },
    maxUnavailable: {
      value: kplus.PercentOrAbsolute.percent(20),
      at: 'spec.updateStrategy.rollingUpdate.maxUnavailable',
      as: '20%',
    },
    volumeClaimTemplates: {
      value: [{ name: 'data', storage, accessModes }],
      at: 'spec.volumeClaimTemplates.[]',
      as: {
        metadata: { name: 'data' },
        spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } },
      },
    },
    persistentVolumeClaimRetentionPolicy: {
      value: { whenDeleted: ClaimRetention.DELETE },
      at: 'spec.persistentVolumeClaimRetentionPolicy.whenDeleted',
      as: 'Delete',
    },
    startOrdinal: { value: 5, at: 'spec.ordinals.start' },
  };
}

export function daemonSetCases(): PropCases<DaemonSetProps, kplus.DaemonSetProps & AbstractPodProps> {
  return {
    matchLabels: { value: LABELS, at: 'spec.selector.matchLabels' },
    revisionHistoryLimit: { value: 3, at: 'spec.revisionHistoryLimit' },
    strategy: { value: DaemonSetUpdateStrategy.onDelete(), at: 'spec.updateStrategy.type', as: 'OnDelete' },
  };
}

export function jobCases(): PropCases<JobProps, kplus.JobProps & AbstractPodProps> {
  return {
    ...templateCases('spec'),
    suspend: { value: true, at: 'spec.suspend' },
    nameByContent: { value: true, at: 'metadata.name', as: NAMED_BY_CONTENT },
  };
}

export function cronJobCases(): PropCases<CronJobProps, kplus.CronJobProps & AbstractPodProps> {
  return templateCases('spec.jobTemplate.spec');
}

/** Props of Jobs, also of those that a CronJob makes. */
function templateCases(spec: string): PropCases<JobTemplateProps, kplus.JobProps & AbstractPodProps> {
  const indexed = { completionMode: CompletionMode.INDEXED, completions: 4 };
  const rule = PodFailureRule.onExitCodes(PodFailureAction.FAIL_JOB, [42]);
  return {
    completions: { value: 4, at: `${spec}.completions` },
    parallelism: { value: 2, at: `${spec}.parallelism` },
    completionMode: { value: CompletionMode.INDEXED, at: `${spec}.completionMode`, beside: { completions: 4 } },
    backoffLimitPerIndex: { value: 1, at: `${spec}.backoffLimitPerIndex`, beside: indexed },
    maxFailedIndexes: { value: 2, at: `${spec}.maxFailedIndexes`, beside: { ...indexed, backoffLimitPerIndex: 1 } },
    podFailurePolicy: {
      value: [rule],
      at: `${spec}.podFailurePolicy.rules.[]`,
      as: { action: 'FailJob', onExitCodes: { operator: 'In', values: [42] } },
    },
    podReplacementPolicy: { value: PodReplacementPolicy.FAILED, at: `${spec}.podReplacementPolicy` },
  };
}
