import * as path from 'path';
import * as cdk8s from 'cdk8s';
import type { Report } from '../policy/report';
import { AppPlan } from './app-plan';
import { CONSTRUCT_METADATA, constructMetadata, recordsConstructMetadata } from './construct-metadata';
import { treeOf } from './construct-tree';
import { hasReport } from './earlier-report';
import { knownFindings } from './known-findings';
import { omissionsIn } from './omissions';
import { outputPlaces, reportFolder } from './on-demand';
import { fails, Listener, refuse, refuseUnwritten, tellSummary, tellUnwritten, tellWarnings } from './outcome';
import { OutputFiles, OutputLayout, yamlText } from './output-files';
import { OutputDraft } from './output-folder';
import { eachPlainChart } from './plain-documents';
import { isNone } from './render';
import { documentsOf } from './rendered-chart';
import { refuseLinkedReports } from './report-place';
import { Synthesis, synthesise } from './synthesis';
import { today } from './today';

/** Where an app is written to, beside what it says itself. */
export interface AppOutput extends Listener {
  readonly app: cdk8s.App;
  /** The folder for reports; undefined if none is kept. */
  readonly reportdir: string | undefined;
}

/**
 * Renders and judges an app, writes it to its output folder, and a report to the report folder. The output folder is
 * untouched until nothing can fail any more.
 *
 * @throws if an error finding stands, or something cannot be rendered or written
 */
export function writeApp(output: AppOutput): void {
  const { app, reportdir } = output;
  // before anything is rendered, so that a folder which cannot be written to is told at once
  const draft = OutputDraft.open(app.outdir);
  try {
    if (reportdir !== undefined) {
      refuseLinkedReports(app.outdir, reportdir);
    }
    const plan = reportingFailure(output, () => new AppPlan(app));
    const tell = isWrittenPlainly(output, plan) ? writePlainly(output, plan, draft) : writeJudged(output, plan, draft);
    if (recordsConstructMetadata(app)) {
      draft.write(CONSTRUCT_METADATA, constructMetadata(plan.objects));
    }
    draft.commit();
    tell();
  } finally {
    draft.discard();
  }
}

/**
 * All manifests of an app as YAML.
 *
 * @param asked the method that the user has called
 */
export function appYaml(app: cdk8s.App, asked: Listener['asked']): string {
  const plan = new AppPlan(app);
  if (plan.isPlain) {
    const charts: string[] = [];
    eachPlainChart(plan, true, (_, documents) => charts.push(yamlText(documents)));
    return charts.filter((text) => text !== '').join('---\n');
  }
  const { charts, report } = synthesise(app, plan, today());
  refuse(report, asked);
  return yamlText(charts.flatMap((chart) => [...documentsOf(chart)]));
}

function isWrittenPlainly({ app, reportdir }: AppOutput, plan: AppPlan): boolean {
  return plan.isPlain && !(reportdir !== undefined && hasReport(reportdir)) && knownFindings(app).length === 0;
}

/** @returns what says the rest once everything is in its place, as that of `writeJudged` does */
function writePlainly(output: AppOutput, plan: AppPlan, draft: OutputDraft): () => void {
  const files = new OutputFiles(draft, layoutOf(output.app, plan), false);
  const warnings = eachPlainChart(plan, asksCharts(output.app), (chart, documents) => files.add(chart, documents));
  files.end();
  return () => tellWarnings(output, warnings, omissionsIn(plan.tree));
}

function writeJudged(output: AppOutput, plan: AppPlan, draft: OutputDraft): () => void {
  const { app, reportdir, asked } = output;
  const synthesis = reportingFailure(output, () => synthesise(app, plan, today(), asksCharts(app)));
  const { charts, report } = synthesis;
  try {
    if (!fails(report)) {
      writeFiles(synthesis, layoutOf(app, plan), app.outdir, draft);
    }
  } catch (error) {
    tellUnwritten(output, keepReport(output, report));
    throw error;
  }
  const unwritten = keepReport(output, report);
  const whole = reportdir !== undefined && unwritten === undefined ? path.join(reportdir, 'report.txt') : undefined;
  refuse(report, asked, { whole, unwritten });
  return () => {
    tellWarnings(
      output,
      charts.flatMap(({ warnings }) => warnings),
      report.omissions,
    );
    tellSummary(output, report, whole);
    refuseUnwritten(output, app.outdir, unwritten);
  };
}

/** Writes all manifests, and tells the findings where they stand there. */
function writeFiles({ charts, report }: Synthesis, layout: OutputLayout, outdir: string, draft: OutputDraft): void {
  const files = new OutputFiles(draft, layout, report.findings.length > 0);
  charts.forEach((rendered) => files.add(rendered.chart, documentsOf(rendered)));
  files.end();
  if (report.findings.length > 0) {
    outputPlaces().placeInOutput(report.findings, outdir, files.documents);
  }
}

function layoutOf({ yamlOutputType, outputFileExtension }: cdk8s.App, { hasDependantCharts }: AppPlan): OutputLayout {
  return { type: yamlOutputType, extension: outputFileExtension, numbered: hasDependantCharts };
}

/** In one kind of output cdk8s does not ask charts for what they are. */
function asksCharts({ yamlOutputType }: cdk8s.App): boolean {
  return yamlOutputType !== cdk8s.YamlOutputType.FOLDER_PER_CHART_FILE_PER_RESOURCE;
}

function reportingFailure<Result>(output: AppOutput, run: () => Result): Result {
  try {
    return run();
  } catch (error) {
    if (output.reportdir !== undefined && treeOf(output.app).some(({ posture }) => !isNone(posture))) {
      tellUnwritten(output, reportFolder().writeFailure(output.reportdir, error));
    }
    throw error;
  }
}

/** Writes the report, if there is one to write or to replace, and returns why that could not be done. */
function keepReport({ reportdir }: AppOutput, report: Report): string | undefined {
  return reportdir !== undefined && (report.objects > 0 || hasReport(reportdir))
    ? reportFolder().writeReport(reportdir, report)
    : undefined;
}
