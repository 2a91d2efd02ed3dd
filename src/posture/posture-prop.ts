import type { IConstruct } from 'constructs';
import type { Posture } from './posture';
import { valueText } from './value-text';

/** Postures that can be named; what people write in place of one. */
const NAMES: readonly unknown[] = ['restricted', 'baseline', 'strict', 'none'];

/**
 * Applies the posture that a construct was given, if it was given one.
 *
 * @throws if it is no posture
 */
export function applyPosture(scope: IConstruct, posture: Posture | undefined): void {
  if (posture === undefined) {
    return;
  }
  // by what it has, as another copy of this package may have made it
  if (typeof posture?.applyTo !== 'function') {
    const named: unknown = typeof posture === 'function' ? (posture as { name: string }).name : posture;
    const meant = NAMES.includes(named) ? String(named) : 'restricted';
    throw new Error(`the posture of "${scope.node.path || 'App'}" is ${valueText(posture)}; write Posture.${meant}()`);
  }
  posture.applyTo(scope);
}
