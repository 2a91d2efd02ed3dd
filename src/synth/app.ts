import * as cdk8s from 'cdk8s';
import type { AppOptions } from './app-options';
import { applyOptions } from './applied-options';
import { treeOf } from './construct-tree';
import { listsAllCharts } from './listed-charts';
import { orderingOf } from './ordering';
import { renderAllBelow } from './self-rendering';
import { rememberSource } from './source-frames';
import { appYaml, writeApp } from './written-app';

/** What an app can be told. */
export interface AppProps extends cdk8s.AppProps, AppOptions {}

/**
 * An app whose every manifest is hardened and judged by the posture in force, whoever made it.
 * A drop-in for the class of the same name in cdk8s.
 */
export class App extends cdk8s.App {
  /** The folder for reports. */
  public readonly reportdir: string;

  private readonly keepsReport: boolean;

  /**
   * @throws if a prop has a wrong type, the report folder lies in the output folder, or the findings baseline cannot be
   *   read
   */
  constructor(props: AppProps = {}) {
    super(props);
    rememberSource(this);
    const reports = applyOptions(this, props);
    this.reportdir = reports.folder;
    this.keepsReport = reports.kept;
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
    writeApp({
      app: this,
      reportdir: this.keepsReport ? this.reportdir : undefined,
      print: (text) => this._print(text),
      asked: App.prototype.synth,
    });
  }

  /**
   * All manifests as YAML. Nothing is written.
   *
   * @throws if a rule that is an error does not hold and nobody has waived it
   */
  public synthYaml(): string {
    return appYaml(this, App.prototype.synthYaml);
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

listsAllCharts(App.prototype);
