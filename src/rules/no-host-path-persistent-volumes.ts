import { isAbsent, valueAt } from '../manifest/json';
import type { Rule } from '../policy/rule';
import { HARDENING } from '../policy/severity';
import { objectTarget } from './parts/object-target';
import { violation } from './parts/violation';

/**
 * Fields: PersistentVolume: spec.hostPath
 * Allowed: absent. A local volume is meant for what hostPath is used for, and keeps pods on the node that has the files.
 */
export const noHostPathPersistentVolumes: Rule = {
  id: 'no-host-path-persistent-volumes',
  summary: 'persistent volumes are no directories of a node',
  why: 'A pod that claims the volume reads and writes the file system of its node, which Pod Security forbids pods to ask for; on another node it finds other files.',
  severity: HARDENING,
  scanners: { kyverno: ['limit-hostpath-type-pv'] },
  standards: { owasp: 'K08' },
  kinds: ['/PersistentVolume'],
  onlyWith: ['hostPath'],
  check: (resource) =>
    isAbsent(valueAt(resource.manifest, ['spec', 'hostPath']))
      ? []
      : [violation(objectTarget(resource), ['spec', 'hostPath'], 'must be another kind of volume, e.g. csi or local')],
};
