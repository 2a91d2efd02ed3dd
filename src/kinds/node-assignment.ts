import * as kplus from 'cdk8s-plus-28';
import { podsOf } from './scheduled-pods';

/** What has a second node refused by a message that names the pods: cdk8s-plus says "undefined" for those of a workload. */
export const CHECKED_ASSIGNMENT: PropertyDescriptorMap = {
  assign: { value: assign, configurable: true, writable: true },
};

function assign(this: kplus.PodScheduling, node: kplus.NamedNode): void {
  const { _nodeName: assigned } = this as unknown as Kept;
  if (assigned) {
    throw new Error(
      `[${podsOf(this).node.path}] the pods are assigned to the node "${assigned}" already, and now to "${node.name}"; ` +
        'leave one out, or attract them to several',
    );
  }
  kplus.PodScheduling.prototype.assign.call(this, node);
}

/** What cdk8s-plus keeps to itself. */
interface Kept {
  readonly _nodeName?: string;
}
