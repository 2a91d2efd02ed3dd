import type { Outcome, Tried } from './outcome';

/** A server that is asked: as it is, or the newest with all that can be turned on. */
export type Trying = 'newest' | 'oldest' | 'all features';

/** Fields that an API server takes in no object of a kind, although its document has them. */
interface Refused {
  readonly leaf: RegExp;
  /** @default - all */
  readonly servers?: readonly Trying[];
  /** @default - all that have it */
  readonly kinds?: readonly string[];
}

const REFUSED: readonly Refused[] = [
  // a container that is not ready goes on running
  { leaf: /^pod\.\w+\.\[\]\.readinessProbe\.terminationGracePeriodSeconds$/ },
  // those who debug a pod want none of it, nor may they change what it was given
  {
    leaf: /^pod\.ephemeralContainers\.\[\]\.(lifecycle|\w+Probe|ports|resizePolicy|resources|restartPolicy|restartPolicyRules)\b/,
  },
  { leaf: /^pod\.ephemeralContainers\.\[\]\.volumeMounts\.\[\]\.(subPath|subPathExpr)$/ },
  // claims are those of containers
  { leaf: /^pod\.resources\.claims\./ },
  // the claim is named for its pod and belongs to it
  {
    leaf: /^pod\.volumes\.\[\]\.ephemeral\.volumeClaimTemplate\.metadata\.(finalizers|generateName|name|namespace|ownerReferences)\b/,
  },
  // pods that never end
  { leaf: /^pod\.activeDeadlineSeconds$/, kinds: ['Deployment', 'StatefulSet', 'DaemonSet', 'ReplicaSet'] },
  // a container of its own policy must be an init container there
  { leaf: /^pod\.containers\.\[\]\.restartPolicy$/, servers: ['oldest'] },
  // each Job gets one of its own
  { leaf: /^CronJob\.spec\.jobTemplate\.spec\.selector\./ },
];

/** Kinds into whose pods the oldest server does not look. */
const UNSEEN: readonly string[] = ['StatefulSet'];

const DEBUGGERS = 'pod.ephemeralContainers.';

/** Fields whose feature gates are off unless somebody turns them on, so that an API server takes them nowhere. */
const GATED: Readonly<Record<Trying, readonly string[]>> = {
  'all features': [],
  newest: [
    'pod.containers.[].lifecycle.stopSignal',
    'pod.initContainers.[].lifecycle.stopSignal',
    'pod.schedulingGroup.podGroupName',
    'pod.volumes.[].projected.sources.[].clusterTrustBundle.labelSelector.matchExpressions.[].key',
    'pod.volumes.[].projected.sources.[].clusterTrustBundle.labelSelector.matchExpressions.[].operator',
    'pod.volumes.[].projected.sources.[].clusterTrustBundle.labelSelector.matchExpressions.[].values.[]',
    'pod.volumes.[].projected.sources.[].clusterTrustBundle.labelSelector.matchLabels.example',
    'pod.volumes.[].projected.sources.[].clusterTrustBundle.name',
    'pod.volumes.[].projected.sources.[].clusterTrustBundle.optional',
    'pod.volumes.[].projected.sources.[].clusterTrustBundle.path',
    'pod.volumes.[].projected.sources.[].clusterTrustBundle.signerName',
    'pod.volumes.[].projected.sources.[].podCertificate.certificateChainPath',
    'pod.volumes.[].projected.sources.[].podCertificate.credentialBundlePath',
    'pod.volumes.[].projected.sources.[].podCertificate.keyPath',
    'pod.volumes.[].projected.sources.[].podCertificate.keyType',
    'pod.volumes.[].projected.sources.[].podCertificate.maxExpirationSeconds',
    'pod.volumes.[].projected.sources.[].podCertificate.signerName',
    'pod.volumes.[].projected.sources.[].podCertificate.userAnnotations.example.com/example',
    'StatefulSet.spec.updateStrategy.rollingUpdate.maxUnavailable',
    'PersistentVolumeClaim.spec.dataSourceRef.namespace',
  ],
  oldest: [
    'pod.affinity.podAffinity.preferredDuringSchedulingIgnoredDuringExecution.[].podAffinityTerm.matchLabelKeys.[]',
    'pod.affinity.podAffinity.preferredDuringSchedulingIgnoredDuringExecution.[].podAffinityTerm.mismatchLabelKeys.[]',
    'pod.affinity.podAffinity.requiredDuringSchedulingIgnoredDuringExecution.[].matchLabelKeys.[]',
    'pod.affinity.podAffinity.requiredDuringSchedulingIgnoredDuringExecution.[].mismatchLabelKeys.[]',
    'pod.affinity.podAntiAffinity.preferredDuringSchedulingIgnoredDuringExecution.[].podAffinityTerm.matchLabelKeys.[]',
    'pod.affinity.podAntiAffinity.preferredDuringSchedulingIgnoredDuringExecution.[].podAffinityTerm.mismatchLabelKeys.[]',
    'pod.affinity.podAntiAffinity.requiredDuringSchedulingIgnoredDuringExecution.[].matchLabelKeys.[]',
    'pod.affinity.podAntiAffinity.requiredDuringSchedulingIgnoredDuringExecution.[].mismatchLabelKeys.[]',
    'pod.containers.[].lifecycle.postStart.sleep.seconds',
    'pod.containers.[].lifecycle.preStop.sleep.seconds',
    'pod.containers.[].resizePolicy.[].resourceName',
    'pod.containers.[].resizePolicy.[].restartPolicy',
    'pod.containers.[].resources.claims.[].name',
    'pod.hostUsers',
    'pod.initContainers.[].lifecycle.postStart.sleep.seconds',
    'pod.initContainers.[].lifecycle.preStop.sleep.seconds',
    'pod.initContainers.[].resizePolicy.[].resourceName',
    'pod.initContainers.[].resizePolicy.[].restartPolicy',
    'pod.initContainers.[].resources.claims.[].name',
    'pod.resourceClaims.[].name',
    'pod.volumes.[].projected.sources.[].clusterTrustBundle.labelSelector.matchExpressions.[].key',
    'pod.volumes.[].projected.sources.[].clusterTrustBundle.labelSelector.matchExpressions.[].operator',
    'pod.volumes.[].projected.sources.[].clusterTrustBundle.labelSelector.matchExpressions.[].values.[]',
    'pod.volumes.[].projected.sources.[].clusterTrustBundle.labelSelector.matchLabels.example',
    'pod.volumes.[].projected.sources.[].clusterTrustBundle.name',
    'pod.volumes.[].projected.sources.[].clusterTrustBundle.optional',
    'pod.volumes.[].projected.sources.[].clusterTrustBundle.path',
    'pod.volumes.[].projected.sources.[].clusterTrustBundle.signerName',
    'StatefulSet.spec.updateStrategy.rollingUpdate.maxUnavailable',
    'PersistentVolumeClaim.spec.dataSourceRef.namespace',
    'PersistentVolumeClaim.spec.volumeAttributesClassName',
  ],
};

/** What should become of a field: whether an API server keeps it, and if not, why. */
export function expected(trying: Trying, { kind, leaf }: Tried): 'kept' | 'gated' | 'refused' {
  if (GATED[trying].includes(leaf)) {
    return 'gated';
  }
  const isSeen = trying !== 'oldest' || !UNSEEN.includes(kind);
  return reasons(trying, { kind, leaf }).some(({ kinds }) => kinds || isSeen) ? 'refused' : 'kept';
}

/** Why an outcome is not what it should be, if it is not. */
export function faultOf(trying: Trying, outcome: Outcome): string | undefined {
  const { kind, verdict, message = '', found } = outcome;
  const wanted = expected(trying, outcome);
  const isRight = wanted === 'kept' ? verdict === 'kept' : verdict === 'dropped' || verdict === 'refused';
  if (!isRight) {
    return `${verdict}, not ${wanted}: ${message.slice(0, 400)}`;
  }
  // of what is not seen, rules may know better, and of debuggers they think their own part
  const mayFind = wanted !== 'kept' || reasons(trying, outcome).length > 0 || outcome.leaf.startsWith(DEBUGGERS);
  return mayFind || found.length === 0 ? undefined : `${kind} is kept, but: ${found[0]}`;
}

function reasons(trying: Trying, { kind, leaf }: Tried): readonly Refused[] {
  return REFUSED.filter(
    ({ leaf: pattern, kinds, servers }) =>
      pattern.test(leaf) && (kinds?.includes(kind) ?? true) && (servers?.includes(trying) ?? true),
  );
}
