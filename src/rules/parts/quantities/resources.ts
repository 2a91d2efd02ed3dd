import { fieldOf, JsonObject, objectIn, valueAt } from '../../../manifest/json';
import { quantityOf } from '../../../manifest/quantity';
import type { Target } from '../../../policy/fixer';
import type { Violation } from '../../../policy/rule';
import { violation } from '../violation';
import { amountAt, amountViolations } from './amount';

/** What is wrong with the resources of a container or of a pod as a whole. */
export function resourceViolations(target: Target): Violation[] {
  const resources = objectIn(target.spec, 'resources');
  const limits = objectIn(resources, 'limits') ?? NOTHING;
  const requests = objectIn(resources, 'requests') ?? NOTHING;
  const found: Violation[] = [];
  for (const name of Object.keys(limits)) {
    if (!isUsual(name, limits)) {
      found.push(...amountOf(target, 'limits', name));
    }
  }
  for (const name of Object.keys(requests)) {
    if (isUsual(name, requests) && isWithin(requests[name], fieldOf(limits, name))) {
      continue;
    }
    const amounts = amountOf(target, 'requests', name);
    found.push(...(amounts.length > 0 ? amounts : againstLimit(target, name)));
  }
  return found;
}

const NOTHING: JsonObject = Object.freeze({});

/** Whether there is nothing wrong with an amount by itself, for a resource that may be divided: as with nearly all. */
function isUsual(name: string, amounts: JsonObject): boolean {
  const amount = quantityOf(amounts[name]);
  return amount !== undefined && amount >= 0 && !isIndivisible(name);
}

/** Whether a request is clearly no more than its limit. */
function isWithin(request: unknown, limit: unknown): boolean {
  return limit === undefined || Number(quantityOf(request)) <= (quantityOf(limit) ?? 0);
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
  return amounts.request > amounts.limit && thousandths(amounts.request) > thousandths(amounts.limit)
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
