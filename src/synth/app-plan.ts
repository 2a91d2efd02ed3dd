import type { ApiObject } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { ConstructTree, constructsOf, TreeNode, treeOf } from './construct-tree';
import { listedCharts } from './listed-charts';
import { OrderedChart, Ordering, orderingOf, orderingOfChart } from './ordering';
import { isNone } from './render';
import { validate } from './validation';

/** What there is to render, before anything is. */
export class AppPlan implements Ordering {
  public readonly hasDependantCharts: boolean;
  /** Whether nothing is changed or judged anywhere, so that no object has to wait for another. */
  public readonly isPlain: boolean;
  private readonly planned: ConstructTree;
  private readonly ordered: OrderedChart[];
  private current: ConstructTree;

  /**
   * Validates an app once and orders it once.
   *
   * @throws if a validation fails, or dependencies form a cycle
   */
  constructor(private readonly app: IConstruct) {
    validate(constructsOf(app));
    this.planned = treeOf(app); // a validation may have made, or removed, constructs
    this.current = this.planned;
    const { charts, hasDependantCharts } = orderingOf(this.planned);
    this.ordered = [...listedCharts(app, charts)];
    this.hasDependantCharts = hasDependantCharts;
    this.isPlain = this.planned.every(({ posture }) => isNone(posture));
  }

  public get charts(): readonly OrderedChart[] {
    return this.ordered;
  }

  /** All constructs, with those that have been made in time to be rendered. */
  public get tree(): ConstructTree {
    return this.current;
  }

  /** All objects in the order in which they are written. */
  public get objects(): ApiObject[] {
    return this.ordered.flatMap(({ objects }) => objects.map(({ construct }) => construct));
  }

  /**
   * The charts, each as it is when its turn comes: as in cdk8s, a Lazy of one may add objects to those that come later.
   *
   * @throws if a validation fails by then, or dependencies form a cycle
   */
  public *chartsInTurn(): Iterable<OrderedChart> {
    for (let index = 0; index < this.ordered.length; index++) {
      const { chart, node } = this.ordered[index];
      if (index > 0 && this.hasChanged(node)) {
        validate(constructsOf(this.app));
        this.current = treeOf(this.app);
        this.ordered[index] = orderingOfChart(this.current, chart);
      }
      yield this.ordered[index];
    }
  }

  private hasChanged({ construct, index, end }: TreeNode): boolean {
    const constructs = constructsOf(construct);
    return (
      constructs.length !== end - index ||
      constructs.some((each, place) => each !== this.planned[index + place].construct)
    );
  }
}
