import { HARDENING } from '../policy/severity';
import { powerRule } from './parts/rbac/power-rule';
import { PORT_FORWARDING } from './parts/rbac/powers';

/**
 * Fields: Role, ClusterRole: rules
 * Allowed: nothing on pods/portforward, pods/proxy and services/proxy but where resourceNames says to which
 */
export const noPodPortForward = powerRule({
  id: 'no-pod-port-forward',
  summary: 'roles forward no ports of pods',
  why: 'The connection is made by the kubelet or the API server: no NetworkPolicy stops it, and ports that listen on localhost only are open to it too.',
  severity: HARDENING,
  scanners: {
    kubescape: ['C-0063'],
  },
  standards: { owasp: 'K03' },
  powers: [PORT_FORWARDING],
  instead: 'leave this out, or name the objects in resourceNames',
});
