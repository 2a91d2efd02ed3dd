import { objectIn } from '../../../manifest/json';
import { qualifiedNameFault } from '../../../manifest/name';
import type { Resource } from '../../../manifest/resource';
import type { Violation } from '../../../policy/rule';
import { objectTarget } from '../object-target';
import { violation } from '../violation';
import { amountAt, amountViolations } from './amount';

/** What a quota can bound by the piece. */
const COUNTED = [
  'configmaps',
  'persistentvolumeclaims',
  'pods',
  'replicationcontrollers',
  'resourcequotas',
  'secrets',
  'services',
  'services.loadbalancers',
  'services.nodeports',
];

/** What it can bound by the amount. */
const MEASURED = ['cpu', 'ephemeral-storage', 'memory'];

const BOUNDS: ReadonlySet<string> = new Set([
  ...COUNTED,
  ...MEASURED,
  ...MEASURED.flatMap((name) => [`requests.${name}`, `limits.${name}`]),
  'requests.storage',
]);

const HUGE_PAGES = /^(requests\.)?hugepages-/;

/** What is wrong with the bounds of a ResourceQuota. */
export function quotaViolations(resource: Resource): Violation[] {
  const target = objectTarget(resource);
  return Object.keys(objectIn(resource.spec, 'hard') ?? {}).flatMap((name) => {
    const path = ['spec', 'hard', name];
    const fault = nameFault(name);
    if (fault) {
      return [violation(target, path, fault)];
    }
    const found = amountViolations(target, path);
    return found.length === 0 && isCounted(name) && !Number.isInteger(amountAt(target, path))
      ? [violation(target, path, 'must be a whole number')]
      : found;
  });
}

function nameFault(name: string): string | undefined {
  const isKnown = !qualifiedNameFault(name) && (name.includes('/') || BOUNDS.has(name) || HUGE_PAGES.test(name));
  return isKnown
    ? undefined
    : 'must be a resource that Kubernetes counts, or one with the name of its group, e.g. "count/jobs.batch"';
}

/** What has a vendor's name, and is not a request, is handed out by the piece. */
function isCounted(name: string): boolean {
  return (
    COUNTED.includes(name) || (name.includes('/') && !name.includes('kubernetes.io/') && !name.startsWith('requests.'))
  );
}
