import type { Container } from '../../manifest/container';
import { isAbsent } from '../../manifest/json';
import type { Pod } from '../../manifest/pod';
import type { Violation } from '../../policy/rule';
import { violation } from './violation';

/** Where the parts of /proc that containers may not see are shown to them. */
export function unmaskedProcViolations(pod: Pod): Violation[] {
  return pod.containers.filter(isUnmasked).map((container) =>
    // the value "Default" is allowed too, but some scanners want none
    violation(container, ['securityContext', 'procMount'], 'must be left out'),
  );
}

function isUnmasked(container: Container): boolean {
  const procMount = container.own('procMount');
  return !isAbsent(procMount) && procMount !== 'Default';
}
