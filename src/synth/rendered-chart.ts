import type { ApiObject, Chart } from 'cdk8s';
import type { OrderedChart } from './ordering';
import type { OutputDocument } from './output-files';
import { render, Rendered } from './render';

/** A chart and what becomes of its own objects, in order. */
export interface RenderedChart extends Rendered {
  readonly chart: Chart;
  readonly objects: readonly ApiObject[];
  /** What each of the objects has become, which are more manifests where there is a List. */
  readonly parts: readonly Rendered[];
}

/** The manifests of a chart, and where each comes from. */
export function documentsOf({ subjects, manifests }: RenderedChart): OutputDocument[] {
  return manifests.map((manifest, index) => ({ manifest, origin: subjects[index].resource.origin }));
}

export function renderChart({ chart, objects }: OrderedChart): RenderedChart {
  const parts = objects.map((node) => render(node.construct, node));
  return {
    chart,
    objects: objects.map(({ construct }) => construct),
    parts,
    manifests: parts.flatMap(({ manifests }) => manifests),
    subjects: parts.flatMap(({ subjects }) => subjects),
    changes: parts.flatMap(({ changes }) => changes),
    warnings: parts.flatMap(({ warnings }) => warnings),
  };
}
