import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import type * as cdk8s from 'cdk8s';
import { App, AppProps } from './app';
import { Chart, ChartProps } from './chart';

/** Apps and charts for unit tests, which see what production gets. */
export class Testing {
  /**
   * An app that prints nothing.
   *
   * @param props as of any App; without an output folder it has a new one that nobody else uses
   */
  public static app(props: AppProps = {}): App {
    return new QuietApp({ ...props, outdir: props.outdir ?? newFolder() });
  }

  /**
   * A chart of such an app.
   *
   * @param props as of any Chart
   */
  public static chart(props: ChartProps = {}): Chart {
    return new Chart(Testing.app(), 'test', props);
  }

  /** The manifests of a chart. */
  public static synth(chart: cdk8s.Chart): any[] {
    return chart.toJson();
  }

  private constructor() {}
}

class QuietApp extends App {
  /** @internal */
  protected _print(): void {}
}

/** The output folder in a folder of its own, so that reports beside it are nobody else's either. */
function newFolder(): string {
  const folder = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'cdk8s-bulkhead-')), 'manifests');
  fs.mkdirSync(folder);
  return folder;
}
