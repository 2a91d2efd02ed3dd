import type { JsonObject } from '../../src/manifest/json';
import { allowedVolumeTypes } from '../../src/rules/allowed-volume-types';
import { defaultProcMount } from '../../src/rules/default-proc-mount';
import { dropAllCapabilities } from '../../src/rules/drop-all-capabilities';
import { noAddedCapabilities } from '../../src/rules/no-added-capabilities';
import { noPrivilegeEscalation } from '../../src/rules/no-privilege-escalation';
import { noRootUserId } from '../../src/rules/no-root-user-id';
import { runAsNonRoot } from '../../src/rules/run-as-non-root';
import { seccompRuntimeDefault } from '../../src/rules/seccomp-runtime-default';
import { objectTables } from '../support/object-tables';
import { container, cronJob, pod, podSpec } from '../support/objects';

const WINDOWS = { os: { name: 'windows' } };

const onPod = (securityContext: JsonObject, spec: JsonObject = {}) => pod({ securityContext, ...spec });
const onContainer = (securityContext: JsonObject, spec: JsonObject = {}) =>
  pod({ containers: [container({ securityContext })], ...spec });
const withVolume = (volume: JsonObject) => pod({ volumes: [{ name: 'data', ...volume }] });

objectTables(dropAllCapabilities, {
  passes: {
    all: onContainer({ capabilities: { drop: ['ALL'] } }),
    'all among others': onContainer({ capabilities: { drop: ['NET_RAW', 'ALL'] } }),
    'a Windows pod': pod(WINDOWS),
  },
  fails: {
    'nothing written': [pod(), 'container "web": securityContext.capabilities.drop must be ["ALL"]'],
    'only some': [
      onContainer({ capabilities: { drop: ['NET_RAW'] } }),
      'container "web": securityContext.capabilities.drop must be ["ALL"], not ["NET_RAW"]',
    ],
    'another spelling': [
      onContainer({ capabilities: { drop: ['all'] } }),
      'container "web": securityContext.capabilities.drop must be ["ALL"], not ["all"]',
    ],
    'a pod that only its node selector sends to Windows': [
      pod({ nodeSelector: { 'kubernetes.io/os': 'windows' } }),
      'container "web": securityContext.capabilities.drop must be ["ALL"]',
    ],
  },
});

objectTables(noAddedCapabilities, {
  passes: {
    'nothing written': pod(),
    'that for low ports': onContainer({ capabilities: { add: ['NET_BIND_SERVICE'] } }),
    'a Windows pod': onContainer({ capabilities: { add: ['CHOWN'] } }, WINDOWS),
  },
  fails: {
    'one that runtimes grant by default': [
      onContainer({ capabilities: { add: ['NET_BIND_SERVICE', 'CHOWN'] } }),
      'container "web": securityContext.capabilities.add[1] must be left out, not "CHOWN"',
    ],
    'another spelling': [
      onContainer({ capabilities: { add: ['CAP_NET_BIND_SERVICE'] } }),
      'container "web": securityContext.capabilities.add[0] must be left out, not "CAP_NET_BIND_SERVICE"',
    ],
  },
});

objectTables(noPrivilegeEscalation, {
  passes: {
    false: onContainer({ allowPrivilegeEscalation: false }),
    'a Windows pod': pod(WINDOWS),
  },
  fails: {
    'nothing written': [pod(), 'container "web": securityContext.allowPrivilegeEscalation must be false'],
    true: [
      onContainer({ allowPrivilegeEscalation: true }),
      'container "web": securityContext.allowPrivilegeEscalation must be false, not true',
    ],
    'a privileged container, beside which false is refused': [
      onContainer({ privileged: true }),
      'container "web": securityContext.allowPrivilegeEscalation must be false, and privileged and SYS_ADMIN left out',
    ],
  },
});

objectTables(runAsNonRoot, {
  passes: {
    'true on the pod': onPod({ runAsNonRoot: true }),
    'true on each container': onContainer({ runAsNonRoot: true }),
    'a user namespace since 1.35': { manifest: onPod({ runAsNonRoot: false }, { hostUsers: false }), targetMinor: 35 },
  },
  fails: {
    'nothing written': [pod(), 'container "web": securityContext.runAsNonRoot must be true'],
    'a user id alone': [onPod({ runAsUser: 1000 }), 'container "web": securityContext.runAsNonRoot must be true'],
    'false on a container': [
      pod({
        securityContext: { runAsNonRoot: true },
        initContainers: [container({ name: 'setup', securityContext: { runAsNonRoot: false } })],
      }),
      'container "setup": securityContext.runAsNonRoot must be true, not false',
    ],
    'false on the pod, though no container inherits it': [
      onContainer({ runAsNonRoot: true }, { securityContext: { runAsNonRoot: false } }),
      'securityContext.runAsNonRoot must be true, not false',
    ],
    'a user namespace before 1.35': [
      { manifest: pod({ hostUsers: false }), targetMinor: 34 },
      'container "web": securityContext.runAsNonRoot must be true',
    ],
    'no user namespace since 1.35': [
      { manifest: pod({ hostUsers: true }), targetMinor: 35 },
      'container "web": securityContext.runAsNonRoot must be true',
    ],
    'a Windows pod, which is not exempt': [pod(WINDOWS), 'container "web": securityContext.runAsNonRoot must be true'],
    'the pod of a CronJob': [
      cronJob({ template: { spec: podSpec({ restartPolicy: 'Never', securityContext: { runAsNonRoot: null } }) } }),
      'container "web": securityContext.runAsNonRoot must be true',
    ],
  },
});

objectTables(noRootUserId, {
  passes: {
    'nothing written': pod(),
    'another user': onPod({ runAsUser: 1 }),
    'a user namespace since 1.35': { manifest: onPod({ runAsUser: 0 }, { hostUsers: false }), targetMinor: 35 },
  },
  fails: {
    'a pod': [onPod({ runAsUser: 0 }), 'securityContext.runAsUser must be above 0, not 0'],
    'a container': [onContainer({ runAsUser: 0 }), 'container "web": securityContext.runAsUser must be above 0, not 0'],
    'a user namespace before 1.35': [
      { manifest: onPod({ runAsUser: 0 }, { hostUsers: false }), targetMinor: 34 },
      'securityContext.runAsUser must be above 0, not 0',
    ],
  },
});

objectTables(seccompRuntimeDefault, {
  passes: {
    'the pod': onPod({ seccompProfile: { type: 'RuntimeDefault' } }),
    'a profile of the node': onPod({ seccompProfile: { type: 'Localhost', localhostProfile: 'web.json' } }),
    'each container': onContainer({ seccompProfile: { type: 'RuntimeDefault' } }),
    'a Windows pod': pod(WINDOWS),
  },
  fails: {
    'nothing written': [pod(), 'container "web": securityContext.seccompProfile.type must be "RuntimeDefault"'],
    'a pod without confinement, though its container has it': [
      onContainer(
        { seccompProfile: { type: 'RuntimeDefault' } },
        { securityContext: { seccompProfile: { type: 'Unconfined' } } },
      ),
      'securityContext.seccompProfile.type must be "RuntimeDefault", not "Unconfined"',
    ],
    'an init container among others': [
      pod({
        containers: [container({ securityContext: { seccompProfile: { type: 'RuntimeDefault' } } })],
        initContainers: [container({ name: 'setup' })],
      }),
      'container "setup": securityContext.seccompProfile.type must be "RuntimeDefault"',
    ],
  },
});

objectTables(allowedVolumeTypes, {
  passes: {
    'no volumes': pod(),
    'a volume without a source': withVolume({}),
    ...Object.fromEntries(
      [
        'configMap',
        'csi',
        'downwardAPI',
        'emptyDir',
        'ephemeral',
        'image',
        'persistentVolumeClaim',
        'projected',
        'secret',
      ].map((type) => [type, withVolume({ [type]: {} })]),
    ),
  },
  fails: {
    'a network file system': [
      withVolume({ nfs: { server: 'nfs', path: '/' } }),
      'volumes[0].nfs must be left out; a claim can stand for most storage, not {"server":"nfs","path":"/"}',
    ],
    'a path of the node': [
      pod({
        volumes: [
          { name: 'tmp', emptyDir: {} },
          { name: 'data', hostPath: { path: '/' } },
        ],
      }),
      'volumes[1].hostPath must be left out; a claim can stand for most storage, not {"path":"/"}',
    ],
    'a kind that nobody knows': [
      withVolume({ tape: {} }),
      'volumes[0].tape must be left out; a claim can stand for most storage, not {}',
    ],
  },
});

objectTables(defaultProcMount, {
  passes: {
    'the default': { manifest: onContainer({ procMount: 'Default' }), targetMinor: 35 },
    'anything before 1.35': { manifest: onContainer({ procMount: 'Unmasked' }), targetMinor: 34 },
  },
  fails: {
    'a user namespace': [
      { manifest: onContainer({ procMount: 'Unmasked' }, { hostUsers: false }), targetMinor: 35 },
      'container "web": securityContext.procMount must be left out, not "Unmasked"',
    ],
  },
});
