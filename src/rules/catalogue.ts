import type { Rule } from '../policy/rule';
import { allowedVolumeTypes } from './allowed-volume-types';
import { apparmorNotOverridden } from './apparmor-not-overridden';
import { cpuLimitSet } from './cpu-limit-set';
import { cpuRequestSet } from './cpu-request-set';
import { defaultProcMount } from './default-proc-mount';
import { dropAllCapabilities } from './drop-all-capabilities';
import { ephemeralStorageSet } from './ephemeral-storage-set';
import { fsGroupSet } from './fs-group-set';
import { highGroupId } from './high-group-id';
import { highUserId } from './high-user-id';
import { imageDigestPinned } from './image-digest-pinned';
import { imageTagPinned } from './image-tag-pinned';
import { knownPodTemplate } from './known-pod-template';
import { livenessProbeSet } from './liveness-probe-set';
import { memoryLimitSet } from './memory-limit-set';
import { memoryRequestSet } from './memory-request-set';
import { namespacePodSecurityLabels } from './namespace-pod-security-labels';
import { noAddedCapabilities } from './no-added-capabilities';
import { noDangerousCapabilities } from './no-dangerous-capabilities';
import { noHostIpc } from './no-host-ipc';
import { noHostNetwork } from './no-host-network';
import { noHostPathVolumes } from './no-host-path-volumes';
import { noHostPid } from './no-host-pid';
import { noHostPorts } from './no-host-ports';
import { noPrivilegeEscalation } from './no-privilege-escalation';
import { noPrivilegedContainer } from './no-privileged-container';
import { noProbeHostField } from './no-probe-host-field';
import { noRootUserId } from './no-root-user-id';
import { noServiceAccountTokenAutomount } from './no-service-account-token-automount';
import { noServiceLinks } from './no-service-links';
import { noUnmaskedProcMount } from './no-unmasked-proc-mount';
import { noWindowsHostProcess } from './no-windows-host-process';
import { readOnlyRootFilesystem } from './read-only-root-filesystem';
import { readinessProbeSet } from './readiness-probe-set';
import { recommendedK8sLabels } from './recommended-k8s-labels';
import { runAsNonRoot } from './run-as-non-root';
import { safeSysctls } from './safe-sysctls';
import { seccompNotUnconfined } from './seccomp-not-unconfined';
import { seccompRuntimeDefault } from './seccomp-runtime-default';
import { selinuxOptionsRestricted } from './selinux-options-restricted';
import { sidecarsSupported } from './sidecars-supported';
import { uniqueObjects } from './unique-objects';
import { validAnnotations } from './valid-annotations';
import { validConfigSize } from './valid-config-size';
import { validContainerNames } from './valid-container-names';
import { validImage } from './valid-image';
import { validLabels } from './valid-labels';
import { validObjectNames } from './valid-object-names';
import { validObjectType } from './valid-object-type';
import { validPorts } from './valid-ports';
import { validQuantities } from './valid-quantities';

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
  validPorts,
  validQuantities,
];
