import type * as cdk8s from 'cdk8s';
import type { AppOptions } from './app-options';
import { applyOptions } from './applied-options';
import { writeApp } from './written-app';

/** Renders apps that are made with cdk8s's own App. */
export class Synth {
  /**
   * Writes an app as the `App` of this library does, in place of its own `synth()`: hardened and judged by the posture in
   * force, in one pass whatever the number of charts and dependencies, and with the output folder untouched until nothing
   * can fail any more. What the app says of its files holds.
   *
   * @param app an app of cdk8s
   * @throws as `App.synth` does
   */
  public static synthApp(app: cdk8s.App, options: AppOptions = {}): void {
    const { folder, kept } = applyOptions(app, options);
    const print = (text: string) => process.stderr.write(text);
    writeApp({ app, reportdir: kept ? folder : undefined, print, asked: Synth.synthApp });
  }

  private constructor() {}
}
