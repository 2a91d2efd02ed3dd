import type { JsonObject } from '../../src/manifest/json';
import { apparmorNotOverridden } from '../../src/rules/apparmor-not-overridden';
import { noDangerousCapabilities } from '../../src/rules/no-dangerous-capabilities';
import { noHostIpc } from '../../src/rules/no-host-ipc';
import { noHostNetwork } from '../../src/rules/no-host-network';
import { noHostPathVolumes } from '../../src/rules/no-host-path-volumes';
import { noHostPid } from '../../src/rules/no-host-pid';
import { noHostPorts } from '../../src/rules/no-host-ports';
import { noPrivilegedContainer } from '../../src/rules/no-privileged-container';
import { noProbeHostField } from '../../src/rules/no-probe-host-field';
import { noUnmaskedProcMount } from '../../src/rules/no-unmasked-proc-mount';
import { noWindowsHostProcess } from '../../src/rules/no-windows-host-process';
import { safeSysctls } from '../../src/rules/safe-sysctls';
import { seccompNotUnconfined } from '../../src/rules/seccomp-not-unconfined';
import { selinuxOptionsRestricted } from '../../src/rules/selinux-options-restricted';
import { objectTables } from '../support/object-tables';
import { container, deployment, pod, template } from '../support/objects';

const onPod = (securityContext: JsonObject) => pod({ securityContext });
const onContainer = (securityContext: JsonObject) => pod({ containers: [container({ securityContext })] });
const onInit = (securityContext: JsonObject) =>
  pod({ initContainers: [container({ name: 'setup', securityContext })] });
const onEphemeral = (securityContext: JsonObject) =>
  pod({ ephemeralContainers: [container({ name: 'debug', securityContext })] });
const withVolume = (volume: JsonObject) => pod({ volumes: [{ name: 'data', ...volume }] });
const withAnnotation = (key: string, value: string) => pod({}, { annotations: { [key]: value } });

objectTables(noPrivilegedContainer, {
  passes: {
    'nothing written': pod(),
    false: onContainer({ privileged: false }),
    null: onContainer({ privileged: null }),
  },
  fails: {
    'a privileged container': [
      onContainer({ privileged: true }),
      'container "web": securityContext.privileged must be false, not true',
    ],
    'a privileged init container': [
      onInit({ privileged: true }),
      'container "setup": securityContext.privileged must be false, not true',
    ],
    'a privileged ephemeral container': [
      onEphemeral({ privileged: true }),
      'container "debug": securityContext.privileged must be false, not true',
    ],
    'a template': [
      deployment({ template: template({ containers: [container({ securityContext: { privileged: true } })] }) }),
      'container "web": securityContext.privileged must be false, not true',
    ],
  },
});

describe.each([
  [noHostPid, 'hostPID'],
  [noHostIpc, 'hostIPC'],
  [noHostNetwork, 'hostNetwork'],
])('', (rule, field) => {
  objectTables(rule, {
    passes: {
      'nothing written': pod(),
      false: pod({ [field]: false }),
      'the other namespaces': pod({ hostPID: true, hostIPC: true, hostNetwork: true, [field]: null }),
    },
    fails: { true: [pod({ [field]: true }), `${field} must be false, not true`] },
  });
});

objectTables(noHostPorts, {
  passes: {
    'a port': pod({ containers: [container({ ports: [{ containerPort: 80 }] })] }),
    'a host port of 0': pod({ containers: [container({ ports: [{ containerPort: 80, hostPort: 0 }] })] }),
  },
  fails: {
    'the second of two ports': [
      pod({ containers: [container({ ports: [{ containerPort: 80 }, { containerPort: 81, hostPort: 8081 }] })] }),
      'container "web": ports[1].hostPort must be left out, not 8081',
    ],
    'a sidecar': [
      pod({ initContainers: [container({ name: 'proxy', restartPolicy: 'Always', ports: [{ hostPort: 1 }] })] }),
      'container "proxy": ports[0].hostPort must be left out, not 1',
    ],
  },
});

objectTables(noHostPathVolumes, {
  passes: {
    'another volume': withVolume({ emptyDir: {} }),
    'a null': withVolume({ hostPath: null }),
  },
  fails: {
    'a path of the node': [
      withVolume({ hostPath: { path: '/var/log' } }),
      'volumes[0].hostPath must be left out, or waived where the files of the node are what is needed, not {"path":"/var/log"}',
    ],
  },
});

objectTables(noDangerousCapabilities, {
  passes: {
    'nothing written': pod(),
    'capabilities that runtimes grant': onContainer({ capabilities: { add: ['CHOWN', 'SYS_CHROOT', 'SETPCAP'] } }),
    'dropped ones': onContainer({ capabilities: { drop: ['SYS_ADMIN'] } }),
  },
  fails: {
    'one among others': [
      onContainer({ capabilities: { add: ['CHOWN', 'NET_RAW'] } }),
      'container "web": securityContext.capabilities.add[1] must be a capability that runtimes grant by default, or be left out, not "NET_RAW"',
    ],
    'a spelling that counts as another capability': [
      onInit({ capabilities: { add: ['CAP_CHOWN', 'chown'] } }),
      'container "setup": securityContext.capabilities.add[0] must be a capability that runtimes grant by default, or be left out, not "CAP_CHOWN"',
      'container "setup": securityContext.capabilities.add[1] must be a capability that runtimes grant by default, or be left out, not "chown"',
    ],
  },
});

objectTables(noUnmaskedProcMount, {
  passes: {
    'nothing written': pod(),
    'the default': onContainer({ procMount: 'Default' }),
    'a user namespace since 1.35': {
      manifest: pod({ hostUsers: false, containers: [container({ securityContext: { procMount: 'Unmasked' } })] }),
      targetMinor: 35,
    },
  },
  fails: {
    'a user namespace before': [
      {
        manifest: pod({ hostUsers: false, containers: [container({ securityContext: { procMount: 'Unmasked' } })] }),
        targetMinor: 34,
      },
      'container "web": securityContext.procMount must be left out, not "Unmasked"',
    ],
    'no user namespace': [
      { manifest: onContainer({ procMount: 'Unmasked' }), targetMinor: 35 },
      'container "web": securityContext.procMount must be left out, not "Unmasked"',
    ],
  },
});

objectTables(seccompNotUnconfined, {
  passes: {
    'nothing written': pod(),
    'the default of the runtime': onPod({ seccompProfile: { type: 'RuntimeDefault' } }),
    'a profile of the node': onContainer({ seccompProfile: { type: 'Localhost', localhostProfile: 'web.json' } }),
  },
  fails: {
    'a pod': [
      onPod({ seccompProfile: { type: 'Unconfined' } }),
      'securityContext.seccompProfile.type must be "RuntimeDefault" or "Localhost", not "Unconfined"',
    ],
    'a container': [
      onEphemeral({ seccompProfile: { type: 'Unconfined' } }),
      'container "debug": securityContext.seccompProfile.type must be "RuntimeDefault" or "Localhost", not "Unconfined"',
    ],
    'no type': [
      onContainer({ seccompProfile: {} }),
      'container "web": securityContext.seccompProfile.type must be "RuntimeDefault" or "Localhost"',
    ],
  },
});

const APP_ARMOR = 'container.apparmor.security.beta.kubernetes.io/web';

objectTables(apparmorNotOverridden, {
  passes: {
    'nothing written': pod(),
    'the default of the runtime': onPod({ appArmorProfile: { type: 'RuntimeDefault' } }),
    'a profile of the node': onContainer({ appArmorProfile: { type: 'Localhost', localhostProfile: 'web' } }),
    'the default in an annotation': withAnnotation(APP_ARMOR, 'runtime/default'),
    'a profile in an annotation': withAnnotation(APP_ARMOR, 'localhost/web'),
    'an empty annotation': withAnnotation(APP_ARMOR, ''),
    'another annotation': withAnnotation('example.com/profile', 'unconfined'),
  },
  fails: {
    'a pod': [
      onPod({ appArmorProfile: { type: 'Unconfined' } }),
      'securityContext.appArmorProfile.type must be "RuntimeDefault" or "Localhost", not "Unconfined"',
    ],
    'a container': [
      onContainer({ appArmorProfile: { type: 'Unconfined' } }),
      'container "web": securityContext.appArmorProfile.type must be "RuntimeDefault" or "Localhost", not "Unconfined"',
    ],
    'an annotation': [
      withAnnotation(APP_ARMOR, 'unconfined'),
      'metadata.annotations["container.apparmor.security.beta.kubernetes.io/web"] must be "runtime/default" or begin with "localhost/", not "unconfined"',
    ],
  },
});

objectTables(selinuxOptionsRestricted, {
  passes: {
    'nothing written': pod(),
    'empty values': onPod({ seLinuxOptions: { type: '', user: '', role: '' } }),
    'a level': onContainer({ seLinuxOptions: { level: 's0:c1,c2' } }),
    'a type of containers': onContainer({ seLinuxOptions: { type: 'container_kvm_t' } }),
    'the type that came with 1.31': {
      manifest: onPod({ seLinuxOptions: { type: 'container_engine_t' } }),
      targetMinor: 31,
    },
  },
  fails: {
    'that type before': [
      { manifest: onPod({ seLinuxOptions: { type: 'container_engine_t' } }), targetMinor: 30 },
      'securityContext.seLinuxOptions.type must be left out or one of container_t, container_init_t, container_kvm_t, not "container_engine_t"',
    ],
    'a user, a role and a type of others': [
      onInit({ seLinuxOptions: { type: 'spc_t', user: 'system_u', role: 'system_r' } }),
      'container "setup": securityContext.seLinuxOptions.type must be left out or one of container_t, container_init_t, container_kvm_t, not "spc_t"',
      'container "setup": securityContext.seLinuxOptions.user must be left out, not "system_u"',
      'container "setup": securityContext.seLinuxOptions.role must be left out, not "system_r"',
    ],
  },
});

const withSysctl = (name: string) => onPod({ sysctls: [{ name, value: '1' }] });

objectTables(safeSysctls, {
  passes: {
    'nothing written': pod(),
    'a safe one': { manifest: withSysctl('net.ipv4.ip_local_reserved_ports'), targetMinor: 28 },
    'one that came with 1.29': { manifest: withSysctl('net.ipv4.tcp_keepalive_time'), targetMinor: 29 },
    'one that came with 1.32': { manifest: withSysctl('net.ipv4.tcp_rmem'), targetMinor: 32 },
  },
  fails: {
    'an unsafe one': [
      { manifest: withSysctl('kernel.msgmax'), targetMinor: 36 },
      'securityContext.sysctls[0].name must be one that is safe in Kubernetes 1.36, not "kernel.msgmax"',
    ],
    'one that came later, in 1.28': [
      { manifest: withSysctl('net.ipv4.tcp_keepalive_time'), targetMinor: 28 },
      'securityContext.sysctls[0].name must be one that is safe in Kubernetes 1.28, not "net.ipv4.tcp_keepalive_time"',
    ],
    'one that came later, in 1.31': [
      { manifest: withSysctl('net.ipv4.tcp_rmem'), targetMinor: 31 },
      'securityContext.sysctls[0].name must be one that is safe in Kubernetes 1.31, not "net.ipv4.tcp_rmem"',
    ],
  },
});

const asking = (field: string, handler: JsonObject) => pod({ containers: [container({ [field]: handler })] });
const ELSEWHERE = { httpGet: { port: 80, host: '10.0.2.18' } };

objectTables(noProbeHostField, {
  passes: {
    'no host': { manifest: asking('livenessProbe', { httpGet: { port: 80 } }), targetMinor: 34 },
    'an empty host': { manifest: asking('readinessProbe', { tcpSocket: { port: 80, host: '' } }), targetMinor: 34 },
    'any host before 1.34': { manifest: asking('livenessProbe', ELSEWHERE), targetMinor: 33 },
  },
  fails: {
    'an http probe': [
      { manifest: asking('livenessProbe', ELSEWHERE), targetMinor: 34 },
      'container "web": livenessProbe.httpGet.host must be left out, not "10.0.2.18"',
    ],
    'a tcp probe': [
      { manifest: asking('startupProbe', { tcpSocket: { port: 80, host: 'db' } }), targetMinor: 36 },
      'container "web": startupProbe.tcpSocket.host must be left out, not "db"',
    ],
    'lifecycle hooks': [
      { manifest: asking('lifecycle', { postStart: ELSEWHERE, preStop: ELSEWHERE }), targetMinor: 34 },
      'container "web": lifecycle.postStart.httpGet.host must be left out, not "10.0.2.18"',
      'container "web": lifecycle.preStop.httpGet.host must be left out, not "10.0.2.18"',
    ],
  },
});

objectTables(noWindowsHostProcess, {
  passes: {
    'nothing written': pod(),
    false: onPod({ windowsOptions: { hostProcess: false } }),
    'other options': onContainer({ windowsOptions: { runAsUserName: 'ContainerUser' } }),
  },
  fails: {
    'a pod': [
      onPod({ windowsOptions: { hostProcess: true } }),
      'securityContext.windowsOptions.hostProcess must be false, not true',
    ],
    'a container': [
      onContainer({ windowsOptions: { hostProcess: true } }),
      'container "web": securityContext.windowsOptions.hostProcess must be false, not true',
    ],
  },
});
