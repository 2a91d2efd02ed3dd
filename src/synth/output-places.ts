import * as path from 'path';
import type { PlaceOf } from '../policy/location';
import type { Report } from '../policy/report';
import { positionsIn } from '../yaml/positions';
import type { OutputFile } from './output-files';
import { fromWorkingDirectory } from './relative-path';

/** A report whose findings say where in the output their fields stand, unless they are in a file of the user's. */
export function withOutputPlaces(report: Report, outdir: string, files: readonly OutputFile[]): Report {
  const places = new Map<string, PlaceOf>();
  for (const { path: name, text = '', origins = [] } of files) {
    const file = fromWorkingDirectory(path.join(outdir, name));
    const positionOf = positionsIn(text);
    origins.forEach((origin, index) => {
      places.set(origin, (field) => {
        const position = positionOf(index + 1, field);
        return position && { file, ...position, output: true };
      });
    });
  }
  return {
    ...report,
    findings: report.findings.map((finding) => {
      const place = finding.place ?? places.get(finding.origin)?.(finding.path);
      return place ? { ...finding, place } : finding;
    }),
  };
}
