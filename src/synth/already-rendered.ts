import type { ApiObject, Chart } from 'cdk8s';
import type { JsonObject } from '../manifest/json';

const OBJECTS = new WeakMap<ApiObject, JsonObject>();
const CHARTS = new WeakMap<Chart, readonly JsonObject[]>();

/** What an object has been rendered to by the synth that is running, which must not be rendered again. */
export function manifestInProgress(object: ApiObject): JsonObject | undefined {
  return OBJECTS.get(object);
}

/** What the objects of a chart have been rendered to by the synth that is running. */
export function manifestsInProgress(chart: Chart): readonly JsonObject[] | undefined {
  return CHARTS.get(chart);
}

/** Runs a function in which a chart and its objects give what they have been rendered to. */
export function whileRendered<Result>(
  chart: Chart,
  objects: readonly (readonly [ApiObject, JsonObject])[],
  manifests: readonly JsonObject[],
  run: () => Result,
): Result {
  objects.forEach(([object, manifest]) => OBJECTS.set(object, manifest));
  CHARTS.set(chart, manifests);
  try {
    return run();
  } finally {
    objects.forEach(([object]) => OBJECTS.delete(object));
    CHARTS.delete(chart);
  }
}
