import type * as cdk8s from 'cdk8s';
import { applyPosture } from '../posture/posture-prop';
import { valueText } from '../posture/value-text';
import type { AppOptions } from './app-options';
import { loadBaseline } from './known-findings';
import { ReportPlace, reportPlace } from './report-place';

/**
 * Has an app secured and reported on as it is told.
 *
 * @throws if an option has a wrong type, the report folder lies in the output folder, or the findings baseline cannot be
 *   read
 */
export function applyOptions(app: cdk8s.App, { posture, reportdir, baseline }: AppOptions): ReportPlace {
  checkPath('reportdir', reportdir, 'dist/report');
  checkPath('baseline', baseline, 'bulkhead-baseline.json');
  const place = reportPlace(app.outdir, reportdir);
  loadBaseline(app, baseline);
  applyPosture(app, posture);
  return place;
}

function checkPath(prop: string, value: unknown, example: string): void {
  if (value !== undefined && (typeof value !== 'string' || value === '')) {
    throw new Error(`${prop} of the App is ${valueText(value)}; write a path, e.g. "${example}"`);
  }
}
