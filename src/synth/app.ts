import { tmpdir } from 'os';
import * as path from 'path';
import * as cdk8s from 'cdk8s';
import { errorsOf } from '../policy/report';
import type { Posture } from '../posture/posture';
import { errorText, summaryText } from '../report/text';
import { treeOf } from './construct-tree';
import { writeFiles } from './file-writer';
import { orderingOf } from './ordering';
import { constructMetadataFile, outputFiles, yamlText } from './output-files';
import { isNone } from './render';
import { hasReport, writeFailure, writeReport } from './report-folder';
import { renderAllBelow } from './self-rendering';
import { Synthesis, synthesise } from './synthesis';

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
   * @throws if the report folder lies in the output folder
   */
  constructor(props: AppProps = {}) {
    super(props);
    this.reportdir = reportFolder(this.outdir, props.reportdir);
    // nobody would remove it
    this.keepsReport = props.reportdir !== undefined || !isTemporary(path.join(this.outdir, '..'));
    this.recordsConstructMetadata =
      props.recordConstructMetadata ?? process.env.CDK8S_RECORD_CONSTRUCT_METADATA === 'true';
    props.posture?.applyTo(this);
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
   *   output folder is not touched (`cdk8s synth` itself empties it before it starts an app)
   */
  public synth(): void {
    // in this kind of output cdk8s does not ask charts for what they are
    const overrides = this.yamlOutputType !== cdk8s.YamlOutputType.FOLDER_PER_CHART_FILE_PER_RESOURCE;
    const synthesis = this.reportingFailure(() => synthesise(this, today(), overrides));
    const { report } = synthesis;
    const judged = report.objects > 0;
    if (this.keepsReport && (judged || hasReport(this.reportdir))) {
      writeReport(this.reportdir, report);
    }
    const whole = this.keepsReport ? `report: ${path.join(this.reportdir, 'report.txt')}` : '';
    refuse(synthesis, whole);
    const files = outputFiles(synthesis, this.yamlOutputType, this.outputFileExtension);
    writeFiles(this.outdir, this.recordsConstructMetadata ? [...files, constructMetadataFile(synthesis)] : files);
    this._print(warningText(synthesis));
    if (judged) {
      this._print(whole ? `${summaryText(report)}\n${whole}\n` : summaryText(report));
    }
  }

  /**
   * All manifests as YAML. Nothing is written.
   *
   * @throws if a rule that is an error does not hold and nobody has waived it
   */
  public synthYaml(): string {
    const synthesis = synthesise(this, today());
    refuse(synthesis);
    return yamlText(synthesis.charts.flatMap(({ manifests }) => manifests));
  }

  private reportingFailure(run: () => Synthesis): Synthesis {
    try {
      return run();
    } catch (error) {
      if (this.keepsReport && treeOf(this).some(({ posture }) => !isNone(posture))) {
        writeFailure(this.reportdir, error);
      }
      throw error;
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

/** The day that waivers are judged by. No manifest depends on it. */
function today(): string {
  return new Date().toISOString().slice(0, 'YYYY-MM-DD'.length);
}

function refuse({ report }: Synthesis, more = ''): void {
  if (errorsOf(report).length > 0) {
    throw new Error([errorText(report).trimEnd(), ...(more ? [more] : [])].join('\n\n'));
  }
}

function warningText({ charts }: Synthesis): string {
  return charts.flatMap(({ warnings }) => warnings.map((warning) => `warning: ${warning}\n`)).join('');
}
