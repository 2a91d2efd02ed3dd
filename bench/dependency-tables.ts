import * as cases from './cases';
import type { Figures } from './figures';
import { CALLED, growth } from './limits';
import { shown, whole } from './shown';
import type { Table } from './table';

const { RAW, NONE, RESTRICTED } = cases;

export function shapesTable(figures: Figures): Table {
  const rows = cases.SHAPES.flatMap(({ layout, apps }) =>
    apps.map((count) => {
      const [raw, none, restricted] = [RAW, NONE, RESTRICTED].map((one) =>
        cases.caseOf(cases.laidOut(one, layout), count),
      );
      const ratio = (one: cases.Case) => shown(figures.of([one, raw], (left, right) => left.synth / right.synth));
      return [
        `${CALLED[layout]}, ${count} apps`,
        whole(figures.of([raw], ({ synth }) => synth)),
        whole(figures.of([none], ({ synth }) => synth)),
        whole(figures.of([restricted], ({ synth }) => synth)),
        ratio(none),
        ratio(restricted),
      ];
    }),
  );
  const links = cases.linked().map((variant) => {
    const one = cases.caseOf(variant, cases.LINKS);
    return whole(figures.of([one], ({ synth }) => synth)) || failureOf(figures, one);
  });
  return {
    title: 'Charts that depend on each other',
    head: ['synth alone, CPU ms', 'cdk8s', '`none`', '`restricted`', '`none` / cdk8s', '`restricted` / cdk8s'],
    rows: [...rows, [`a chain of ${cases.LINKS.toLocaleString('en')} charts of one object`, '', ...links, '', '']],
    note: 'There is nothing to compare longer chains with: each chart beyond the eighth takes cdk8s many times as long as the one before, and soon it never ends.',
  };
}

export function growthTable(figures: Figures): Table {
  const [least, , greatest] = cases.GROWTH;
  return {
    title: `Growth from ${least} to ${greatest.toLocaleString('en')} apps`,
    head: ['exponent of synth', 'cdk8s', '`none`', '`restricted`'],
    rows: (['one', 'chart', 'nested', 'chain', 'star'] as const).map((layout) => [
      CALLED[layout],
      ...[RAW, NONE, RESTRICTED].map((variant) => shown(growth(figures, cases.laidOut(variant, layout)).measured)),
    ]),
    note: 'With an exponent of 1, twice as many apps take twice as long.',
  };
}

function failureOf(figures: Figures, one: cases.Case): string {
  return figures.failures.has(cases.keyOf(one)) ? 'fails' : '';
}
