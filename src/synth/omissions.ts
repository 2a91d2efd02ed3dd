import type { IConstruct } from 'constructs';
import type { Omission } from '../policy/omission';

// A global symbol: with two copies of this package in an application, each must know what the other has left out.
const OMISSIONS = Symbol.for('cdk8s-bulkhead.omissions');

type Marked = { [OMISSIONS]?: readonly Omission[] };

/** What this very construct has left out. */
export function omissionsOf(construct: IConstruct): readonly Omission[] {
  return (construct as unknown as Marked)[OMISSIONS] ?? [];
}

export function addOmission(construct: IConstruct, omission: Omission): void {
  Object.defineProperty(construct, OMISSIONS, {
    value: [...omissionsOf(construct), omission],
    enumerable: false,
    configurable: true,
  });
}
