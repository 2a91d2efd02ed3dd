import { fieldOf } from '../manifest/json';
import { podRule } from '../policy/rule';
import { HARDENING } from '../policy/severity';
import { violation } from './parts/violation';

/**
 * Fields: enableServiceLinks
 * Allowed: false
 *
 * Fix: false. Behavioural: a program that finds others by environment variables such as REDIS_SERVICE_HOST, instead of
 * by DNS, does not find them any more. Shows as "could not resolve" or a missing variable at the start.
 */
export const noServiceLinks = podRule({
  id: 'no-service-links',
  summary: 'containers are not told all Services of their namespace',
  why: 'Every Service of the namespace becomes variables in the environment: they tell an intruder what else runs there, collide with settings that programs read, and in great number keep programs from starting.',
  severity: HARDENING,
  standards: { owasp: 'K01' },
  check: (pod) =>
    fieldOf(pod.spec, 'enableServiceLinks') === false
      ? []
      : [violation(pod, ['enableServiceLinks'], 'must be false', { write: false })],
  effect: 'behavioural',
  fix: (pod, fixer) => fixer.fill(pod, ['enableServiceLinks'], false),
});
