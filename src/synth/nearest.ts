import { Chart } from 'cdk8s';
import type { IConstruct } from 'constructs';

/**
 * Those of some constructs that are nearest to another: in its chart, if any is there, and with it in the innermost scope.
 * Several are equally near.
 */
export function nearest<Candidate extends IConstruct>(
  construct: IConstruct,
  candidates: readonly Candidate[],
): Candidate[] {
  const inChart = ofItsChart(construct, candidates);
  const depths = inChart.map((candidate) => sharedScopes(construct, candidate));
  const deepest = Math.max(...depths);
  return inChart.filter((_, index) => depths[index] === deepest);
}

/** Those of some constructs that are in the chart of another; if none is, all. */
export function ofItsChart<Candidate extends IConstruct>(
  construct: IConstruct,
  candidates: readonly Candidate[],
): readonly Candidate[] {
  const chart = chartOf(construct);
  const beside = candidates.filter((candidate) => chartOf(candidate) === chart);
  return beside.length > 0 ? beside : candidates;
}

/** The chart that a construct is in, or is. */
export function chartOf(construct: IConstruct): Chart | undefined {
  return construct.node.scopes.reverse().find((scope): scope is Chart => Chart.isChart(scope));
}

function sharedScopes(left: IConstruct, right: IConstruct): number {
  const others = right.node.scopes;
  const scopes = left.node.scopes;
  const parting = scopes.findIndex((scope, index) => scope !== others[index]);
  return parting < 0 ? scopes.length : parting;
}
