import type * as kplus from 'cdk8s-plus-28';
import { isObject, JsonObject, listIn, objectIn } from '../manifest/json';

/** A container, and what cdk8s-plus has rendered of it. */
export type RenderedContainer = readonly [kplus.Container, JsonObject];

/** The containers of pods, init containers last, each with what cdk8s-plus has rendered of it. */
export function renderedContainers(
  template: JsonObject,
  { containers, initContainers }: kplus.AbstractPod,
): RenderedContainer[] {
  const spec = objectIn(template, 'spec');
  const pairs = paired(containers, listIn(spec, 'containers'));
  return initContainers.length === 0 ? pairs : [...pairs, ...paired(initContainers, listIn(spec, 'initContainers'))];
}

function paired(containers: readonly kplus.Container[], rendered: readonly unknown[]): RenderedContainer[] {
  return containers.flatMap((container, index): RenderedContainer[] => {
    const found = rendered[index];
    return isObject(found) ? [[container, found]] : [];
  });
}
