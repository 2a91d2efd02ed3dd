import { objectIn, valueAt } from '../../../manifest/json';
import type { Target } from '../../../policy/fixer';
import type { Violation } from '../../../policy/rule';
import { violation } from '../violation';
import { amountAt, amountViolations } from './amount';

/** What is wrong with the resources of a container or of a pod as a whole. */
export function resourceViolations(target: Target): Violation[] {
  const resources = objectIn(target.spec, 'resources');
  const limits = Object.keys(objectIn(resources, 'limits') ?? {});
  const requests = Object.keys(objectIn(resources, 'requests') ?? {});
  return [
    ...limits.flatMap((name) => amountOf(target, 'limits', name)),
    ...requests.flatMap((name) => {
      const found = amountOf(target, 'requests', name);
      return found.length > 0 ? found : againstLimit(target, name);
    }),
  ];
}

function amountOf(target: Target, list: string, name: string): Violation[] {
  const path = ['resources', list, name];
  const found = amountViolations(target, path);
  return found.length === 0 && isDevice(name) && !Number.isInteger(amountAt(target, path))
    ? [violation(target, path, 'must be a whole number')]
    : found;
}

/** Compares a request, which is an amount, with its limit. */
function againstLimit(target: Target, name: string): Violation[] {
  const path = ['resources', 'requests', name];
  const limitPath = ['resources', 'limits', name];
  const limit = valueAt(target.spec, limitPath);
  const amounts = { request: amountAt(target, path) ?? 0, limit: amountAt(target, limitPath) };
  if (limit === undefined) {
    return isIndivisible(name)
      ? [violation(target, limitPath, `must be set to what is requested, ${amounts.request}`)]
      : [];
  }
  if (amounts.limit === undefined) {
    return [];
  }
  if (isIndivisible(name)) {
    return amounts.request === amounts.limit
      ? []
      : [violation(target, path, `must be the same as its limit, ${JSON.stringify(limit)}`)];
  }
  return thousandths(amounts.request) > thousandths(amounts.limit)
    ? [violation(target, path, `must be at most its limit, ${JSON.stringify(limit)}`)]
    : [];
}

/** The API server rounds up to thousandths before it compares. What a float has too much by its nature is not rounded. */
function thousandths(amount: number): number {
  return Math.ceil(Number((amount * 1000).toPrecision(PRECISION)));
}

const PRECISION = 15;

/** What cannot be promised twice: the limit is the request. */
function isIndivisible(name: string): boolean {
  return isDevice(name) || name.startsWith('hugepages-');
}

/** Resources with a vendor's name are handed out by the piece. */
export function isDevice(name: string): boolean {
  return name.includes('/') && !name.includes('kubernetes.io/');
}
