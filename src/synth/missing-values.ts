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
 * @param maps what the maps are called, and what is in them
 */
export function missingValues(maps: { readonly [map: string]: Values | undefined }): string[] {
  const faults: string[] = [];
  for (const map of Object.keys(maps)) {
    const values = maps[map] ?? NO_VALUES;
    for (const key of Object.keys(values)) {
      if (isAbsent(values[key])) {
        const path = pathText([...map.split('.'), key]);
        faults.push(`${path} is ${String(values[key])}, so it would be left out; write a string, or leave its key out`);
      }
    }
  }
  return faults;
}

const NO_VALUES: Values = {};

/** Refuses labels and annotations of an object that have no value, unless the posture leaves objects as they are. */
export function refuseMissingMetadata(object: ApiObject): void {
  object.node.addValidation(new MetadataValidation(object));
}

/** A class, as every object of ours has one: a function for each would keep more. */
class MetadataValidation implements IValidation {
  constructor(private readonly object: ApiObject) {}

  public validate(): string[] {
    const faults = missingValues(mapsOf('metadata', this.object.metadata));
    return faults.length === 0 || leavesAsIs(effectivePosture(this.object)) ? [] : faults;
  }
}

/**
 * The labels and annotations of an object, or of the pods that it makes.
 *
 * @param name what users call them
 */
export function mapsOf(name: string, metadata: object): { [map: string]: Values } {
  // what cdk8s keeps to itself
  const { annotations, labels } = metadata as { readonly annotations: Values; readonly labels: Values };
  return { [`${name}.annotations`]: annotations, [`${name}.labels`]: labels };
}
