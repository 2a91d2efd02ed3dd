import * as cases from './cases';
import { lineCharts, Panel } from './chart';
import { Figures } from './figures';
import { machineFacts } from './machine';
import { refuseTooLittle, updatePage, writeChart } from './page';
import { RUNS } from './rounds';
import { textOf } from './table';
import { nameInRatios, ratioToRaw, tablesOf } from './tables';
import { waysToRun } from './ways-to-run';
import { Workspace } from './workspace';

/**
 * What synth costs beside cdk8s and beside programs without any framework: CPU time and memory of whole processes, by
 * turns in one run. Prints tables and draws the ratios.
 *
 * @param update writes them to docs/performance.md
 */
export function benchSynth(update: boolean): void {
  if (update) refuseTooLittle();
  const workspace = new Workspace();
  try {
    const figures = Figures.measure(cases.allCases(), workspace);
    const facts = [...machineFacts(), `files are written to ${workspace.place}`, `medians of ${RUNS} rounds`];
    const tables = [...tablesOf(figures), waysToRun(workspace)];
    const chart = chartOf(figures);
    console.log([...facts, '', ...tables.map(textOf)].join('\n'));
    for (const [name, message] of figures.failures) console.log(`failed: ${name}\n${message}\n`);
    console.log(`chart: ${writeChart(chart)}`);
    refuseOtherBytes(figures);
    if (update) updatePage(facts, tables, chart);
  } finally {
    workspace.remove();
  }
}

function chartOf(figures: Figures): string {
  const panels = [
    panelOf('All in one chart', cases.IN_ONE_CHART, figures),
    panelOf('A chart for each app', cases.IN_CHARTS, figures),
  ];
  const texts = { title: 'Synth', x: 'apps of nine objects', y: 'CPU time of the process, cdk8s + cdk8s-plus-28 = 1' };
  return lineCharts(texts, panels);
}

function panelOf(title: string, variants: readonly cases.Variant[], figures: Figures): Panel {
  const lines = variants
    .filter(({ of }) => of.workload !== 'raw')
    .map((variant) => ({
      name: nameInRatios(variant).replaceAll('`', ''),
      points: cases.SIZES.flatMap((x) => {
        const ratio = ratioToRaw(figures, variant, x);
        return ratio ? [{ x, y: ratio.median }] : [];
      }),
    }));
  return { title, lines: lines.filter(({ points }) => points.length > 0) };
}

/** @throws if ours renders other bytes than cdk8s where it must not: then ratios would be of two different things */
function refuseOtherBytes(figures: Figures): void {
  const others = cases.allCases().filter((one) => {
    const [raw, ours] = [cases.RAW, cases.NONE].map((variant) =>
      figures.sample({ ...one, workload: variant.of.workload, posture: 'none' }),
    );
    return raw && ours && raw.digest !== ours.digest;
  });
  if (others.length > 0) {
    throw new Error(`with none, ours renders other bytes than cdk8s: ${others.map(cases.keyOf).join('; ')}`);
  }
}
