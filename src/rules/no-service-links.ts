import { fieldOf } from '../manifest/json';
import { podRule } from '../policy/rule';
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
  check: (pod) =>
    fieldOf(pod.spec, 'enableServiceLinks') === false
      ? []
      : [violation(pod, ['enableServiceLinks'], 'must be false', { write: false })],
  effect: 'behavioural',
  fix: (pod, fixer) => fixer.fill(pod, ['enableServiceLinks'], false),
});
