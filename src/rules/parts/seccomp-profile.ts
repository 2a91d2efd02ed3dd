import { fieldOf } from '../../manifest/json';

const CONFINING: readonly unknown[] = ['RuntimeDefault', 'Localhost'];

/** Whether a seccompProfile keeps system calls from a process. */
export function confines(profile: unknown): boolean {
  return CONFINING.includes(fieldOf(profile, 'type'));
}
