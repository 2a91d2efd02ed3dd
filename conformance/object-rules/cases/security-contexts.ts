import { container, deployment, pod, template } from '../../../test/support/objects';
import { Case, NOTHING, pairs, shown } from '../case';

const IDS: readonly unknown[] = [0, 1, 65532, 2147483647, 2147483648, -1, 0.5, '0', true, null, NOTHING];
const TYPES: readonly unknown[] = ['Localhost', 'RuntimeDefault', 'Unconfined'];
const NAMES: readonly unknown[] = ['web', 'profiles/web.json', null, NOTHING];

const SYNCOOKIES = { name: 'net.ipv4.tcp_syncookies', value: '1' };
const SYSCTLS: readonly unknown[] = [
  'net.ipv4.tcp_syncookies',
  'net/ipv4/tcp_syncookies',
  'net.ipv4.conf.eno2/100.rp_filter',
  'net..ipv4',
  'Net.ipv4',
  'net.ipv4.*',
  'net.',
  'a'.repeat(253),
  'a'.repeat(254),
  '',
  null,
  NOTHING,
];

const ofPod = (securityContext: unknown, title: string): Case => ({
  title: `a pod with ${title}`,
  manifest: pod({ securityContext }),
});

const ofContainers = (securityContext: unknown, title: string): Case[] => [
  { title: `a container with ${title}`, manifest: pod({ containers: [container({ securityContext })] }) },
  {
    title: `an init container with ${title}`,
    manifest: deployment({ template: template({ initContainers: [container({ name: 'setup', securityContext })] }) }),
  },
];

const escalations: readonly Case[] = pairs(
  [true, false, null, NOTHING],
  ['SYS_ADMIN', 'CAP_SYS_ADMIN', 'NET_RAW'],
).flatMap(([allowPrivilegeEscalation, capability]) =>
  pairs([true, false, NOTHING], [allowPrivilegeEscalation]).flatMap(([privileged]) =>
    ofContainers(
      { allowPrivilegeEscalation, privileged, capabilities: { add: [capability] } },
      `escalation ${shown(allowPrivilegeEscalation)}, ${capability} and privileged ${shown(privileged)}`,
    ),
  ),
);

export const securityContextCases: readonly Case[] = [
  ...IDS.flatMap((id) => [
    ...['runAsUser', 'runAsGroup', 'fsGroup'].map((field) => ofPod({ [field]: id }, `${field} ${shown(id)}`)),
    ...['runAsUser', 'runAsGroup'].flatMap((field) => ofContainers({ [field]: id }, `${field} ${shown(id)}`)),
    ofPod({ supplementalGroups: [1, id ?? 2] }, `the groups 1 and ${shown(id)}`),
  ]),
  ...pairs(TYPES, NAMES).flatMap(([type, localhostProfile]) => {
    const title = `the seccomp profile ${shown(type)} named ${shown(localhostProfile)}`;
    const context = { seccompProfile: { type, localhostProfile } };
    return [ofPod(context, title), ...ofContainers(context, title)];
  }),
  ...escalations,
  ...pairs([true, false, null, NOTHING], [true, false, NOTHING]).map(([shareProcessNamespace, hostPID]) => ({
    title: `a pod with shared processes ${shown(shareProcessNamespace)} and those of the node ${shown(hostPID)}`,
    manifest: pod({ shareProcessNamespace, hostPID }),
    blamesAnotherField: true, // one that it keeps both in by itself
  })),
  ...SYSCTLS.map((name) => ofPod({ sysctls: [{ name, value: '1' }] }, `the kernel parameter ${shown(name)}`)),
  ofPod({ sysctls: [SYNCOOKIES, { ...SYNCOOKIES, value: '0' }] }, 'a kernel parameter twice'),
  ofPod({ sysctls: [SYNCOOKIES, { ...SYNCOOKIES, name: 'net/ipv4/tcp_syncookies' }] }, 'one in two spellings'),
  ...pairs(
    ['net.ipv4.tcp_syncookies', 'net/core/x', 'kernel.sem', 'kernel.shmmax', 'fs.mqueue.x', 'vm.x'],
    ['hostNetwork', 'hostIPC'],
  ).map(([name, field]) => ({
    title: `a pod with ${field} and ${name}`,
    manifest: pod({ [field]: true, securityContext: { sysctls: [{ name, value: '1' }] } }),
  })),
];
