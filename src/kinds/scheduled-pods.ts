import type * as kplus from 'cdk8s-plus-28';

/** The pods that are scheduled, which cdk8s-plus keeps to itself. */
export function podsOf(scheduling: kplus.PodScheduling): kplus.AbstractPod {
  return (scheduling as unknown as { readonly instance: kplus.AbstractPod }).instance;
}
