import type { AppPlan } from './plan';

/** In how many of the apps each thing is, that an app can have: `type 2`, `what include`, `$lazy`, `op move`. */
export function coverageOf(plans: readonly AppPlan[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const plan of plans) {
    for (const thing of new Set(thingsIn(plan, ''))) {
      counts.set(thing, (counts.get(thing) ?? 0) + 1);
    }
  }
  return counts;
}

/** Fields whose values are names of what there can be. */
const NAMING = new Set([
  'type',
  'metadata',
  'unsorted',
  'resolvers',
  'what',
  'own',
  'op',
  'call',
  'file',
  'name',
  '$odd',
]);

function thingsIn(value: unknown, field: string): string[] {
  if (Array.isArray(value)) {
    return value.flatMap((item) => thingsIn(item, field));
  }
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value).flatMap(([key, item]) => [
      ...(key.startsWith('$') ? [key] : []),
      ...thingsIn(item, key),
    ]);
  }
  return NAMING.has(field) ? [`${field} ${String(value)}`] : [];
}
