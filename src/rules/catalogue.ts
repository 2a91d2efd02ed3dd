import type { Rule } from '../policy/rule';
import { addressNamesService } from './address-names-service';
import { affinityCanBeMet } from './affinity-can-be-met';
import { agentSandboxEgressPolicy } from './agent-sandbox-egress-policy';
import { agentSandboxImageProvenance } from './agent-sandbox-image-provenance';
import { agentSandboxResourceCeiling } from './agent-sandbox-resource-ceiling';
import { agentSandboxRuntimeClass } from './agent-sandbox-runtime-class';
import { allowedVolumeTypes } from './allowed-volume-types';
import { apparmorNotOverridden } from './apparmor-not-overridden';
import { claimRefNamespaceSet } from './claim-ref-namespace-set';
import { claimsExist } from './claims-exist';
import { configKeysExist } from './config-keys-exist';
import { configMapsExist } from './config-maps-exist';
import { connectionDeclared } from './connection-declared';
import { connectionsEnforced } from './connections-enforced';
import { connectionsExact } from './connections-exact';
import { contentNamesFollowed } from './content-names-followed';
import { cpuLimitSet } from './cpu-limit-set';
import { cpuRequestSet } from './cpu-request-set';
import { cronjobDeadlineSet } from './cronjob-deadline-set';
import { cronjobRestartPolicy } from './cronjob-restart-policy';
import { dedicatedServiceAccount } from './dedicated-service-account';
import { defaultProcMount } from './default-proc-mount';
import { dropAllCapabilities } from './drop-all-capabilities';
import { ephemeralStorageSet } from './ephemeral-storage-set';
import { exposureAllowed } from './exposure-allowed';
import { fieldsKnownToTarget } from './fields-known-to-target';
import { fsGroupSet } from './fs-group-set';
import { gatekeeperRepoPrefixClosed } from './gatekeeper-repo-prefix-closed';
import { gatewayRouteTargetsService } from './gateway-route-targets-service';
import { highGroupId } from './high-group-id';
import { highUserId } from './high-user-id';
import { hpaMaxAboveMin } from './hpa-max-above-min';
import { hpaMinimumReplicas } from './hpa-minimum-replicas';
import { hpaResourceMetricsServed } from './hpa-resource-metrics-served';
import { hpaTargetExists } from './hpa-target-exists';
import { hpaTargetsDisjoint } from './hpa-targets-disjoint';
import { imageDigestPinned } from './image-digest-pinned';
import { imageNotDeprecatedRegistry } from './image-not-deprecated-registry';
import { imagePullPolicyAlways } from './image-pull-policy-always';
import { imageTagPinned } from './image-tag-pinned';
import { imageTrustedRegistry } from './image-trusted-registry';
import { ingressClassesExist } from './ingress-classes-exist';
import { ingressHostMatchesTls } from './ingress-host-matches-tls';
import { ingressHostPathUnique } from './ingress-host-path-unique';
import { ingressHostSet } from './ingress-host-set';
import { ingressNoNginxSnippets } from './ingress-no-nginx-snippets';
import { ingressTargetsService } from './ingress-targets-service';
import { ingressTls } from './ingress-tls';
import { ingressTlsHostSet } from './ingress-tls-host-set';
import { instanceLabelEqualsName } from './instance-label-equals-name';
import { isolatedPodsConnected } from './isolated-pods-connected';
import { jobNamedByContent } from './job-named-by-content';
import { jobTtlSet } from './job-ttl-set';
import { knownPodTemplate } from './known-pod-template';
import { limitRangeComplete } from './limit-range-complete';
import { livenessProbeSet } from './liveness-probe-set';
import { memoryLimitSet } from './memory-limit-set';
import { memoryRequestSet } from './memory-request-set';
import { minimumReplicas } from './minimum-replicas';
import { mountsNotHidden } from './mounts-not-hidden';
import { namespaceHasNetworkPolicy } from './namespace-has-network-policy';
import { namespacePodSecurityLabels } from './namespace-pod-security-labels';
import { networkPolicyHasSelector } from './network-policy-has-selector';
import { networkPolicyIngressAndEgress } from './network-policy-ingress-and-egress';
import { networkPolicyPeersExist } from './network-policy-peers-exist';
import { networkPolicyRulesHaveEffect } from './network-policy-rules-have-effect';
import { networkPolicySelectsPod } from './network-policy-selects-pod';
import { networkPolicyTargetsExistingPod } from './network-policy-targets-existing-pod';
import { noAddedCapabilities } from './no-added-capabilities';
import { noAnonymousBinding } from './no-anonymous-binding';
import { noAuthenticatedGroupBinding } from './no-authenticated-group-binding';
import { noClusterAdminBinding } from './no-cluster-admin-binding';
import { noClusterWideWildcards } from './no-cluster-wide-wildcards';
import { noConfigmapMount } from './no-configmap-mount';
import { noConfigmapWrite } from './no-configmap-write';
import { noContainerRuntimeSocket } from './no-container-runtime-socket';
import { noControlPlaneToleration } from './no-control-plane-toleration';
import { noCsrApproval } from './no-csr-approval';
import { noDangerousCapabilities } from './no-dangerous-capabilities';
import { noDefaultNamespace } from './no-default-namespace';
import { noDeleteEvents } from './no-delete-events';
import { noDeletePodLogs } from './no-delete-pod-logs';
import { noDeleteRights } from './no-delete-rights';
import { noDeprecatedApi } from './no-deprecated-api';
import { noDeprecatedServiceAccountField } from './no-deprecated-service-account-field';
import { noDuplicateEnvVars } from './no-duplicate-env-vars';
import { noEphemeralContainers } from './no-ephemeral-containers';
import { noGitSyncCommand } from './no-git-sync-command';
import { noHelmHooks } from './no-helm-hooks';
import { noHelmTiller } from './no-helm-tiller';
import { noHostAliases } from './no-host-aliases';
import { noHostIpc } from './no-host-ipc';
import { noHostNetwork } from './no-host-network';
import { noHostPathPersistentVolumes } from './no-host-path-persistent-volumes';
import { noHostPathVolumes } from './no-host-path-volumes';
import { noHostPid } from './no-host-pid';
import { noHostPorts } from './no-host-ports';
import { noImpersonate } from './no-impersonate';
import { noKnownVulnerableProduct } from './no-known-vulnerable-product';
import { noKubernetesDashboard } from './no-kubernetes-dashboard';
import { noLiteralSecretObjects } from './no-literal-secret-objects';
import { noLiteralSecrets } from './no-literal-secrets';
import { noLongLivedTokenSecrets } from './no-long-lived-token-secrets';
import { noMastersGroupBinding } from './no-masters-group-binding';
import { noNakedPods } from './no-naked-pods';
import { noNamespaceAdminBinding } from './no-namespace-admin-binding';
import { noNamespaceEscalation } from './no-namespace-escalation';
import { noNetworkResourceWrite } from './no-network-resource-write';
import { noNodeProxy } from './no-node-proxy';
import { noPersistentVolumeCreate } from './no-persistent-volume-create';
import { noPlaintextSecretInEnv } from './no-plaintext-secret-in-env';
import { noPodExecAttach } from './no-pod-exec-attach';
import { noPodPortForward } from './no-pod-port-forward';
import { noPodSecurityPolicy } from './no-pod-security-policy';
import { noPrivilegeEscalation } from './no-privilege-escalation';
import { noPrivilegedContainer } from './no-privileged-container';
import { noPrivilegedPorts } from './no-privileged-ports';
import { noProbeHostField } from './no-probe-host-field';
import { noRbacEscalation } from './no-rbac-escalation';
import { noRbacWildcards } from './no-rbac-wildcards';
import { noRbacWrite } from './no-rbac-write';
import { noRootGroup } from './no-root-group';
import { noRootUserId } from './no-root-user-id';
import { noSccPrivileged } from './no-scc-privileged';
import { noSecretInConfigmap } from './no-secret-in-configmap';
import { noSecretInEnv } from './no-secret-in-env';
import { noSecretMount } from './no-secret-mount';
import { noSecretsAccess } from './no-secrets-access';
import { noSensitiveHostPath } from './no-sensitive-host-path';
import { noServiceAccountTokenAutomount } from './no-service-account-token-automount';
import { noServiceLinks } from './no-service-links';
import { noServiceStatusWrite } from './no-service-status-write';
import { noSshPort } from './no-ssh-port';
import { noStaticReplicasWithHpa } from './no-static-replicas-with-hpa';
import { noSudoEntrypoint } from './no-sudo-entrypoint';
import { noSysctlInjection } from './no-sysctl-injection';
import { noSystemNamespace } from './no-system-namespace';
import { noTokenCreate } from './no-token-create';
import { noUnmaskedProcMount } from './no-unmasked-proc-mount';
import { noWebhookConfigWrite } from './no-webhook-config-write';
import { noWindowsHostProcess } from './no-windows-host-process';
import { noWorkloadWrite } from './no-workload-write';
import { noWritableHostPath } from './no-writable-host-path';
import { nodePortInRange } from './node-port-in-range';
import { pdbAllowsDisruption } from './pdb-allows-disruption';
import { pdbExists } from './pdb-exists';
import { pdbHasPolicy } from './pdb-has-policy';
import { pdbSelectorsDisjoint } from './pdb-selectors-disjoint';
import { pdbSelectsOneWorkload } from './pdb-selects-one-workload';
import { pdbTargetsPod } from './pdb-targets-pod';
import { pdbUnhealthyEvictionPolicy } from './pdb-unhealthy-eviction-policy';
import { peerNamespacesExist } from './peer-namespaces-exist';
import { podAntiAffinity } from './pod-anti-affinity';
import { podMonitorTargetsPod } from './pod-monitor-targets-pod';
import { portsToldApart } from './ports-told-apart';
import { priorityClassSet } from './priority-class-set';
import { priorityClassesExist } from './priority-classes-exist';
import { probePortExposed } from './probe-port-exposed';
import { probesDiffer } from './probes-differ';
import { quarantineByLabel } from './quarantine-by-label';
import { rbacRulesHaveEffect } from './rbac-rules-have-effect';
import { readOnlyRootFilesystem } from './read-only-root-filesystem';
import { readinessProbeSet } from './readiness-probe-set';
import { recommendedGenericLabels } from './recommended-generic-labels';
import { recommendedK8sLabels } from './recommended-k8s-labels';
import { referenceGranted } from './reference-granted';
import { resourceQuotaComplete } from './resource-quota-complete';
import { rollingUpdateStrategy } from './rolling-update-strategy';
import { runAsNonRoot } from './run-as-non-root';
import { safeSysctls } from './safe-sysctls';
import { scheduleOccurs } from './schedule-occurs';
import { seccompNotUnconfined } from './seccomp-not-unconfined';
import { seccompRuntimeDefault } from './seccomp-runtime-default';
import { secretFilesPrivate } from './secret-files-private';
import { secretKeysChosen } from './secret-keys-chosen';
import { secretsExist } from './secrets-exist';
import { securityContextSet } from './security-context-set';
import { selectorMatchesTemplate } from './selector-matches-template';
import { selinuxOptionsRestricted } from './selinux-options-restricted';
import { selinuxOptionsSet } from './selinux-options-set';
import { servedApi } from './served-api';
import { serviceAccountExists } from './service-account-exists';
import { serviceMonitorTargetsService } from './service-monitor-targets-service';
import { serviceNoExternalIp } from './service-no-external-ip';
import { serviceNoExternalName } from './service-no-external-name';
import { serviceNotLoadBalancer } from './service-not-load-balancer';
import { serviceNotNodePort } from './service-not-node-port';
import { serviceSelectsOneWorkload } from './service-selects-one-workload';
import { serviceTargetPortExists } from './service-target-port-exists';
import { serviceTargetsPod } from './service-targets-pod';
import { servicesExist } from './services-exist';
import { sidecarsSupported } from './sidecars-supported';
import { statefulsetHasHeadlessService } from './statefulset-has-headless-service';
import { storageClassesExist } from './storage-classes-exist';
import { tokenHoldersConnected } from './token-holders-connected';
import { topologySpread } from './topology-spread';
import { uniqueMountPaths } from './unique-mount-paths';
import { uniqueObjects } from './unique-objects';
import { validAnnotations } from './valid-annotations';
import { validAutoscaler } from './valid-autoscaler';
import { validClaimTemplates } from './valid-claim-templates';
import { validConfigData } from './valid-config-data';
import { validConfigSize } from './valid-config-size';
import { validContainerNames } from './valid-container-names';
import { validDisruptionBudget } from './valid-disruption-budget';
import { validEnums } from './valid-enums';
import { validEnv } from './valid-env';
import { validImage } from './valid-image';
import { validIngress } from './valid-ingress';
import { validJob } from './valid-job';
import { validLabels } from './valid-labels';
import { validNetworkPolicy } from './valid-network-policy';
import { validObjectNames } from './valid-object-names';
import { validObjectType } from './valid-object-type';
import { validPodDns } from './valid-pod-dns';
import { validPorts } from './valid-ports';
import { validPriorityClass } from './valid-priority-class';
import { validProbes } from './valid-probes';
import { validQuantities } from './valid-quantities';
import { validQuotas } from './valid-quotas';
import { validRbac } from './valid-rbac';
import { validRuntimeClass } from './valid-runtime-class';
import { validSchedule } from './valid-schedule';
import { validScheduling } from './valid-scheduling';
import { validSecurityContext } from './valid-security-context';
import { validService } from './valid-service';
import { validStorage } from './valid-storage';
import { validTopologySpread } from './valid-topology-spread';
import { validVolumeNames } from './valid-volume-names';
import { validVolumes } from './valid-volumes';
import { validWorkload } from './valid-workload';
import { volumesExist } from './volumes-exist';
import { wholeBytes } from './whole-bytes';
import { windowsIdentitySet } from './windows-identity-set';
import { workloadSelectorsDisjoint } from './workload-selectors-disjoint';

/**
 * All rules, those about pods first. The result of the fixes does not depend on the order; the effect that is recorded for
 * each does.
 */
export const CATALOGUE: readonly Rule[] = [
  // the Pod Security Standard baseline
  noPrivilegedContainer,
  noHostPid,
  noHostIpc,
  noHostNetwork,
  noHostPorts,
  noHostPathVolumes,
  noDangerousCapabilities,
  noUnmaskedProcMount,
  seccompNotUnconfined,
  apparmorNotOverridden,
  selinuxOptionsRestricted,
  safeSysctls,
  noProbeHostField,
  noWindowsHostProcess,

  // the Pod Security Standard restricted; first the fixes whose effect depends on what a process may do as it is written
  dropAllCapabilities,
  seccompRuntimeDefault,
  runAsNonRoot,
  noPrivilegeEscalation,
  noRootUserId,
  noAddedCapabilities,
  allowedVolumeTypes,
  defaultProcMount,

  // what pods should do beyond it
  highUserId,
  highGroupId,
  fsGroupSet,
  readOnlyRootFilesystem,
  noServiceAccountTokenAutomount,
  noServiceLinks,
  recommendedK8sLabels,

  // what objects must be
  cpuLimitSet,
  cpuRequestSet,
  ephemeralStorageSet,
  imageDigestPinned,
  imageTagPinned,
  knownPodTemplate,
  livenessProbeSet,
  memoryLimitSet,
  memoryRequestSet,
  namespacePodSecurityLabels,
  readinessProbeSet,
  sidecarsSupported,
  uniqueObjects,
  validAnnotations,
  validConfigSize,
  validContainerNames,
  validImage,
  validLabels,
  validObjectNames,
  validObjectType,
  validIngress,
  validNetworkPolicy,
  validPorts,
  validService,
  validQuantities,
  wholeBytes,
  validQuotas,
  validStorage,
  validVolumes,
  validRbac,

  // what accounts may do, and who they are
  dedicatedServiceAccount,
  noAnonymousBinding,
  noAuthenticatedGroupBinding,
  noClusterAdminBinding,
  noClusterWideWildcards,
  noConfigmapWrite,
  noCsrApproval,
  noDeleteEvents,
  noDeletePodLogs,
  noDeleteRights,
  noDeprecatedServiceAccountField,
  noImpersonate,
  noLongLivedTokenSecrets,
  noMastersGroupBinding,
  noNamespaceAdminBinding,
  noNamespaceEscalation,
  noNetworkResourceWrite,
  noNodeProxy,
  noPersistentVolumeCreate,
  noPodExecAttach,
  noPodPortForward,
  noRbacEscalation,
  noRbacWildcards,
  noRbacWrite,
  noSecretsAccess,
  noServiceStatusWrite,
  noTokenCreate,
  noWebhookConfigWrite,
  noWorkloadWrite,
  rbacRulesHaveEffect,
  serviceAccountExists,

  // what a cluster refuses, beyond names and numbers
  noEphemeralContainers,
  uniqueMountPaths,
  validConfigData,
  validEnums,
  validEnv,
  validProbes,
  validScheduling,
  validSecurityContext,
  validPodDns,
  validVolumeNames,
  volumesExist,

  // pods, images and what is in them
  agentSandboxEgressPolicy,
  agentSandboxImageProvenance,
  agentSandboxResourceCeiling,
  agentSandboxRuntimeClass,
  gatekeeperRepoPrefixClosed,
  imageNotDeprecatedRegistry,
  imagePullPolicyAlways,
  imageTrustedRegistry,
  mountsNotHidden,
  noContainerRuntimeSocket,
  noControlPlaneToleration,
  noDuplicateEnvVars,
  noGitSyncCommand,
  noHelmTiller,
  noHostAliases,
  noHostPathPersistentVolumes,
  noKnownVulnerableProduct,
  noKubernetesDashboard,
  noPrivilegedPorts,
  noRootGroup,
  noSccPrivileged,
  noSensitiveHostPath,
  noSshPort,
  noSudoEntrypoint,
  noSysctlInjection,
  noWritableHostPath,
  portsToldApart,
  securityContextSet,
  selinuxOptionsSet,
  windowsIdentitySet,

  // secrets and configuration
  noConfigmapMount,
  noLiteralSecretObjects,
  noLiteralSecrets,
  noPlaintextSecretInEnv,
  noSecretInConfigmap,
  noSecretInEnv,
  noSecretMount,
  secretFilesPrivate,
  secretKeysChosen,

  // namespaces and labels
  instanceLabelEqualsName,
  limitRangeComplete,
  noDefaultNamespace,
  noSystemNamespace,
  recommendedGenericLabels,
  resourceQuotaComplete,

  // ingress
  ingressNoNginxSnippets,

  // what Helm would run and nobody else does
  noHelmHooks,

  // who may talk to whom, and what is open to the outside
  addressNamesService,
  connectionDeclared,
  connectionsExact,
  ingressHostMatchesTls,
  ingressHostPathUnique,
  ingressHostSet,
  ingressTls,
  ingressTlsHostSet,
  namespaceHasNetworkPolicy,
  networkPolicyHasSelector,
  networkPolicyIngressAndEgress,
  networkPolicyPeersExist,
  networkPolicyRulesHaveEffect,
  peerNamespacesExist,
  connectionsEnforced,
  exposureAllowed,
  isolatedPodsConnected,
  networkPolicySelectsPod,
  networkPolicyTargetsExistingPod,
  quarantineByLabel,
  serviceNoExternalIp,
  serviceNoExternalName,
  serviceNotLoadBalancer,
  serviceNotNodePort,
  tokenHoldersConnected,

  // references, and selectors that find something else
  claimRefNamespaceSet,
  claimsExist,
  configMapsExist,
  configKeysExist,
  contentNamesFollowed,
  gatewayRouteTargetsService,
  referenceGranted,
  ingressClassesExist,
  ingressTargetsService,
  priorityClassesExist,
  secretsExist,
  serviceMonitorTargetsService,
  podMonitorTargetsPod,
  serviceSelectsOneWorkload,
  serviceTargetPortExists,
  nodePortInRange,
  serviceTargetsPod,
  servicesExist,
  storageClassesExist,
  workloadSelectorsDisjoint,

  // what keeps an app running
  cronjobDeadlineSet,
  cronjobRestartPolicy,
  scheduleOccurs,
  validJob,
  validSchedule,
  hpaMaxAboveMin,
  hpaMinimumReplicas,
  hpaResourceMetricsServed,
  hpaTargetExists,
  hpaTargetsDisjoint,
  jobTtlSet,
  jobNamedByContent,
  minimumReplicas,
  noNakedPods,
  noStaticReplicasWithHpa,
  pdbAllowsDisruption,
  pdbExists,
  pdbHasPolicy,
  pdbSelectorsDisjoint,
  pdbSelectsOneWorkload,
  pdbTargetsPod,
  pdbUnhealthyEvictionPolicy,
  podAntiAffinity,
  priorityClassSet,
  probePortExposed,
  probesDiffer,
  rollingUpdateStrategy,
  selectorMatchesTemplate,
  statefulsetHasHeadlessService,
  topologySpread,
  affinityCanBeMet,
  validAutoscaler,
  validClaimTemplates,
  validDisruptionBudget,
  validPriorityClass,
  validRuntimeClass,
  validTopologySpread,
  validWorkload,

  // which API
  noDeprecatedApi,
  noPodSecurityPolicy,
  servedApi,
  fieldsKnownToTarget,
];
