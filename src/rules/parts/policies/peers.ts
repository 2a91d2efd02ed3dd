import { fieldOf, isAbsent, isObject, listIn, Path, pathText, valueAt } from '../../../manifest/json';
import { cidrFault, isWithin, parsedCidr } from '../../../network/cidr';
import type { Target } from '../../../policy/fixer';
import type { Violation } from '../../../policy/rule';
import { expressionViolations } from '../selection/expressions';
import { statement } from '../statement';
import { violation } from '../violation';

const SELECTORS = ['podSelector', 'namespaceSelector'] as const;

/** What is wrong with a peer of a rule of a NetworkPolicy. */
export function peerViolations(target: Target, path: Path, targetMinor: number): Violation[] {
  const peer = valueAt(target.spec, path);
  const selectors = SELECTORS.filter((field) => !isAbsent(fieldOf(peer, field)));
  if (isAbsent(fieldOf(peer, 'ipBlock'))) {
    return selectors.length === 0
      ? [statement(target, path, `${pathText(path)} is nobody; write a podSelector, a namespaceSelector or an ipBlock`)]
      : selectors.flatMap((field) => expressionViolations(target, [...path, field]));
  }
  return [
    ...selectors.map((field) => violation(target, [...path, field], 'must be left out beside ipBlock')),
    ...blockViolations(target, [...path, 'ipBlock'], targetMinor),
  ];
}

function blockViolations(target: Target, path: Path, targetMinor: number): Violation[] {
  const ipBlock = valueAt(target.spec, path);
  if (!isObject(ipBlock)) {
    return [violation(target, path, 'must have a cidr')];
  }
  const fault = cidrFault(ipBlock.cidr, targetMinor);
  const block = parsedCidr(ipBlock.cidr);
  return [
    ...(fault ? [violation(target, [...path, 'cidr'], fault)] : []),
    ...(block
      ? listIn(ipBlock, 'except').flatMap((written, index) => {
          const exception = parsedCidr(written);
          const isPart = exception === undefined || isWithin(exception, block);
          const wrong = isPart
            ? cidrFault(written, targetMinor)
            : `must be a smaller range within "${String(ipBlock.cidr)}"`;
          return wrong ? [violation(target, [...path, 'except', index], wrong)] : [];
        })
      : []),
  ];
}
