import { fieldOf, listIn, objectIn } from '../manifest/json';
import { inForce } from '../policy/context';
import { podRule } from '../policy/rule';
import { DANGEROUS } from '../policy/severity';
import { violation } from './parts/violation';

const UNTIL_1_28 = [
  'kernel.shm_rmid_forced',
  'net.ipv4.ip_local_port_range',
  'net.ipv4.ip_local_reserved_ports',
  'net.ipv4.ip_unprivileged_port_start',
  'net.ipv4.ping_group_range',
  'net.ipv4.tcp_syncookies',
];
const SINCE_1_29 = [
  'net.ipv4.tcp_fin_timeout',
  'net.ipv4.tcp_keepalive_intvl',
  'net.ipv4.tcp_keepalive_probes',
  'net.ipv4.tcp_keepalive_time',
];
const SINCE_1_32 = ['net.ipv4.tcp_rmem', 'net.ipv4.tcp_wmem'];

const VERSIONS = [
  { since: 0, safe: UNTIL_1_28 },
  { since: 29, safe: [...UNTIL_1_28, ...SINCE_1_29] },
  { since: 32, safe: [...UNTIL_1_28, ...SINCE_1_29, ...SINCE_1_32] },
];

/**
 * Fields: pod: securityContext.sysctls: name
 * Allowed: those that count for the pod alone and cannot harm others, a list that grows with the versions
 *
 * @see https://kubernetes.io/docs/tasks/administer-cluster/sysctl-cluster/#safe-and-unsafe-sysctls
 */
export const safeSysctls = podRule({
  id: 'safe-sysctls',
  summary: 'pods set only kernel parameters that are safe',
  why: 'Unsafe kernel parameters can harm the node or its other pods, so a kubelet rejects a pod that sets one (SysctlForbidden) unless its administrator has allowed it.',
  severity: DANGEROUS,
  scanners: {
    kubeLinter: ['unsafe-sysctls'],
    trivy: ['KSV-0026'],
    kubescape: ['C-0211'],
    kyverno: ['restrict-sysctls'],
  },
  standards: { owasp: 'K01', podSecurity: { level: 'baseline', check: 'sysctls' } },
  onlyWith: ['sysctls'],
  check: (pod, context) => {
    const safe: readonly unknown[] = inForce(VERSIONS, context)?.safe ?? [];
    return listIn(objectIn(pod.spec, 'securityContext'), 'sysctls').flatMap((sysctl, index) =>
      safe.includes(fieldOf(sysctl, 'name'))
        ? []
        : [
            violation(
              pod,
              ['securityContext', 'sysctls', index, 'name'],
              `must be one that is safe in Kubernetes 1.${context.parameters.targetMinor}`,
            ),
          ],
    );
  },
});
