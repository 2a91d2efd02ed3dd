import type { Chart, ChartProps } from 'cdk8s';
import type { Construct } from 'constructs';
import type { Task } from './measured';

/** A chart of cdk8s, or ours. */
export type ChartClass = new (scope: Construct, id: string, props?: ChartProps) => Chart;

/** Puts apps into charts. */
export function layOut(
  root: Construct,
  chartClass: ChartClass,
  { apps, layout }: Task,
  add: (chart: Chart, number: number) => void,
): void {
  const numbers = Array.from({ length: apps }, (_, number) => number);
  if (layout === 'one') {
    const chart = new chartClass(root, 'all', { namespace: 'shop' });
    numbers.forEach((number) => add(chart, number));
    return;
  }
  const scope = layout === 'nested' ? new chartClass(root, 'platform') : root;
  const charts: Chart[] = [];
  for (const number of numbers) {
    const chart = new chartClass(scope, `chart-${number}`, { namespace: `team-${number}` });
    add(chart, number);
    if (number > 0 && layout === 'chain') chart.addDependency(charts[number - 1]);
    if (number > 0 && layout === 'star') chart.addDependency(charts[0]);
    charts.push(chart);
  }
}
