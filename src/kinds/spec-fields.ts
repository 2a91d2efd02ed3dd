import type { ApiObject } from 'cdk8s';
import { isObject, JsonObject } from '../manifest/json';
import { amend } from '../synth/own-kind';
import { hasDefined, writeFields } from './written-fields';

/**
 * Writes fields into the `spec` of an object that cdk8s-plus cannot express, each at its place in the alphabet. What is
 * undefined stays out, and an object of which all are is rendered by cdk8s alone.
 *
 * @param fields in the API's spelling. Called at every rendering, so it must be pure.
 */
export function writeSpecFields(object: ApiObject, fields: () => JsonObject): void {
  amend(
    object,
    ({ spec }) => {
      if (isObject(spec)) {
        writeFields(spec, fields());
      }
    },
    () => hasDefined(fields()),
  );
}
