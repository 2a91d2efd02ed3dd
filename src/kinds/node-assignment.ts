import type * as kplus from 'cdk8s-plus-28';
import type { IConstruct } from 'constructs';

/** Has a second node refused by a message that names the pods: cdk8s-plus says "undefined" for those of a workload. */
export function checkAssignment({
  node: { path },
  scheduling,
}: IConstruct & { readonly scheduling: kplus.PodScheduling }): void {
  const { assign } = scheduling;
  let assigned: kplus.NamedNode | undefined;
  Object.defineProperty(scheduling, 'assign', {
    value: (node: kplus.NamedNode) => {
      if (assigned) {
        throw new Error(
          `[${path}] the pods are assigned to the node "${assigned.name}" already, and now to "${node.name}"; leave one ` +
            'out, or attract them to several',
        );
      }
      assign.call(scheduling, node);
      assigned = node;
    },
    configurable: true,
    writable: true,
  });
}
