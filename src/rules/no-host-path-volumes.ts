import { fieldOf, isAbsent, listIn } from '../manifest/json';
import { podRule } from '../policy/rule';
import { violation } from './parts/violation';

/**
 * Fields: volumes: hostPath
 * Allowed: absent
 */
export const noHostPathVolumes = podRule({
  id: 'no-host-path-volumes',
  summary: 'pods mount nothing from the file system of their node',
  standards: { podSecurity: { level: 'baseline', check: 'hostPathVolumes' }, cis: ['5.2.12'] },
  check: (pod) =>
    listIn(pod.spec, 'volumes').flatMap((volume, index) =>
      isAbsent(fieldOf(volume, 'hostPath'))
        ? []
        : [violation(pod, ['volumes', index, 'hostPath'], 'must be another kind of volume, e.g. emptyDir')],
    ),
});
