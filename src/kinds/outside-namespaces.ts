import type { ApiObject } from 'cdk8s';
import { isObject, JsonObject } from '../manifest/json';
import { amend } from '../synth/own-kind';

/**
 * Takes the namespace of the chart from an object whose kind is in none: cdk8s puts it on every object.
 *
 * @param when whether the posture in force asks for it, at the time of rendering
 */
export function outsideNamespaces(object: ApiObject, when: () => boolean = () => true): void {
  const leave = ({ metadata }: JsonObject) => {
    if (isObject(metadata)) {
      delete metadata.namespace;
    }
  };
  amend(object, leave, when);
  OUTSIDE.add(object);
}

const OUTSIDE = new WeakSet<ApiObject>();

/** Whether the kind of an object of this library is in no namespace. */
export function isOutsideNamespaces(object: ApiObject): boolean {
  return OUTSIDE.has(object);
}
