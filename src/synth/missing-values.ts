import type { ApiObject } from 'cdk8s';
import type { IValidation } from 'constructs';
import { isAbsent, pathText } from '../manifest/json';
import { effectivePosture } from '../posture/scope';
import { leavesAsIs } from './render';

/** Values by their key, as users gave them. */
export type Values = { readonly [key: string]: unknown };

/**
 * Keys that have no value, such as one of a process that has no variable of the name: cdk8s leaves them out.
 *
 * @param map what users call the map that has them, e.g. `metadata.labels`
 */
export function missingValues(map: string, values: Values = NO_VALUES): readonly string[] {
  let faults: string[] | undefined;
  for (const key of Object.keys(values)) {
    if (isAbsent(values[key])) {
      const path = pathText([...map.split('.'), key]);
      faults ??= [];
      faults.push(`${path} is ${String(values[key])}, so it would be left out; write a string, or leave its key out`);
    }
  }
  return faults ?? NONE;
}

const NO_VALUES: Values = {};
const NONE: readonly never[] = Object.freeze([]);

/** Refuses labels and annotations of an object that have no value, unless the posture leaves objects as they are. */
export function refuseMissingMetadata(object: ApiObject): void {
  object.node.addValidation(new MetadataValidation(object));
}

/** A class, as every object of ours has one: a function for each would keep more. */
class MetadataValidation implements IValidation {
  constructor(private readonly object: ApiObject) {}

  public validate(): string[] {
    const faults = missingMetadata('metadata', this.object.metadata);
    return faults.length === 0 || leavesAsIs(effectivePosture(this.object)) ? [] : faults;
  }
}

/**
 * The labels and annotations without a value of an object, or of the pods that it makes.
 *
 * @param name what users call them
 */
export function missingMetadata(name: string, metadata: object): string[] {
  // what cdk8s keeps to itself
  const { annotations, labels } = metadata as { readonly annotations: Values; readonly labels: Values };
  return [...missingValues(`${name}.annotations`, annotations), ...missingValues(`${name}.labels`, labels)];
}
