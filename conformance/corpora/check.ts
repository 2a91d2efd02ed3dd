import { judge } from '../../src/cli/judgement';
import { ManifestFile, manifestFiles, UnreadableFile } from '../../src/cli/manifest-files';
import type { Report } from '../../src/policy/report';
import { postureData } from '../../src/posture/posture-data';

/**
 * What `bulkhead check` says of files that it judges together, under the default posture and before any fix.
 *
 * @throws if one of them cannot be read
 */
export function checkReport(files: Iterable<ManifestFile | UnreadableFile>): Report {
  const { report, faults } = judge(files, postureData('restricted', {}), []);
  if (faults.length) throw new Error(faults.join('; '));
  return report;
}

/** The manifests in a file or a folder. */
export function filesOf(path: string): Iterable<ManifestFile | UnreadableFile> {
  return manifestFiles([path]);
}
