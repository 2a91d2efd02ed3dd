import type { Chart } from 'cdk8s';
import type * as original from 'cdk8s-plus-28';

/** cdk8s-plus-28, or what is to replace it. */
export type Plus = typeof original;

/** A chart that uses a part of cdk8s-plus-28, with several values for each of its props. */
export interface Scenario {
  readonly title: string;
  readonly build: (k: Plus, chart: Chart) => void;
}

/** One scenario for each value. */
export function each<Value>(
  title: string,
  values: { readonly [name: string]: Value },
  build: (k: Plus, chart: Chart, value: Value) => void,
): Scenario[] {
  return Object.entries(values).map(([name, value]) => ({
    title: `${title}: ${name}`,
    build: (k, chart) => build(k, chart, value),
  }));
}
