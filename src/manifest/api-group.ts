/** Stands for all kinds of a group. */
const ALL = '*';

/** The API groups that a kube-apiserver has of its own, and which of their kinds live outside of namespaces. */
const BUILT_IN_GROUPS: ReadonlyMap<string, readonly string[]> = new Map([
  ['', ['ComponentStatus', 'Namespace', 'Node', 'PersistentVolume']],
  ['admissionregistration.k8s.io', [ALL]],
  ['apiextensions.k8s.io', [ALL]],
  ['apiregistration.k8s.io', [ALL]],
  ['apps', []],
  ['authentication.k8s.io', [ALL]],
  ['authorization.k8s.io', ['SelfSubjectAccessReview', 'SelfSubjectRulesReview', 'SubjectAccessReview']],
  ['autoscaling', []],
  ['batch', []],
  ['certificates.k8s.io', ['CertificateSigningRequest', 'ClusterTrustBundle']],
  ['coordination.k8s.io', []],
  ['discovery.k8s.io', []],
  ['events.k8s.io', []],
  ['extensions', ['PodSecurityPolicy']],
  ['flowcontrol.apiserver.k8s.io', [ALL]],
  ['internal.apiserver.k8s.io', [ALL]],
  ['networking.k8s.io', ['IPAddress', 'IngressClass', 'ServiceCIDR']],
  ['node.k8s.io', [ALL]],
  ['policy', ['PodSecurityPolicy']],
  ['rbac.authorization.k8s.io', ['ClusterRole', 'ClusterRoleBinding']],
  [
    'resource.k8s.io',
    ['DeviceClass', 'DeviceTaintRule', 'ResourceClass', 'ResourcePoolStatusRequest', 'ResourceSlice'],
  ],
  ['scheduling.k8s.io', ['PriorityClass']],
  ['storage.k8s.io', ['CSIDriver', 'CSINode', 'StorageClass', 'VolumeAttachment', 'VolumeAttributesClass']],
  ['storagemigration.k8s.io', [ALL]],
]);

/** Whether a kube-apiserver knows the group without a definition. Objects of every other group are custom. */
export function isBuiltInGroup(group: string): boolean {
  return BUILT_IN_GROUPS.has(group);
}

/** Whether objects of a kind live in namespaces; undefined where only its definition knows. */
export function isNamespaced(group: string, kind: string): boolean | undefined {
  const outside = BUILT_IN_GROUPS.get(group);
  return outside && !outside.includes(kind) && !outside.includes(ALL);
}
