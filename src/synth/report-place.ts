import { tmpdir } from 'os';
import * as path from 'path';
import { derivedName } from './derived-name';
import { realFolder } from './draft-place';

/** Where the reports of an app are. */
export interface ReportPlace {
  readonly folder: string;
  /** Whether reports are written there. */
  readonly kept: boolean;
}

/**
 * Where the reports of an app are: beside its output folder, unless the user has chosen another place.
 *
 * @throws if that lies in the output folder
 */
export function reportPlace(outdir: string, chosen: string | undefined): ReportPlace {
  const name = path.basename(path.resolve(outdir));
  // named for the output folder, so that two apps do not write over each other's reports
  const folder = chosen ?? path.join(outdir, '..', name === 'manifests' ? 'report' : derivedName('', name, '-report'));
  if (isWithin(path.resolve(outdir), path.resolve(folder))) {
    throw liesWithin(outdir, folder);
  }
  // nobody would remove it
  return { folder, kept: chosen !== undefined || !isTemporary(path.join(outdir, '..')) };
}

/**
 * Asks the disk whether the reports of an app would come among its manifests.
 *
 * @throws if links lead from the report folder into the output folder
 */
export function refuseLinkedReports(outdir: string, folder: string): void {
  if (isWithin(followed(outdir), followed(folder))) {
    throw liesWithin(outdir, folder);
  }
}

function isWithin(outer: string, folder: string): boolean {
  const inside = path.relative(outer, folder);
  return inside.split(path.sep)[0] !== '..' && !path.isAbsolute(inside);
}

function liesWithin(outdir: string, folder: string): Error {
  return new Error(`reportdir "${folder}" lies in the output folder "${outdir}"; write one beside it`);
}

/** A path with no link in it; as it is where it is that of no folder, which is told when somebody writes to it. */
function followed(folder: string): string {
  try {
    return realFolder(folder);
  } catch {
    return path.resolve(folder);
  }
}

function isTemporary(folder: string): boolean {
  return path.resolve(folder) === path.resolve(tmpdir());
}
