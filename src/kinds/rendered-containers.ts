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
  const pairs: RenderedContainer[] = [];
  addPairs(pairs, containers, listIn(spec, 'containers'));
  addPairs(pairs, initContainers, listIn(spec, 'initContainers'));
  return pairs;
}

function addPairs(
  pairs: RenderedContainer[],
  containers: readonly kplus.Container[],
  rendered: readonly unknown[],
): void {
  for (let index = 0; index < containers.length; index += 1) {
    const found = rendered[index];
    if (isObject(found)) {
      pairs.push([containers[index], found]);
    }
  }
}
