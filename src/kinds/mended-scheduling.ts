import type * as kplus from 'cdk8s-plus-28';
import { KEPT_LABELS } from './affinity-labels';
import { CHECKED_WEIGHTS } from './affinity-weights';
import { CHECKED_ASSIGNMENT } from './node-assignment';

/** Has pods scheduled by methods of this library where those of cdk8s-plus go wrong. */
export function mendScheduling({ scheduling }: { readonly scheduling: kplus.PodScheduling }): void {
  Object.setPrototypeOf(scheduling, mended(Object.getPrototypeOf(scheduling) as object));
}

/** The same for all of a class: pods alone and those of workloads have one each. */
function mended(prototype: object): object {
  let own = MENDED.get(prototype);
  if (!own) {
    own = Object.create(prototype, { ...KEPT_LABELS, ...CHECKED_WEIGHTS, ...CHECKED_ASSIGNMENT }) as object;
    MENDED.set(prototype, own);
  }
  return own;
}

const MENDED = new WeakMap<object, object>();
