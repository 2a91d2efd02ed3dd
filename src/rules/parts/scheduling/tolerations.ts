import { fieldOf, isAbsent, listIn } from '../../../manifest/json';
import { labelValueFault, qualifiedNameFault, stringFault } from '../../../manifest/name';
import type { Pod } from '../../../manifest/pod';
import type { Violation } from '../../../policy/rule';
import { violation } from '../violation';

/** What is wrong with the taints that a pod tolerates. Their operators and effects are judged with other choices. */
export function tolerationViolations(pod: Pod): Violation[] {
  return listIn(pod.spec, 'tolerations').flatMap((toleration, index) => {
    const path = ['tolerations', index];
    const field = (name: string) => fieldOf(toleration, name) ?? '';
    const [key, operator, value] = [field('key'), field('operator'), field('value')];
    const keyFault = key === '' ? undefined : (stringFault(key) ?? qualifiedNameFault(String(key)));
    return [
      ...(keyFault ? [violation(pod, [...path, 'key'], keyFault)] : []),
      ...(key === '' && operator !== 'Exists'
        ? [violation(pod, [...path, 'operator'], 'must be "Exists" without a key, which means all taints')]
        : []),
      ...valueViolations(pod, index, operator, value),
      ...(!isAbsent(fieldOf(toleration, 'tolerationSeconds')) && field('effect') !== 'NoExecute'
        ? [violation(pod, [...path, 'effect'], 'must be "NoExecute" beside tolerationSeconds')]
        : []),
    ];
  });
}

function valueViolations(pod: Pod, index: number, operator: unknown, value: unknown): Violation[] {
  const path = ['tolerations', index, 'value'];
  if (operator === 'Exists') {
    return value === '' ? [] : [violation(pod, path, 'must be left out beside operator "Exists"')];
  }
  const fault = operator === '' || operator === 'Equal' ? labelValueFault(value) : undefined;
  return fault ? [violation(pod, path, fault)] : [];
}
