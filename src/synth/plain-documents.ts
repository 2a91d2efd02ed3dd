import type { AppPlan } from './app-plan';
import { isOverridden, overridden } from './chart-override';
import { whileNamesStay } from './content-names';
import type { OrderedChart } from './ordering';
import type { OutputDocument } from './output-files';
import { renderPlainly } from './render';
import { documentsOf, renderChart } from './rendered-chart';

/**
 * Renders an app that is neither changed nor judged, object by object: none is kept, so that of a big app there is never
 * more than one chart in memory, and that as text.
 *
 * @param overrides whether what charts override in `toJson` counts
 * @returns what the user should know
 * @throws if an object cannot be rendered
 */
export function eachPlainChart(
  plan: AppPlan,
  overrides: boolean,
  add: (chart: OrderedChart['chart'], documents: Iterable<OutputDocument>) => void,
): string[] {
  const warnings: string[] = [];
  whileNamesStay(() => {
    for (const ordered of plan.chartsInTurn()) {
      add(ordered.chart, plainDocuments(ordered, overrides, warnings));
    }
  });
  return warnings;
}

function* plainDocuments(ordered: OrderedChart, overrides: boolean, warnings: string[]): Iterable<OutputDocument> {
  if (overrides && isOverridden(ordered.chart)) {
    const rendered = overridden(renderChart(ordered), ordered.node);
    warnings.push(...rendered.warnings);
    yield* documentsOf(rendered);
    return;
  }
  for (const { construct } of ordered.objects) {
    const rendered = renderPlainly(construct);
    warnings.push(...rendered.warnings);
    yield { manifest: rendered.manifest, origin: construct.node.path };
  }
}
