import { tmpdir } from 'os';
import * as path from 'path';
import type * as cdk8s from 'cdk8s';
import { applyPosture } from '../posture/posture-prop';
import { valueText } from '../posture/value-text';
import type { AppOptions } from './app-options';
import { loadBaseline } from './known-findings';

/** Where the reports of an app are. */
export interface ReportPlace {
  readonly folder: string;
  /** Whether reports are written there. */
  readonly kept: boolean;
}

/**
 * Has an app secured and reported on as it is told.
 *
 * @throws if an option has a wrong type, the report folder lies in the output folder, or the findings baseline cannot be
 *   read
 */
export function applyOptions(app: cdk8s.App, { posture, reportdir, baseline }: AppOptions): ReportPlace {
  checkPath('reportdir', reportdir, 'dist/report');
  checkPath('baseline', baseline, 'bulkhead-baseline.json');
  const folder = folderForReports(app.outdir, reportdir);
  loadBaseline(app, baseline);
  applyPosture(app, posture);
  // nobody would remove it
  return { folder, kept: reportdir !== undefined || !isTemporary(path.join(app.outdir, '..')) };
}

function checkPath(prop: string, value: unknown, example: string): void {
  if (value !== undefined && (typeof value !== 'string' || value === '')) {
    throw new Error(`${prop} of the App is ${valueText(value)}; write a path, e.g. "${example}"`);
  }
}

function folderForReports(outdir: string, chosen: string | undefined): string {
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
