import type * as kplus from 'cdk8s-plus-28';
import { isObject, JsonObject, listIn, objectIn, sortKeys, stringIn } from '../manifest/json';
import { volumeFields } from './volume-fields';
import { volumeNames, volumesOf } from './volume-names';

/** Whether pods have a volume, mounted or not, that cdk8s-plus cannot express. */
export function hasVolumeFields(pods: kplus.AbstractPod): boolean {
  return volumesOf(pods).some((volume) => volumeFields(volume) !== undefined);
}

/**
 * Writes those volumes of pods that cdk8s-plus cannot express, if there are any. Those that are names only are made by
 * somebody else.
 */
export function writeVolumeFields(template: JsonObject, pods: kplus.AbstractPod): boolean {
  const own = volumesOf(pods).filter((volume) => volumeFields(volume) !== undefined);
  const spec = objectIn(template, 'spec');
  if (own.length === 0 || !spec) {
    return false;
  }
  const names = volumeNames(pods);
  const fields = new Map(own.map((volume) => [names.get(volume), volumeFields(volume)]));
  const volumes = listIn(spec, 'volumes').flatMap((volume) => {
    const found = fields.get(stringIn(volume, 'name'));
    if (found === undefined || !isObject(volume)) {
      return [volume];
    }
    return found === null ? [] : [sortKeys({ name: volume.name, ...found() })];
  });
  if (volumes.length > 0) {
    spec.volumes = volumes;
  } else {
    delete spec.volumes;
  }
  return true;
}
