import { listIn, objectIn, stringIn } from '../manifest/json';
import { podRule } from '../policy/rule';
import { DANGEROUS } from '../policy/severity';
import { violation } from './parts/violation';

/**
 * Fields: securityContext.sysctls: value
 * Allowed: values without "+" and "=", of which no kernel parameter that pods may set has any
 *
 * @see https://nvd.nist.gov/vuln/detail/CVE-2022-0811
 */
export const noSysctlInjection = podRule({
  id: 'no-sysctl-injection',
  summary: 'pods smuggle no kernel parameter into the value of another',
  why: 'CRI-O before 1.23.2 sets what follows a "+" on the node itself, and with kernel.core_pattern runs a program there as root (CVE-2022-0811).',
  severity: DANGEROUS,
  scanners: { kyverno: ['prevent-cr8escape'] },
  standards: { owasp: 'K01' },
  onlyWith: ['sysctls'],
  check: (pod) =>
    listIn(objectIn(pod.spec, 'securityContext'), 'sysctls').flatMap((sysctl, index) =>
      /[+=]/.test(stringIn(sysctl, 'value') ?? '')
        ? [violation(pod, ['securityContext', 'sysctls', index, 'value'], 'must contain neither "+" nor "="')]
        : [],
    ),
});
