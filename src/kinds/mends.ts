import type { IConstruct } from 'constructs';
import { actOnPosture, effectivePosture } from '../posture/scope';
import { leavesAsIs } from '../synth/render';

/**
 * Whether defects of cdk8s-plus are mended in a construct: not where the posture leaves objects as they are. From then on
 * the posture cannot change above it.
 */
export function mends(construct: IConstruct): boolean {
  return !leavesAsIs(actOnPosture(construct));
}

/** The same for what is about to be created in a scope, whose constructor has to ask again for itself. */
export function mendsIn(scope: IConstruct): boolean {
  return !leavesAsIs(effectivePosture(scope));
}
