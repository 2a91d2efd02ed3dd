import * as kplus from 'cdk8s-plus-28';
import { podsOf } from './scheduled-pods';

/** Has a second node refused by a message that names the pods: cdk8s-plus says "undefined" for those of a workload. */
export function checkAssignment({ scheduling }: { readonly scheduling: kplus.PodScheduling }): void {
  Object.defineProperty(scheduling, 'assign', CHECKED);
}

// the same for all pods: each would otherwise keep a function of its own
const CHECKED: PropertyDescriptor = {
  value(this: kplus.PodScheduling, node: kplus.NamedNode): void {
    const { _nodeName: assigned } = this as unknown as Kept;
    if (assigned) {
      throw new Error(
        `[${podsOf(this).node.path}] the pods are assigned to the node "${assigned}" already, and now to "${node.name}"; ` +
          'leave one out, or attract them to several',
      );
    }
    kplus.PodScheduling.prototype.assign.call(this, node);
  },
  configurable: true,
  writable: true,
};

/** What cdk8s-plus keeps to itself. */
interface Kept {
  readonly _nodeName?: string;
}
