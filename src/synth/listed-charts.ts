import * as cdk8s from 'cdk8s';
import type { IConstruct } from 'constructs';
import type { OrderedChart } from './ordering';

/** The getters of apps that list all charts in order. */
const COMPLETE = new Set<unknown>([getterOf(cdk8s.App.prototype)]);

/** Tells that the `charts` of a class are all that there are, in the order in which they are written. */
export function listsAllCharts(prototype: cdk8s.App): void {
  COMPLETE.add(getterOf(prototype));
}

/**
 * The charts that an app wants written: cdk8s asks it for its `charts`, of which a class can leave some out.
 *
 * @param ordered all of them
 */
export function listedCharts(app: IConstruct, ordered: readonly OrderedChart[]): readonly OrderedChart[] {
  if (!('charts' in app) || COMPLETE.has(getterOf(app))) {
    return ordered;
  }
  const byChart = new Map(ordered.map((each) => [each.chart, each]));
  return (app as cdk8s.App).charts.flatMap((chart) => byChart.get(chart) ?? []);
}

function getterOf(app: object): unknown {
  for (
    let holder: unknown = app;
    typeof holder === 'object' && holder !== null;
    holder = Object.getPrototypeOf(holder)
  ) {
    const described = Object.getOwnPropertyDescriptor(holder, 'charts');
    if (described) {
      return described.get;
    }
  }
  return undefined;
}
