import * as cases from './cases';
import { growthTable, shapesTable } from './dependency-tables';
import type { Figures } from './figures';
import { CALLED, limitsOf } from './limits';
import { limitsTable } from './limits-table';
import { cpuRatio, isByObject } from './ratios';
import type { Figure } from './rounds';
import { shown, whole } from './shown';
import type { Table } from './table';

const { RAW, RESTRICTED } = cases;

const LEFT_OUT = 'With cdk8s, 3,000 charts take too long to be measured each time; `BENCH_FULL=1` has them.';

/** Everything that is shown, in order. */
export function tablesOf(figures: Figures): Table[] {
  return [
    limitsTable(limitsOf(figures)),
    ratiosTable('All in one chart', cases.IN_ONE_CHART, figures),
    { ...ratiosTable('A chart for each app', cases.IN_CHARTS, figures), note: LEFT_OUT },
    partsTable(figures),
    shapesTable(figures),
    growthTable(figures),
    memoryTable(figures),
    writerTable(figures),
  ];
}

/** The CPU time of a variant to that of cdk8s on the same apps. */
export function ratioToRaw(figures: Figures, variant: cases.Variant, apps: number): Figure | undefined {
  return cpuRatio(figures, cases.caseOf(variant, apps), cases.caseOf(cases.laidOut(RAW, variant.of.layout), apps));
}

export function nameInRatios({ name, of }: cases.Variant): string {
  return isByObject(of) ? `${name}, by object` : name;
}

function ratiosTable(title: string, variants: readonly cases.Variant[], figures: Figures): Table {
  return {
    title,
    head: ['CPU time, cdk8s = 1', ...cases.SIZES.map((apps) => `${apps.toLocaleString('en')} apps`)],
    rows: variants.map((variant) => [
      nameInRatios(variant),
      ...cases.SIZES.map((apps) => shown(ratioToRaw(figures, variant, apps))),
    ]),
  };
}

/** Milliseconds of one machine: where time goes, not how long it takes. */
function partsTable(figures: Figures): Table {
  const apps = 1_000;
  const variants = [...cases.IN_ONE_CHART, ...cases.IN_CHARTS];
  const settled = [RAW, RESTRICTED].map((variant) => cases.filledWith(variant, 'settled'));
  return {
    title: `Where the time goes, ${apps.toLocaleString('en')} apps`,
    head: ['CPU ms', 'load', 'construct', 'synth', 'total', 'objects', 'warnings'],
    rows: [...variants, ...settled].map((variant) => {
      const one = cases.caseOf(variant, apps);
      const part = (of: 'load' | 'construct' | 'synth' | 'total') => whole(figures.of([one], (run) => run[of]));
      const { objects, summary } = figures.sample(one) ?? {};
      const warnings = /(\d+) warnings?/.exec(summary ?? '')?.[1];
      const contents = variant.of.contents === 'settled' ? ', apps without warnings' : '';
      return [
        `${variant.name}, ${CALLED[variant.of.layout]}${contents}`,
        part('load'),
        part('construct'),
        part('synth'),
        part('total'),
        objects?.toLocaleString('en') ?? '',
        warnings ?? '',
      ];
    }),
  };
}

function memoryTable(figures: Figures): Table {
  const apps = 3_000;
  const raw = cases.caseOf(RAW, apps);
  return {
    title: `Peak memory, ${apps.toLocaleString('en')} apps in one chart`,
    head: ['', 'MB', 'to cdk8s'],
    rows: cases.IN_ONE_CHART.map((variant) => {
      const one = cases.caseOf(variant, apps);
      return [
        variant.name,
        whole(figures.of([one], ({ memory }) => memory)),
        shown(figures.of([one, raw], (left, right) => left.memory / right.memory)),
      ];
    }),
  };
}

function writerTable(figures: Figures): Table {
  const rows = cases.WRITER_SIZES.flatMap((apps) => {
    const raw = cases.caseOf(cases.CDK8S_WRITER, apps);
    return [cases.CDK8S_WRITER, cases.OUR_WRITER].map((variant) => {
      const one = cases.caseOf(variant, apps);
      return [
        variant.name,
        figures.sample(one)?.objects.toLocaleString('en') ?? '',
        whole(figures.of([one], ({ synth }) => synth)),
        figures.of([one], ({ synth, bytes }) => bytes / 1000 / synth)?.median.toFixed(1) ?? '',
        shown(figures.of([one, raw], (left, right) => left.synth / right.synth)),
      ];
    });
  });
  return { title: 'The YAML writer alone', head: ['', 'objects', 'CPU ms', 'MB a second', 'to cdk8s'], rows };
}
