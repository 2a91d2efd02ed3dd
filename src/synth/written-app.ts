import * as path from 'path';
import * as cdk8s from 'cdk8s';
import type { Omission } from '../policy/omission';
import { errorsOf, Report } from '../policy/report';
import { titleOf } from '../report/finding-text';
import type { SummaryOptions } from '../report/summary';
import { AppPlan, objectsOf, planOf } from './app-plan';
import { treeOf } from './construct-tree';
import { hasReport } from './earlier-report';
import { knownFindings } from './known-findings';
import { omissionsIn } from './omissions';
import { outputPlaces, reportFolder, summary } from './on-demand';
import { OutputFiles, yamlText } from './output-files';
import { OutputDraft } from './output-folder';
import { eachPlainChart } from './plain-documents';
import { isNone } from './render';
import { documentsOf } from './rendered-chart';
import { synthesise } from './synthesis';
import { wantsColor } from './terminal';
import { today } from './today';

/** How many objects are named that were left out; the report names all. */
const NAMED_OMISSIONS = 3;

/** Where an app is written to, beside what it says itself. */
export interface AppOutput {
  readonly app: cdk8s.App;
  /** The folder for reports; undefined if none is kept. */
  readonly reportdir: string | undefined;
  /** Tells the user something. */
  readonly print: (text: string) => void;
}

/** The method that users call. */
type Asked = (...parameters: never[]) => unknown;

/**
 * Renders and judges an app, writes it to its output folder, and a report to the report folder. The output folder is
 * untouched until nothing can fail any more.
 *
 * @param asked where the stack trace of what was found ends
 * @throws if an error finding stands, or something cannot be rendered or written
 */
export function writeApp(output: AppOutput, asked: Asked): void {
  const { app } = output;
  // before anything is rendered, so that a folder which cannot be written to is told at once
  const draft = OutputDraft.open(app.outdir);
  try {
    const plan = reportingFailure(output, () => planOf(app));
    const written = writeDraft(output, plan, draft, asked);
    if (recordsConstructMetadata(app)) {
      draft.write('construct-metadata.json', constructMetadata(plan));
    }
    draft.commit();
    written();
  } finally {
    draft.discard();
  }
}

/** All manifests of an app as YAML. */
export function appYaml(app: cdk8s.App, asked: Asked): string {
  const plan = planOf(app);
  if (plan.isPlain) {
    const charts: string[] = [];
    eachPlainChart(plan, true, (_, documents) => charts.push(yamlText(documents)));
    return charts.filter((text) => text !== '').join('---\n');
  }
  const { charts, report } = synthesise(app, plan, today());
  refuse(report, asked);
  return yamlText(charts.flatMap((chart) => [...documentsOf(chart)]));
}

/** @returns what there is to say once everything is in its place */
function writeDraft(output: AppOutput, plan: AppPlan, draft: OutputDraft, asked: Asked): () => void {
  const { app, reportdir, print } = output;
  // in this kind of output cdk8s does not ask charts for what they are
  const overrides = app.yamlOutputType !== cdk8s.YamlOutputType.FOLDER_PER_CHART_FILE_PER_RESOURCE;
  const layout = {
    type: app.yamlOutputType,
    extension: app.outputFileExtension,
    numbered: plan.hasDependantCharts,
  };
  const isReported = reportdir !== undefined && hasReport(reportdir);
  if (plan.isPlain && !isReported && knownFindings(app).length === 0) {
    const files = new OutputFiles(draft, layout, false);
    const warnings = eachPlainChart(plan, overrides, (chart, documents) => files.add(chart, documents));
    files.end();
    return () => print(warningText(warnings, omissionsIn(plan.tree)));
  }
  const { charts, report } = reportingFailure(output, () => synthesise(app, plan, today(), overrides));
  try {
    if (!fails(report)) {
      const files = new OutputFiles(draft, layout, report.findings.length > 0);
      charts.forEach((rendered) => files.add(rendered.chart, documentsOf(rendered)));
      files.end();
      if (report.findings.length > 0) {
        outputPlaces().placeInOutput(report.findings, app.outdir, files.documents);
      }
    }
  } catch (error) {
    printUnwritten(output, keepReport(output, report));
    throw error;
  }
  const unwritten = keepReport(output, report);
  const whole = reportdir !== undefined && unwritten === undefined ? path.join(reportdir, 'report.txt') : undefined;
  refuse(report, asked, { whole, unwritten });
  return () => {
    print(
      warningText(
        charts.flatMap(({ warnings }) => warnings),
        report.omissions,
      ),
    );
    if (report.objects > 0) {
      print(summary().summaryText(report, { whole, color: wantsColor(process.stderr) }));
    }
    if (unwritten !== undefined) {
      const message = `all manifests were written to "${app.outdir}", but ${summary().unwrittenText(unwritten)}`;
      throw withShortStack(new Error(message), asked);
    }
  };
}

function reportingFailure<Result>(output: AppOutput, run: () => Result): Result {
  try {
    return run();
  } catch (error) {
    if (output.reportdir !== undefined && treeOf(output.app).some(({ posture }) => !isNone(posture))) {
      printUnwritten(output, reportFolder().writeFailure(output.reportdir, error));
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

/** Says that the report could not be written, where something worse is thrown. */
function printUnwritten({ print }: AppOutput, reason: string | undefined): void {
  if (reason !== undefined) {
    print(`${summary().unwrittenText(reason)}\n`);
  }
}

function fails(report: Report): boolean {
  return errorsOf(report).length > 0 || report.vanished.length > 0;
}

function refuse(report: Report, asked: Asked, options?: SummaryOptions): void {
  if (fails(report)) {
    throw withShortStack(new Error(summary().errorText(report, options).trimEnd()), asked);
  }
}

/** An error that shows only who asked for the manifests: what was found is elsewhere, and must stay in sight. */
function withShortStack(error: Error, asked: Asked): Error {
  const limit = Error.stackTraceLimit;
  Error.stackTraceLimit = 1;
  Error.captureStackTrace(error, asked);
  Error.stackTraceLimit = limit;
  return error;
}

function warningText(warnings: readonly string[], omissions: readonly Omission[]): string {
  const all = [...warnings];
  if (omissions.length > 0) {
    const first = omissions.slice(0, NAMED_OMISSIONS).map(({ resource, reason }) => `${titleOf(resource)}, ${reason}`);
    const left = omissions.length - first.length;
    all.push(`left out: ${first.join('; ')}${left > 0 ? `; and ${left} more` : ''}`);
  }
  return all.map((warning) => `warning: ${warning}\n`).join('');
}

/** The prop is kept private by cdk8s. */
function recordsConstructMetadata(app: cdk8s.App): boolean {
  return (app as unknown as { readonly recordConstructMetadata?: boolean }).recordConstructMetadata === true;
}

/** The names of all objects with the paths of their constructs, which `cdk8s synth` reads for its validations. */
function constructMetadata(plan: AppPlan): string {
  const resources: { [name: string]: { path: string } } = {};
  for (const { name, node } of objectsOf(plan)) {
    resources[name] = { path: node.path };
  }
  return JSON.stringify({ version: '1.0.0', resources });
}
