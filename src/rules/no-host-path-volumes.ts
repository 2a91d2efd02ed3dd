import { fieldOf, isAbsent, listIn } from '../manifest/json';
import { podRule } from '../policy/rule';
import { DANGEROUS } from '../policy/severity';
import { violation } from './parts/violation';

/**
 * Fields: volumes: hostPath
 * Allowed: absent
 */
export const noHostPathVolumes = podRule({
  id: 'no-host-path-volumes',
  summary: 'pods mount nothing from the file system of their node',
  why: 'The container sees files of its node; with a path such as /etc, /var/lib/kubelet or the socket of the runtime, it can take the node over.',
  severity: DANGEROUS,
  scanners: {
    polaris: ['hostPathSet'],
    trivy: ['KSV-0023'],
    kubescape: ['C-0048'],
    kyverno: ['disallow-host-path', 'limit-hostpath-vols'],
  },
  standards: { owasp: 'K01', podSecurity: { level: 'baseline', check: 'hostPathVolumes' }, cis: ['5.2.12'] },
  onlyWith: ['hostPath'],
  check: (pod) =>
    listIn(pod.spec, 'volumes').flatMap((volume, index) =>
      isAbsent(fieldOf(volume, 'hostPath'))
        ? []
        : [
            violation(
              pod,
              ['volumes', index, 'hostPath'],
              'must be left out, or waived where the files of the node are what is needed',
            ),
          ],
    ),
});
