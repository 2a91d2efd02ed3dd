import type * as kplus from 'cdk8s-plus-28';
import type { JsonObject } from '../manifest/json';

// A global symbol: with two copies of this package in an application, each must know the volumes of the other.
const FIELDS = Symbol.for('cdk8s-bulkhead.volume-fields');

/** What a volume is besides its name, in the API's field names; null if it is only the name of one made elsewhere. */
export type VolumeFields = (() => JsonObject) | null;

/**
 * Says what a volume is that cdk8s-plus cannot express. Pods of this library write it; others would render a volume
 * without a source, which is an empty directory to the API server, so they are refused.
 */
export function setVolumeFields(volume: kplus.Volume, fields: VolumeFields): void {
  const refuse = () => {
    throw new Error(
      `the pods that mount "${volume.node.path}" are not of this library, and cdk8s-plus-28 cannot render its volume; ` +
        'take the kind of the same name from cdk8s-bulkhead',
    );
  };
  Object.defineProperty(volume, FIELDS, { value: fields });
  Object.defineProperty(volume, '_toKube', { value: refuse, configurable: true, writable: true });
}

/** What was said of a volume; undefined if cdk8s-plus renders it. */
export function volumeFields(volume: kplus.Volume): VolumeFields | undefined {
  return (volume as unknown as { [FIELDS]?: VolumeFields })[FIELDS];
}
