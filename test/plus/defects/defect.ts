import { App, AppProps, Chart, ChartProps, Testing } from 'cdk8s';
import type { Plus } from '../scenarios/scenario';

/** Something that cdk8s-plus-28 or cdk8s does wrong, named by what a user sees of ours instead. */
export interface Defect {
  readonly title: string;
  /** What a user sees, with the classes of cdk8s-plus-28 or ours. What is thrown is seen as `refused`. */
  readonly seen: (k: Plus, chart: NewChart) => unknown;
  /** What it should be: a value, or a matcher. */
  readonly mended: unknown;
}

/** Makes the chart "shop", in the namespace of that name, in an app of its own, of cdk8s or ours. */
export type NewChart = (props?: ChartProps, appProps?: AppProps) => Chart;

/** An error that says something. */
export function refused(text: string): object {
  return { refused: expect.stringContaining(text) as unknown };
}

/** The objects of a kind that a chart renders. */
export function rendered(chart: Chart, kind: string): any[] {
  return Testing.synth(chart).filter((manifest) => manifest.kind === kind);
}

/** The pod of the first object of a kind that a chart renders. */
export function podOf(chart: Chart, kind: string): any {
  const [{ spec }] = rendered(chart, kind);
  return kind === 'Pod' ? spec : spec.template.spec;
}

/** A container that nothing is wrong with. */
export const CONTAINER = {
  image: 'registry.example.com/web:1.0.0',
  portNumber: 8080,
  resources: {},
};

export function appOf(chart: Chart): App {
  return chart.node.root as App;
}
