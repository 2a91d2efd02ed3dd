import type { IConstruct } from 'constructs';
import type { Omission } from '../policy/omission';
import type { ConstructTree } from './construct-tree';

// A global symbol: with two copies of this package in an application, each must know what the other has left out.
const OMISSIONS = Symbol.for('cdk8s-bulkhead.omissions');

type Marked = { [OMISSIONS]?: readonly Omission[] };

const NONE: readonly never[] = Object.freeze([]);

/** What this very construct has left out. */
export function omissionsOf(construct: IConstruct): readonly Omission[] {
  return (construct as unknown as Marked)[OMISSIONS] ?? NONE;
}

/** What an app has left out: what holds objects does so, never an object. */
export function omissionsIn(tree: ConstructTree): Omission[] {
  const found: Omission[] = [];
  for (const { construct, isObject } of tree) {
    if (!isObject) {
      for (const omission of omissionsOf(construct)) {
        found.push(omission);
      }
    }
  }
  return found;
}

export function addOmission(construct: IConstruct, omission: Omission): void {
  Object.defineProperty(construct, OMISSIONS, {
    value: [...omissionsOf(construct), omission],
    enumerable: false,
    configurable: true,
  });
}
