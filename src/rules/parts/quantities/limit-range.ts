import { isAbsent, listIn, objectIn, Path, stringIn, valueAt } from '../../../manifest/json';
import { qualifiedNameFault } from '../../../manifest/name';
import type { Resource } from '../../../manifest/resource';
import type { Target } from '../../../policy/fixer';
import type { Violation } from '../../../policy/rule';
import { duplicate } from '../duplicate';
import { objectTarget } from '../object-target';
import { violation } from '../violation';
import { amountAt, amountViolations } from './amount';

const TYPES = ['Container', 'PersistentVolumeClaim', 'Pod'];

const LISTS = ['default', 'defaultRequest', 'max', 'maxLimitRequestRatio', 'min'];

/** What may be at most something else. */
const ORDER: readonly (readonly [less: string, more: string])[] = [
  ['min', 'max'],
  ['defaultRequest', 'default'],
  ['defaultRequest', 'max'],
  ['default', 'max'],
  ['min', 'defaultRequest'],
  ['min', 'default'],
];

/** What is wrong with the limits of a LimitRange. */
export function limitRangeViolations(resource: Resource): Violation[] {
  const target = objectTarget(resource);
  const types = listIn(resource.spec, 'limits').map((limit) => stringIn(limit, 'type'));
  return types.flatMap((type, index) => {
    const limit = ['spec', 'limits', index];
    return [
      ...typeViolations(target, [...limit, 'type'], types.indexOf(type)),
      ...LISTS.flatMap((list) => unreadable(target, [...limit, list])),
      ...(type === 'Pod' ? defaultsOfPods(target, limit) : []),
      ...(type === 'PersistentVolumeClaim' ? unbounded(target, limit) : []),
      ...outOfOrder(target, limit),
    ];
  });
}

function typeViolations(target: Target, path: Path, first: number): Violation[] {
  const type = valueAt(target.spec, path);
  if (typeof type !== 'string' || !(type.includes('/') ? !qualifiedNameFault(type) : TYPES.includes(type))) {
    return [violation(target, path, 'must be "Container", "Pod" or "PersistentVolumeClaim"')];
  }
  return first < Number(path[2]) ? [duplicate(target, path, `spec.limits[${first}]`)] : [];
}

function unreadable(target: Target, list: Path): Violation[] {
  return namesIn(target, list).flatMap((name) =>
    amountAt(target, [...list, name]) === undefined ? amountViolations(target, [...list, name]) : [],
  );
}

/** A pod has no requests and limits of its own to which they could apply. */
function defaultsOfPods(target: Target, limit: Path): Violation[] {
  return ['default', 'defaultRequest']
    .filter((list) => namesIn(target, [...limit, list]).length > 0)
    .map((list) => violation(target, [...limit, list], 'must be left out for the type "Pod"'));
}

function unbounded(target: Target, limit: Path): Violation[] {
  return ['min', 'max'].every((list) => isAbsent(valueAt(target.spec, [...limit, list, 'storage'])))
    ? [violation(target, [...limit, 'max', 'storage'], 'must be set, or min.storage')]
    : [];
}

function outOfOrder(target: Target, limit: Path): Violation[] {
  const found = new Map<string, Violation>(); // once for each amount
  for (const [less, more] of ORDER) {
    for (const name of namesIn(target, [...limit, less])) {
      const bound = amountAt(target, [...limit, more, name]);
      const key = `${less} ${name}`;
      if (bound !== undefined && Number(amountAt(target, [...limit, less, name])) > bound && !found.has(key)) {
        const text = JSON.stringify(valueAt(target.spec, [...limit, more, name]));
        found.set(key, violation(target, [...limit, less, name], `must be at most ${more}, which is ${text}`));
      }
    }
  }
  return [...found.values()];
}

function namesIn(target: Target, list: Path): string[] {
  return Object.keys(objectIn(valueAt(target.spec, list.slice(0, -1)), String(list[list.length - 1])) ?? {});
}
