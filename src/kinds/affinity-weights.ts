import type * as kplus from 'cdk8s-plus-28';
import type { IConstruct } from 'constructs';

/**
 * Has weights of affinities refused that are none. cdk8s-plus takes 0 for a requirement: what should hardly matter would
 * keep pods from being scheduled.
 */
export function checkAffinityWeights(pods: Scheduled): void {
  checked(pods, 'attract');
  checked(pods, 'colocate');
  checked(pods, 'separate');
}

type Scheduled = IConstruct & { readonly scheduling: kplus.PodScheduling };

type Weighed = (target: unknown, options?: { readonly weight?: number }) => void;

function checked({ node, scheduling }: Scheduled, method: 'attract' | 'colocate' | 'separate'): void {
  const unchecked = scheduling[method] as unknown as Weighed;
  Object.defineProperty(scheduling, method, {
    value: (target: unknown, options: { readonly weight?: number } = {}) => {
      checkWeight(node.path, method, options.weight);
      unchecked.call(scheduling, target, options);
    },
    configurable: true,
    writable: true,
  });
}

/** @throws if it is not from 1 to 100 */
function checkWeight(path: string, method: string, weight: number | undefined): void {
  if (weight !== undefined && !(Number.isInteger(weight) && weight >= 1 && weight <= 100)) {
    throw new Error(
      `[${path}] the weight of ${method} must be a whole number from 1 to 100, not ${String(weight)}; leave it out to require it`,
    );
  }
}
