import type { Rule } from '../policy/rule';
import { REFUSED } from '../policy/severity';
import { POD_SECURITY_POLICIES } from './parts/pod-security-policy';

/**
 * Fields: kind
 * Allowed: anything but PodSecurityPolicy, which no target version serves
 *
 * @see https://kubernetes.io/docs/tasks/configure-pod-container/migrate-from-psp/
 */
export const noPodSecurityPolicy: Rule = {
  id: 'no-pod-security-policy',
  summary: 'nothing is a PodSecurityPolicy',
  why: 'Since Kubernetes 1.25 the API server refuses the object, and the pods that it was to restrict are restricted by nothing.',
  severity: REFUSED,
  scanners: {
    checkov: [
      'CKV_K8S_1',
      'CKV_K8S_2',
      'CKV_K8S_3',
      'CKV_K8S_4',
      'CKV_K8S_5',
      'CKV_K8S_6',
      'CKV_K8S_7',
      'CKV_K8S_24',
      'CKV_K8S_32',
      'CKV_K8S_36',
    ],
    kubescape: ['C-0214', 'C-0215', 'C-0216', 'C-0217', 'C-0218', 'C-0219', 'C-0220'],
  },
  standards: { owasp: 'K10' },
  kinds: POD_SECURITY_POLICIES,
  check: ({ title, kind }) => [
    {
      message: `${title} is gone since Kubernetes 1.25; remove it and label namespaces "pod-security.kubernetes.io/enforce"`,
      path: ['kind'],
      seen: kind,
    },
  ],
};
