import type { Chart } from 'cdk8s';
import type { IConstruct } from 'constructs';
import type { JsonObject } from '../manifest/json';
import { declarationsOf } from '../network/declaring';
import type { Report } from '../policy/report';
import type { WaiverData } from '../policy/subject';
import { effectivePosture, effectiveWaivers, waiversOn } from '../posture/scope';
import { AppPlan } from './app-plan';
import { overridden } from './chart-override';
import { contentsAround, contentsFor, contentsIn } from './configuration-contents';
import { ConstructTree, constructsOf, walk } from './construct-tree';
import { whileNamesStay } from './content-names';
import { knownFindings } from './known-findings';
import { omissionsIn } from './omissions';
import { objectsIn, orderingOfChart } from './ordering';
import { RenderedChart, renderChart } from './rendered-chart';
import { rollOutByContent } from './roll-out';
import { validate } from './validation';
import { refuseErrors, reportOn, subjectsIn, tellScanners } from './verdict';

/** Everything that there is to know of an app before anything is written. */
export interface Synthesis {
  readonly charts: readonly RenderedChart[];
  readonly report: Report;
}

/**
 * Renders each object of an app once, and judges all of them together.
 *
 * @param today the day to judge waivers by, `YYYY-MM-DD`
 * @param overrides whether what charts override in `toJson` counts, which cdk8s does not ask in every kind of output
 * @throws if an object cannot be rendered, or a rule is broken itself; error findings are not thrown but reported
 */
export function synthesise(app: IConstruct, plan: AppPlan, today: string, overrides = true): Synthesis {
  const rendered = renderWhole(plan, overrides);
  const { tree } = plan;
  const report = reportOn(rendered, waiversIn(tree), {
    scope: 'all',
    today,
    baseline: knownFindings(app),
    omissions: omissionsIn(tree),
    declared: declarationsOf(objectsIn(tree)),
  });
  tellScanners(subjectsIn(rendered), report);
  return { charts: rendered, report };
}

/**
 * Renders the charts of an app and judges nothing.
 *
 * @throws if a validation fails, dependencies form a cycle, a patch cannot be applied, or a rule is broken itself
 */
export function renderCharts(app: IConstruct): RenderedChart[] {
  return renderWhole(new AppPlan(app), true);
}

/**
 * Renders one chart by itself: only its own objects, judged by the rules that need no others.
 *
 * @throws also if there is an error that nobody has waived
 */
export function synthesiseChart(chart: Chart): JsonObject[] {
  const scope = { posture: effectivePosture(chart), waivers: effectiveWaivers(chart) };
  validate(constructsOf(chart.node.root));
  const ordered = orderingOfChart(walk(chart, scope), chart);
  const rendered = whileNamesStay(() => renderChart(ordered));
  rollOutByContent(rendered.subjects, contentsAround(chart));
  refuseErrors(rendered, knownFindings(chart));
  return [...rendered.manifests];
}

/** Charts as they are written: what their objects have become, and then what the charts make of those. */
function renderWhole(plan: AppPlan, overrides: boolean): RenderedChart[] {
  const plain = whileNamesStay(() => Array.from(plan.chartsInTurn(), renderChart));
  const contents = contentsIn(plain.map(({ manifests }) => manifests));
  plain.forEach(({ subjects, manifests }) => {
    rollOutByContent(subjects, plain.length === 1 ? contents : contentsFor(manifests, contents));
  });
  return overrides ? plain.map((rendered, index) => overridden(rendered, plan.charts[index].node)) : plain;
}

/** The waivers of an app. Where none is in force, none is written. */
function waiversIn(tree: ConstructTree): WaiverData[] {
  return tree.filter(({ waivers }) => waivers.length > 0).flatMap(({ construct }) => waiversOn(construct));
}
