import type { Limit } from './limits';
import { RUNS } from './rounds';
import { rounded, shown, shownRange } from './shown';
import type { Table } from './table';

export function limitsTable(limits: readonly Limit[]): Table {
  return {
    title: 'Limits',
    head: ['case', 'at most', 'measured', 'least to greatest', 'without start-up', ''],
    rows: limits.map(({ name, atMost, measured, withoutLoad, met }) => [
      name,
      atMost === undefined ? '' : rounded(atMost),
      shown(measured),
      shownRange(measured),
      shown(withoutLoad),
      met === undefined ? '' : met ? 'met' : 'not met',
    ]),
    note:
      'CPU time of whole processes; of synth alone where it is growth, and of the writer alone where it is that. A ratio is ' +
      `of two processes of one round, and what is shown is the median of ${RUNS} rounds.`,
  };
}
