import type { ApiObject } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { ConstructTree, constructsOf, treeOf } from './construct-tree';
import { listedCharts } from './listed-charts';
import { Ordering, orderingOf } from './ordering';
import { isNone } from './render';
import { validate } from './validation';

/** What there is to render, before anything is. */
export interface AppPlan extends Ordering {
  readonly tree: ConstructTree;
  /** Whether nothing is changed or judged anywhere, so that no object has to wait for another. */
  readonly isPlain: boolean;
}

/**
 * Validates an app once and orders it once.
 *
 * @throws if a validation fails, or dependencies form a cycle
 */
export function planOf(app: IConstruct): AppPlan {
  validate(constructsOf(app));
  const tree = treeOf(app); // a validation may have made, or removed, constructs
  const { charts, hasDependantCharts } = orderingOf(tree);
  return {
    tree,
    charts: listedCharts(app, charts),
    hasDependantCharts,
    isPlain: tree.every(({ posture }) => isNone(posture)),
  };
}

/** All objects in the order in which they are written. */
export function objectsOf({ charts }: AppPlan): ApiObject[] {
  return charts.flatMap(({ objects }) => objects.map(({ construct }) => construct));
}
