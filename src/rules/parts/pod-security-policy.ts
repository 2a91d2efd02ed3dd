import type { Resource } from '../../manifest/resource';

/** The kinds of the policies that Kubernetes 1.25 no longer knows. */
export const POD_SECURITY_POLICIES = ['extensions/PodSecurityPolicy', 'policy/PodSecurityPolicy'];

export function isPodSecurityPolicy({ groupKind }: Resource): boolean {
  return POD_SECURITY_POLICIES.includes(groupKind);
}
