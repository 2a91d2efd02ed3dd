import type { ApiObject } from 'cdk8s';
import { pathText } from '../manifest/json';
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
  return Object.entries(maps).flatMap(([map, values = {}]) =>
    Object.entries(values)
      .filter(([, value]) => value === undefined || value === null)
      .map(
        ([key, value]) =>
          `${pathText([...map.split('.'), key])} is ${String(value)}, so it would be left out; write a string, or leave its key out`,
      ),
  );
}

/** Refuses labels and annotations of an object that have no value, unless the posture leaves objects as they are. */
export function refuseMissingMetadata(object: ApiObject): void {
  const faults = () => missingValues(mapsOf('metadata', object.metadata));
  object.node.addValidation({ validate: () => (leavesAsIs(effectivePosture(object)) ? [] : faults()) });
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
