import { HARDENING } from '../policy/severity';
import { powerRule } from './parts/rbac/power-rule';
import { PERSISTENT_VOLUMES } from './parts/rbac/powers';

/**
 * Fields: ClusterRole: rules
 * Allowed: no create on persistentvolumes; claims are what apps need
 */
export const noPersistentVolumeCreate = powerRule({
  id: 'no-persistent-volume-create',
  summary: 'roles create no PersistentVolumes',
  why: 'A volume may be any folder of a node, and a pod that claims it writes there whatever Pod Security Standards say of host paths.',
  severity: HARDENING,
  scanners: {
    kubescape: ['C-0278'],
  },
  standards: { owasp: 'K03', cis: ['5.1.9'] },
  powers: [PERSISTENT_VOLUMES],
  instead: 'leave this out, unless its holder provides storage',
});
