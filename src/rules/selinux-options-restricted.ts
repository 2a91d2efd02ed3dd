import { fieldOf, isAbsent } from '../manifest/json';
import { inForce } from '../policy/context';
import { podRule } from '../policy/rule';
import { DANGEROUS } from '../policy/severity';
import { violation } from './parts/violation';

const CONTAINER_TYPES = ['container_t', 'container_init_t', 'container_kvm_t'];

const VERSIONS = [
  { since: 0, types: CONTAINER_TYPES },
  { since: 31, types: [...CONTAINER_TYPES, 'container_engine_t'] },
];

/**
 * Fields: pod, containers, init and ephemeral: securityContext.seLinuxOptions.type
 * Allowed: absent, empty, container_t, container_init_t, container_kvm_t, and since 1.31 container_engine_t
 *
 * Fields: pod, containers, init and ephemeral: securityContext.seLinuxOptions.user, role
 * Allowed: absent, empty
 */
export const selinuxOptionsRestricted = podRule({
  id: 'selinux-options-restricted',
  summary: 'SELinux confines containers as containers',
  why: 'A type such as spc_t, or a user or role of its own, can take a process out of the confinement that keeps containers from the node and from each other.',
  severity: DANGEROUS,
  scanners: { trivy: ['KSV-0025'], kyverno: ['disallow-selinux'] },
  standards: { owasp: 'K01', podSecurity: { level: 'baseline', check: 'seLinuxOptions' }, cis: ['5.7.3'] },
  onlyWith: ['seLinuxOptions'],
  check: (pod, context) => {
    const types: readonly unknown[] = inForce(VERSIONS, context)?.types ?? [];
    return [pod, ...pod.containers].flatMap((holder) => {
      const options = holder.own('seLinuxOptions');
      const isSet = (field: string) => !isAbsent(fieldOf(options, field)) && fieldOf(options, field) !== '';
      return [
        ...(isSet('type') && !types.includes(fieldOf(options, 'type'))
          ? [
              violation(
                holder,
                ['securityContext', 'seLinuxOptions', 'type'],
                `must be left out or one of ${types.join(', ')}`,
                { write: 'container_t' },
              ),
            ]
          : []),
        ...['user', 'role']
          .filter(isSet)
          .map((field) => violation(holder, ['securityContext', 'seLinuxOptions', field], 'must be left out')),
      ];
    });
  },
});
