import type { ApiObject, Chart } from 'cdk8s';
import type { JsonObject } from '../manifest/json';
import type { OrderedChart } from './ordering';
import type { OutputDocument } from './output-files';
import { asOneManifest, Rendered, Rendering } from './render';

/** A chart and what becomes of its own objects, in order. */
export interface RenderedChart extends Rendered {
  readonly chart: Chart;
  readonly objects: readonly ApiObject[];
  /** What each of the objects has become, as cdk8s expects it of an object. */
  readonly wholes: readonly JsonObject[];
}

/** The manifests of a chart, and where each comes from. */
export function* documentsOf({ manifests, origins }: Rendered): Iterable<OutputDocument> {
  for (let index = 0; index < manifests.length; index++) {
    yield { manifest: manifests[index], origin: origins[index] };
  }
}

export function renderChart({ chart, objects }: OrderedChart): RenderedChart {
  const rendering = new Rendering();
  const wholes: JsonObject[] = [];
  for (const node of objects) {
    wholes.push(asOneManifest(rendering.add(node.construct, node)));
  }
  return { chart, objects: objects.map(({ construct }) => construct), wholes, ...rendering };
}
