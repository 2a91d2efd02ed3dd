import type { ApiObject } from 'cdk8s';
import { isObject, JsonObject } from '../manifest/json';
import { amend } from '../synth/own-kind';
import { hasDefined, writeFields } from './written-fields';

/**
 * Writes fields into the `spec` of an object that cdk8s-plus cannot express, each at its place in the alphabet. What is
 * undefined stays out, and an object of which all are is rendered by cdk8s alone.
 *
 * @param fields in the API's spelling. Called at every rendering, so it must be pure.
 * @param given what they are made of: where all of it is undefined, so are they, and nothing is kept
 */
export function writeSpecFields(object: ApiObject, fields: () => JsonObject, ...given: readonly unknown[]): void {
  if (given.every((each) => each === undefined)) {
    return;
  }
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
