import { fieldOf } from '../manifest/json';
import { podRule } from '../policy/rule';
import { violation } from './parts/violation';

/**
 * Fields: hostNetwork
 * Allowed: absent, false
 */
export const noHostNetwork = podRule({
  id: 'no-host-network',
  summary: 'pods do not share the network of their node',
  standards: { podSecurity: { level: 'baseline', check: 'hostNamespaces' }, cis: ['5.2.5'], nsa: true },
  check: (pod) =>
    fieldOf(pod.spec, 'hostNetwork') === true
      ? [violation(pod, ['hostNetwork'], 'must be false', { write: false })]
      : [],
});
