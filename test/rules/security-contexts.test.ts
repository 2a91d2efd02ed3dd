import type { JsonObject } from '../../src/manifest/json';
import { validSecurityContext } from '../../src/rules/valid-security-context';
import { objectTables } from '../support/object-tables';
import { container, deployment, pod, template } from '../support/objects';

const ofPod = (securityContext: unknown) => pod({ securityContext });
const ofContainer = (securityContext: unknown) => pod({ containers: [container({ securityContext })] });
const adding = (name: string, more: JsonObject = {}) =>
  ofContainer({ allowPrivilegeEscalation: false, capabilities: { add: [name] }, ...more });

const RANGE = 'must be a whole number from 0 to 2147483647';

objectTables(validSecurityContext, {
  passes: {
    'kernel parameters of the pod itself': pod({
      hostNetwork: true,
      securityContext: {
        sysctls: [
          { name: 'kernel.sem', value: '1' },
          { name: 'kernel/shmmax', value: '1' },
        ],
      },
    }),
    nothing: pod(),
    'null, which is nothing': ofPod({ runAsUser: null, seccompProfile: null }),
    'ids at both ends': ofPod({ runAsUser: 0, runAsGroup: 2147483647, supplementalGroups: [0, 2147483647] }),
    'a profile of the node': ofPod({ seccompProfile: { type: 'Localhost', localhostProfile: 'a/b.json' } }),
    'other profiles': ofContainer({
      appArmorProfile: { type: 'RuntimeDefault' },
      seccompProfile: { type: 'Unconfined', localhostProfile: null },
    }),
    'a profile without a type, which is another fault': ofContainer({ seccompProfile: {} }),
    'what is no profile': ofContainer({ seccompProfile: 'RuntimeDefault' }),
    'a privileged container': ofContainer({ privileged: true }),
    'no escalation': ofContainer({ privileged: false, allowPrivilegeEscalation: false }),
    'the capability as Kubernetes spells it, which is not refused': adding('SYS_ADMIN'),
    'one of two': pod({ shareProcessNamespace: true, hostPID: false }),
    'groups that are no list': ofPod({ supplementalGroups: 5 }),
  },
  fails: {
    'a kernel parameter twice, and one with a malformed name': [
      pod({
        securityContext: {
          sysctls: [
            { name: 'net.ipv4.tcp_syncookies', value: '1' },
            { name: 'net.ipv4.tcp_syncookies', value: '0' },
            { name: 'Net.x', value: '1' },
          ],
        },
      }),
      'securityContext.sysctls[1].name "net.ipv4.tcp_syncookies" is that of securityContext.sysctls[0] too; write another',
      'securityContext.sysctls[2].name must be the name of a kernel parameter, e.g. "net.ipv4.tcp_syncookies", not "Net.x"',
    ],
    'a kernel parameter of what the node shares': [
      pod({
        hostNetwork: true,
        hostIPC: true,
        securityContext: {
          sysctls: [
            { name: 'net.core.x', value: '1' },
            { name: 'kernel.shmmax', value: '1' },
          ],
        },
      }),
      'securityContext.sysctls[0].name must be left out beside hostNetwork, not "net.core.x"',
      'securityContext.sysctls[1].name must be left out beside hostIPC, not "kernel.shmmax"',
    ],
    'a negative user': [ofPod({ runAsUser: -1 }), `securityContext.runAsUser ${RANGE}, not -1`],
    'a group too high': [
      deployment({
        template: template({ initContainers: [container({ securityContext: { runAsGroup: 2147483648 } })] }),
      }),
      `container "web": securityContext.runAsGroup ${RANGE}, not 2147483648`,
    ],
    'a group of files as text': [ofPod({ fsGroup: '1000' }), `securityContext.fsGroup ${RANGE}, not "1000"`],
    'half a user': [ofContainer({ runAsUser: 0.5 }), `container "web": securityContext.runAsUser ${RANGE}, not 0.5`],
    'one of many groups': [
      ofPod({ supplementalGroups: [1, -2, 3] }),
      `securityContext.supplementalGroups[1] ${RANGE}, not -2`,
    ],
    'a profile of the node that has no name': [
      ofPod({ seccompProfile: { type: 'Localhost' } }),
      'securityContext.seccompProfile.localhostProfile must be the name of a profile on the nodes',
    ],
    'a name beside another type': [
      ofContainer({ appArmorProfile: { type: 'RuntimeDefault', localhostProfile: 'web' } }),
      'container "web": securityContext.appArmorProfile.localhostProfile must be left out beside the type ' +
        '"RuntimeDefault", not "web"',
    ],
    'a privileged container that cannot gain privileges': [
      ofContainer({ privileged: true, allowPrivilegeEscalation: false }),
      'container "web": securityContext.allowPrivilegeEscalation must be left out beside privileged, or privileged be ' +
        'false, not false',
    ],
    'a capability that gives all privileges': [
      adding('CAP_SYS_ADMIN'),
      'container "web": securityContext.allowPrivilegeEscalation must be left out beside CAP_SYS_ADMIN, or the ' +
        'capability not be added, not false',
    ],
    'processes shared in the pod and with the node': [
      pod({ shareProcessNamespace: true, hostPID: true }),
      'shareProcessNamespace must be left out beside hostPID, not true',
    ],
  },
});
