import type { Container } from '../manifest/container';
import { fieldOf, isAbsent, isObject, listIn, objectIn } from '../manifest/json';
import type { Pod } from '../manifest/pod';
import { podRule, Violation } from '../policy/rule';
import { REFUSED } from '../policy/severity';
import { duplicate } from './parts/duplicate';
import { violation } from './parts/violation';

const HIGHEST = 2 ** 31 - 1;

const IDS = ['runAsUser', 'runAsGroup', 'fsGroup'] as const;
const PROFILES = ['seccompProfile', 'appArmorProfile'] as const;

/**
 * Fields: pod, containers, init and ephemeral: securityContext: runAsUser, runAsGroup, fsGroup, supplementalGroups
 * Allowed: absent, whole numbers from 0 to 2147483647
 *
 * Fields: pod, containers, init and ephemeral: securityContext: seccompProfile.localhostProfile,
 * appArmorProfile.localhostProfile
 * Allowed: set beside the type Localhost, absent beside others
 *
 * Fields: containers, init and ephemeral: securityContext.allowPrivilegeEscalation; pod: shareProcessNamespace
 * Allowed: not false beside privileged and CAP_SYS_ADMIN; not true beside hostPID
 *
 * Fields: pod: securityContext.sysctls: name
 * Allowed: names of kernel parameters, once each; none of the network beside hostNetwork, none of IPC beside hostIPC
 */
export const validSecurityContext = podRule({
  id: 'valid-security-context',
  summary: 'security contexts are what the API server takes',
  why: 'The API server refuses ids that no process can have, profiles that it is not told the names of, and two fields that contradict each other.',
  severity: REFUSED,
  onlyWith: ['securityContext', 'shareProcessNamespace'],
  check: (pod) => {
    const found = holderViolations(pod);
    for (const container of pod.containers) {
      found.push(...holderViolations(container));
    }
    found.push(...groupViolations(pod));
    for (const container of pod.containers) {
      found.push(...escalationViolations(container));
    }
    found.push(...processViolations(pod), ...sysctlViolations(pod));
    return found;
  },
});

function holderViolations(holder: Pod | Container): Violation[] {
  if (!objectIn(holder.spec, 'securityContext')) {
    return [];
  }
  return IDS.flatMap((field) => idViolations(holder, [field], holder.own(field))).concat(
    PROFILES.flatMap((field) => profileViolations(holder, field)),
  );
}

function idViolations(holder: Pod | Container, path: readonly (string | number)[], id: unknown): Violation[] {
  return isAbsent(id) || (Number.isInteger(id) && Number(id) >= 0 && Number(id) <= HIGHEST)
    ? []
    : [violation(holder, ['securityContext', ...path], `must be a whole number from 0 to ${HIGHEST}`)];
}

function groupViolations(pod: Pod): Violation[] {
  const groups = pod.own('supplementalGroups');
  return Array.isArray(groups)
    ? groups.flatMap((id: unknown, index) => idViolations(pod, ['supplementalGroups', index], id))
    : [];
}

function profileViolations(holder: Pod | Container, field: (typeof PROFILES)[number]): Violation[] {
  const profile = holder.own(field);
  const type = fieldOf(profile, 'type');
  const name = fieldOf(profile, 'localhostProfile');
  if (!isObject(profile) || isAbsent(type) || isAbsent(name) !== (type === 'Localhost')) {
    return [];
  }
  const path = ['securityContext', field, 'localhostProfile'];
  return type === 'Localhost'
    ? [violation(holder, path, 'must be the name of a profile on the nodes')]
    : [violation(holder, path, `must be left out beside the type ${JSON.stringify(type)}`)];
}

function escalationViolations(container: Container): Violation[] {
  const path = ['securityContext', 'allowPrivilegeEscalation'];
  if (container.own('allowPrivilegeEscalation') !== false) {
    return [];
  }
  if (container.own('privileged') === true) {
    return [violation(container, path, 'must be left out beside privileged, or privileged be false')];
  }
  return container.addedCapabilities.includes('CAP_SYS_ADMIN')
    ? [violation(container, path, 'must be left out beside CAP_SYS_ADMIN, or the capability not be added')]
    : [];
}

function processViolations(pod: Pod): Violation[] {
  return fieldOf(pod.spec, 'shareProcessNamespace') === true && fieldOf(pod.spec, 'hostPID') === true
    ? [violation(pod, ['shareProcessNamespace'], 'must be left out beside hostPID')]
    : [];
}

const SYSCTL = /^(?=.{1,253}$)([a-z0-9]([-_a-z0-9]*[a-z0-9])?[./])*[a-z0-9]([-_a-z0-9]*[a-z0-9])?$/;

function sysctlViolations(pod: Pod): Violation[] {
  const first = new Map<string, number>();
  return listIn(objectIn(pod.spec, 'securityContext'), 'sysctls').flatMap((sysctl, index) => {
    const path = ['securityContext', 'sysctls', index, 'name'];
    const name = fieldOf(sysctl, 'name');
    if (typeof name !== 'string' || !SYSCTL.test(name)) {
      return [violation(pod, path, 'must be the name of a kernel parameter, e.g. "net.ipv4.tcp_syncookies"')];
    }
    const earlier = first.get(name);
    if (earlier !== undefined) {
      return [duplicate(pod, path, `securityContext.sysctls[${earlier}]`)];
    }
    first.set(name, index);
    const shared = SHARED.find(({ field, of }) => fieldOf(pod.spec, field) === true && of.test(name));
    return shared ? [violation(pod, path, `must be left out beside ${shared.field}`)] : [];
  });
}

/** Which kernel parameters are those of the node, where a pod has something of it. */
const SHARED = [
  { field: 'hostNetwork', of: /^net[./]/ },
  { field: 'hostIPC', of: /^(kernel[./](msg(max|mnb|mni)?|sem|shm(all|max|mni|_rmid_forced)?)$|fs[./]mqueue[./])/ },
];
