import { tmpdir } from 'os';
import * as path from 'path';
import * as cdk8s from 'cdk8s';
import { errorsOf, Report } from '../policy/report';
import type { Posture } from '../posture/posture';
import { applyPosture } from '../posture/posture-prop';
import { valueText } from '../posture/value-text';
import { titleOf } from '../report/finding-text';
import { errorText, SummaryOptions, summaryText, unwrittenText } from '../report/summary';
import { treeOf } from './construct-tree';
import { writeFiles } from './file-writer';
import { loadBaseline } from './known-findings';
import { orderingOf } from './ordering';
import { constructMetadataFile, OutputFile, outputFiles, yamlText } from './output-files';
import { withOutputPlaces } from './output-places';
import { isNone } from './render';
import { hasReport, writeFailure, writeReport } from './report-folder';
import { renderAllBelow } from './self-rendering';
import { rememberSource } from './source-frames';
import { Synthesis, synthesise } from './synthesis';
import { wantsColor } from './terminal';
import { today } from './today';

/** How many objects are named that were left out; the report names all. */
const NAMED_OMISSIONS = 3;

/** What an app can be told. */
export interface AppProps extends cdk8s.AppProps {
  /**
   * How everything in this app is secured, where no nearer scope says otherwise.
   *
   * @default - `Posture.restricted()`
   */
  readonly posture?: Posture;

  /**
   * The folder for reports. It must not lie in the output folder: `kubectl apply -f FOLDER` reads whatever is there.
   *
   * @default - the folder `report` beside the output folder: `dist/report` for `dist/manifests`. For an output folder
   *   right in the system's temporary one, or with that name, its name with `-report`
   */
  readonly reportdir?: string;

  /**
   * The findings baseline: a file with the errors that an existing app has today, as `bulkhead baseline` writes it. They
   * warn; new ones fail synth, and so does an entry that nobody finds any more.
   *
   * @default - `bulkhead-baseline.json` in the working directory, if it is there
   */
  readonly baseline?: string;
}

/**
 * An app whose every manifest is hardened and judged by the posture in force, whoever made it.
 * A drop-in for the class of the same name in cdk8s.
 */
export class App extends cdk8s.App {
  /** The folder for reports. */
  public readonly reportdir: string;

  private readonly keepsReport: boolean;
  private readonly recordsConstructMetadata: boolean;

  /**
   * @throws if a prop has a wrong type, the report folder lies in the output folder, or the findings baseline cannot be
   *   read
   */
  constructor(props: AppProps = {}) {
    super(props);
    rememberSource(this);
    checkPath('reportdir', props.reportdir, 'dist/report');
    checkPath('baseline', props.baseline, 'bulkhead-baseline.json');
    this.reportdir = reportFolder(this.outdir, props.reportdir);
    // nobody would remove it
    this.keepsReport = props.reportdir !== undefined || !isTemporary(path.join(this.outdir, '..'));
    this.recordsConstructMetadata =
      props.recordConstructMetadata ?? process.env.CDK8S_RECORD_CONSTRUCT_METADATA === 'true';
    loadBaseline(this, props.baseline);
    applyPosture(this, props.posture);
    renderAllBelow(this);
  }

  /** All charts, those that others depend on first. */
  public get charts(): cdk8s.Chart[] {
    return orderingOf(treeOf(this)).charts.map(({ chart }) => chart);
  }

  /**
   * Writes all manifests to the output folder, and a report to the report folder.
   *
   * @throws if a rule that is an error does not hold and nobody has waived it. The report is written then too; the
   *   output folder is not touched (`cdk8s synth` itself empties it before it starts an app). Also if the report cannot
   *   be written, after the manifests have been
   */
  public synth(): void {
    // in this kind of output cdk8s does not ask charts for what they are
    const overrides = this.yamlOutputType !== cdk8s.YamlOutputType.FOLDER_PER_CHART_FILE_PER_RESOURCE;
    const synthesis = this.reportingFailure(() => synthesise(this, today(), overrides));
    let { report } = synthesis;
    let files: OutputFile[] = [];
    const judged = report.objects > 0;
    try {
      if (!fails(report)) {
        files = outputFiles(synthesis, this.yamlOutputType, this.outputFileExtension);
        report = withOutputPlaces(report, this.outdir, files);
      }
    } catch (error) {
      this.printUnwritten(this.keepReport(report));
      throw error;
    }
    const unwritten = this.keepReport(report);
    const whole = this.keepsReport && unwritten === undefined ? path.join(this.reportdir, 'report.txt') : undefined;
    refuse(report, App.prototype.synth, { whole, unwritten });
    writeFiles(this.outdir, this.recordsConstructMetadata ? [...files, constructMetadataFile(synthesis)] : files);
    this._print(warningText(synthesis));
    if (judged) {
      this._print(summaryText(report, { whole, color: wantsColor(process.stderr) }));
    }
    if (unwritten !== undefined) {
      const message = `all manifests were written to "${this.outdir}", but ${unwrittenText(unwritten)}`;
      throw withShortStack(new Error(message), App.prototype.synth);
    }
  }

  /**
   * All manifests as YAML. Nothing is written.
   *
   * @throws if a rule that is an error does not hold and nobody has waived it
   */
  public synthYaml(): string {
    const synthesis = synthesise(this, today());
    refuse(synthesis.report, App.prototype.synthYaml);
    return yamlText(synthesis.charts.flatMap(({ manifests }) => manifests));
  }

  private reportingFailure(run: () => Synthesis): Synthesis {
    try {
      return run();
    } catch (error) {
      if (this.keepsReport && treeOf(this).some(({ posture }) => !isNone(posture))) {
        this.printUnwritten(writeFailure(this.reportdir, error));
      }
      throw error;
    }
  }

  /** Writes the report, if there is one to write or to replace, and returns why that could not be done. */
  private keepReport(report: Report): string | undefined {
    return this.keepsReport && (report.objects > 0 || hasReport(this.reportdir))
      ? writeReport(this.reportdir, report)
      : undefined;
  }

  /** Says that the report could not be written, where something worse is thrown. */
  private printUnwritten(reason: string | undefined): void {
    if (reason !== undefined) {
      this._print(`${unwrittenText(reason)}\n`);
    }
  }

  /**
   * Tells the user something. `cdk8s synth` shows what an app writes to stderr, and swallows its stdout.
   *
   * @internal
   */
  protected _print(text: string): void {
    process.stderr.write(text);
  }
}

function checkPath(prop: string, value: unknown, example: string): void {
  if (value !== undefined && (typeof value !== 'string' || value === '')) {
    throw new Error(`${prop} of the App is ${valueText(value)}; write a path, e.g. "${example}"`);
  }
}

function reportFolder(outdir: string, chosen: string | undefined): string {
  const name = path.basename(path.resolve(outdir));
  // named for the output folder, so that two apps do not write over each other's reports
  const folder = chosen ?? path.join(outdir, '..', name === 'manifests' ? 'report' : `${name}-report`);
  const inside = path.relative(path.resolve(outdir), path.resolve(folder));
  if (inside.split(path.sep)[0] !== '..' && !path.isAbsolute(inside)) {
    throw new Error(`reportdir "${folder}" lies in the output folder "${outdir}"; write one beside it`);
  }
  return folder;
}

function isTemporary(folder: string): boolean {
  return path.resolve(folder) === path.resolve(tmpdir());
}

function fails(report: Report): boolean {
  return errorsOf(report).length > 0 || report.vanished.length > 0;
}

function refuse(report: Report, asked: () => unknown, options?: SummaryOptions): void {
  if (fails(report)) {
    throw withShortStack(new Error(errorText(report, options).trimEnd()), asked);
  }
}

/** An error that shows only who asked for the manifests: what was found is elsewhere, and must stay in sight. */
function withShortStack(error: Error, asked: () => unknown): Error {
  const limit = Error.stackTraceLimit;
  Error.stackTraceLimit = 1;
  Error.captureStackTrace(error, asked);
  Error.stackTraceLimit = limit;
  return error;
}

function warningText({ charts, report: { omissions } }: Synthesis): string {
  const warnings = charts.flatMap((chart) => chart.warnings);
  if (omissions.length > 0) {
    const first = omissions.slice(0, NAMED_OMISSIONS).map(({ resource, reason }) => `${titleOf(resource)}, ${reason}`);
    const left = omissions.length - first.length;
    warnings.push(`left out: ${first.join('; ')}${left > 0 ? `; and ${left} more` : ''}`);
  }
  return warnings.map((warning) => `warning: ${warning}\n`).join('');
}
