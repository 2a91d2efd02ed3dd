import { Choice, choice, requiredChoice } from './choice';

const PROTOCOLS = 'SCTP TCP UDP';
const ACCESS_MODES = 'ReadOnlyMany ReadWriteMany ReadWriteOnce ReadWriteOncePod';
const VOLUME_MODES = 'Block Filesystem';
const RECLAIM_POLICIES = 'Delete Recycle Retain';

/** Fields of objects, by `GROUP/KIND`. */
export const OBJECT_CHOICES: Readonly<Record<string, readonly Choice[]>> = {
  '/PersistentVolume': [
    choice('spec.accessModes.*', ACCESS_MODES),
    choice('spec.volumeMode', VOLUME_MODES),
    choice('spec.persistentVolumeReclaimPolicy', RECLAIM_POLICIES),
  ],
  '/PersistentVolumeClaim': [
    requiredChoice('spec.accessModes.*', ACCESS_MODES),
    choice('spec.volumeMode', VOLUME_MODES),
  ],
  '/Service': [
    choice('spec.type', 'ClusterIP ExternalName LoadBalancer NodePort'),
    choice('spec.sessionAffinity', 'ClientIP None'),
    choice('spec.externalTrafficPolicy', 'Cluster Local'),
    choice('spec.internalTrafficPolicy', 'Cluster Local'),
    choice('spec.ipFamilyPolicy', 'PreferDualStack RequireDualStack SingleStack'),
    choice('spec.ipFamilies.*', 'IPv4 IPv6'),
    choice('spec.ports.*.protocol', PROTOCOLS),
  ],
  'apps/DaemonSet': [choice('spec.updateStrategy.type', 'OnDelete RollingUpdate')],
  'apps/Deployment': [choice('spec.strategy.type', 'Recreate RollingUpdate')],
  'apps/StatefulSet': [
    choice('spec.updateStrategy.type', 'OnDelete RollingUpdate'),
    choice('spec.podManagementPolicy', 'OrderedReady Parallel'),
  ],
  'batch/CronJob': [choice('spec.concurrencyPolicy', 'Allow Forbid Replace')],
  'batch/Job': [choice('spec.completionMode', 'Indexed NonIndexed')],
  'networking.k8s.io/Ingress': [
    requiredChoice('spec.rules.*.http.paths.*.pathType', 'Exact ImplementationSpecific Prefix'),
  ],
  'networking.k8s.io/NetworkPolicy': [
    choice('spec.policyTypes.*', 'Egress Ingress'),
    choice('spec.ingress.*.ports.*.protocol', PROTOCOLS),
    choice('spec.egress.*.ports.*.protocol', PROTOCOLS),
  ],
  'node.k8s.io/RuntimeClass': [
    choice('scheduling.tolerations.*.effect', 'NoExecute NoSchedule PreferNoSchedule'),
    choice('scheduling.tolerations.*.operator', 'Equal Exists'),
  ],
  'rbac.authorization.k8s.io/ClusterRoleBinding': [requiredChoice('roleRef.kind', 'ClusterRole')],
  'rbac.authorization.k8s.io/RoleBinding': [requiredChoice('roleRef.kind', 'ClusterRole Role')],
  'scheduling.k8s.io/PriorityClass': [choice('preemptionPolicy', 'Never PreemptLowerPriority')],
  'storage.k8s.io/StorageClass': [
    choice('reclaimPolicy', 'Delete Retain'),
    choice('volumeBindingMode', 'Immediate WaitForFirstConsumer'),
  ],
};
