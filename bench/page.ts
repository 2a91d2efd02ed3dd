import * as fs from 'node:fs';
import * as path from 'node:path';
import { PROJECT } from '../conformance/command';
import { RUNS } from './rounds';
import { markdownOf, Table } from './table';

const PAGE = path.join(PROJECT, 'docs', 'performance.md');
const CHART = path.join(PROJECT, 'docs', 'performance.svg');

/** How many rounds make figures that may be shown to others. */
const ENOUGH = 5;

/** Between these stands what was measured, and nothing else. */
const BEGIN = '<!-- measured by npm run bench -->';
const END = '<!-- end of what was measured -->';

/** Writes the chart where it can be looked at. The page stays as it is. */
export function writeChart(chart: string): string {
  const file = path.join(PROJECT, 'dist', path.basename(CHART));
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, chart);
  return path.relative(process.cwd(), file);
}

/** @throws if too little is to be measured for figures that are shown to others */
export function refuseTooLittle(): void {
  if (RUNS < ENOUGH) throw new Error(`${RUNS} rounds are too few for the page; set BENCH_RUNS to ${ENOUGH} or more`);
  if (process.env.BENCH_SIZES) throw new Error('the page is about all sizes; leave BENCH_SIZES out');
}

/** Writes what was measured to the page on performance, with its chart. */
export function updatePage(facts: readonly string[], tables: readonly Table[], chart: string): void {
  fs.writeFileSync(PAGE, pageWith(fs.readFileSync(PAGE, 'utf8'), measuredPart(facts, tables)));
  fs.writeFileSync(CHART, chart);
}

/** @throws if the page has no place for it */
export function pageWith(page: string, measured: string): string {
  const [start, end] = [page.indexOf(BEGIN), page.indexOf(END)];
  if (start < 0 || end < start) throw new Error(`write "${BEGIN}" and "${END}" where it is to stand`);
  return `${page.slice(0, start)}${BEGIN}\n\n${measured}\n${page.slice(end)}`;
}

function measuredPart(facts: readonly string[], tables: readonly Table[]): string {
  const list = facts.map((fact) => `- ${fact}\n`).join('');
  const picture = `![CPU time of synth to that of cdk8s, by the number of apps](${path.basename(CHART)})\n`;
  return [picture, ...tables.map(markdownOf), `### The machine\n\n${list}`].join('\n');
}
