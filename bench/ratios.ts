import type { Case } from './cases';
import type { Figures } from './figures';
import type { Figure } from './rounds';
import type { Run } from './workspace';

/** The CPU time of one process to that of another; for components, by what is rendered, since they make other objects. */
export function cpuRatio(figures: Figures, left: Case, right: Case): Figure | undefined {
  return ratioOf(figures, left, right, ({ total }) => total);
}

/** The same without what it takes to start. */
export function cpuRatioWithoutLoad(figures: Figures, left: Case, right: Case): Figure | undefined {
  return ratioOf(figures, left, right, ({ total, load }) => total - load);
}

export function isByObject({ workload }: Pick<Case, 'workload'>): boolean {
  return workload === 'components';
}

function ratioOf(figures: Figures, left: Case, right: Case, cost: (run: Run) => number): Figure | undefined {
  const share = isByObject(left) ? ({ objects }: Run) => objects : () => 1;
  return figures.of([left, right], (one, other) => cost(one) / share(one) / (cost(other) / share(other)));
}
