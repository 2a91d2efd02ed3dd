import type { Level } from './judge';

/** What an API server calls the breach of a check at a level, where it is not the same at both. */
type Reason = string | Readonly<Record<Level, string>>;

const REASONS: Readonly<Record<string, Reason>> = {
  allowprivilegeescalation: 'allowPrivilegeEscalation != false',
  apparmorprofile: 'forbidden AppArmor profile',
  capabilities_baseline: { baseline: 'non-default capabilities', restricted: 'unrestricted capabilities' },
  capabilities_restricted: 'unrestricted capabilities',
  hostnamespaces: 'host namespaces',
  hostpathvolumes: { baseline: 'hostPath volumes', restricted: 'restricted volume types' },
  hostports: 'hostPort',
  hostprobesandhostlifecycle: 'probe or lifecycle host',
  privileged: 'privileged',
  procmount: 'procMount',
  procmount_restricted: 'procMount',
  restrictedvolumes: 'restricted volume types',
  runasnonroot: 'runAsNonRoot != true',
  runasuser: 'runAsUser=0',
  seccompprofile_baseline: 'seccompProfile',
  seccompprofile_restricted: 'seccompProfile',
  selinuxoptions: 'seLinuxOptions',
  sysctls: 'forbidden sysctls',
  windowshostprocess: 'hostProcess',
};

/** All that an API server can have against a pod. */
export const ALL_REASONS: readonly string[] = [...new Set(Object.values(REASONS).flatMap((reason) => forms(reason)))];

/** What an API server would have against a pod that is forbidden by these checks. */
export function reasonsOf(checks: ReadonlySet<string>, level: Level): string[] {
  const reasons = [...checks].map((check) => {
    const reason = REASONS[check];
    return typeof reason === 'string' ? reason : reason[level];
  });
  return [...new Set(reasons)].sort();
}

/** What an API server says that it has against a pod: `violates PodSecurity "baseline:v1.30": REASON (DETAIL), ...`. */
export function reasonsIn(message: string): string[] {
  const text = message.slice(message.indexOf('violates PodSecurity'));
  return ALL_REASONS.filter((reason) => new RegExp(`[:,] ${reason.replace(/[!=]/g, '[$&]')}s? \\(`).test(text)).sort();
}

function forms(reason: Reason): string[] {
  return typeof reason === 'string' ? [reason] : [reason.baseline, reason.restricted];
}
