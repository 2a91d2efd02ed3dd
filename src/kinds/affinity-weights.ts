import * as kplus from 'cdk8s-plus-28';
import { podsOf } from './scheduled-pods';

/**
 * What has weights of affinities refused that are none. cdk8s-plus takes 0 for a requirement: what should hardly matter
 * would keep pods from being scheduled.
 */
export const CHECKED_WEIGHTS: PropertyDescriptorMap = {
  attract: checked('attract'),
  colocate: checked('colocate'),
  separate: checked('separate'),
};

type Weighed = (target: unknown, options?: { readonly weight?: number }) => void;

function checked(method: 'attract' | 'colocate' | 'separate'): PropertyDescriptor {
  return {
    value(this: kplus.PodScheduling, target: unknown, options: { readonly weight?: number } = {}): void {
      checkWeight(podsOf(this).node.path, method, options.weight);
      (kplus.PodScheduling.prototype[method] as unknown as Weighed).call(this, target, options);
    },
    configurable: true,
    writable: true,
  };
}

/** @throws if it is not from 1 to 100 */
function checkWeight(path: string, method: string, weight: number | undefined): void {
  if (weight !== undefined && !(Number.isInteger(weight) && weight >= 1 && weight <= 100)) {
    throw new Error(
      `[${path}] the weight of ${method} must be a whole number from 1 to 100, not ${String(weight)}; leave it out to require it`,
    );
  }
}
