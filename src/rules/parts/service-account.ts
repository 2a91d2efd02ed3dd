import { stringIn } from '../../manifest/json';
import type { Pod } from '../../manifest/pod';

export const SERVICE_ACCOUNT = '/ServiceAccount';

/** The ServiceAccount that every namespace has, and that pods use which name none. */
export const DEFAULT_ACCOUNT = 'default';

/** The field that names the ServiceAccount of a pod, and its old name, which counts where the other is left out. */
export const ACCOUNT_FIELDS = ['serviceAccountName', 'serviceAccount'] as const;

/** The field in which a pod names its ServiceAccount; undefined if it names none. */
export function accountFieldOf(pod: Pod): (typeof ACCOUNT_FIELDS)[number] | undefined {
  return ACCOUNT_FIELDS.find((field) => stringIn(pod.spec, field));
}

/** The name of the ServiceAccount that a pod uses. */
export function accountOf(pod: Pod): string {
  const field = accountFieldOf(pod);
  return (field && stringIn(pod.spec, field)) ?? DEFAULT_ACCOUNT;
}
