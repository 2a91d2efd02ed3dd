import * as path from 'path';
import type { ManifestPlace, PlaceOf } from '../policy/location';
import type { Report } from '../policy/report';
import { writtenPositions } from '../yaml/written-position';
import type { WrittenDocument } from './output-files';
import { fromWorkingDirectory } from './relative-path';

/** A report whose findings say where in the output their fields stand, unless they are in a file of the user's. */
export function withOutputPlaces(report: Report, outdir: string, documents: readonly WrittenDocument[]): Report {
  const written = new Map(documents.map((document) => [document.origin, document]));
  // findings of one object come one after the other
  let origin: string | undefined;
  let placeOf: PlaceOf | undefined;
  const fileNames = new Map<string, string>();
  const fileName = (inFolder: string) => {
    const name = fileNames.get(inFolder) ?? fromWorkingDirectory(path.join(outdir, inFolder));
    fileNames.set(inFolder, name);
    return name;
  };
  return {
    ...report,
    findings: report.findings.map((finding) => {
      if (finding.origin !== origin) {
        ({ origin } = finding);
        const document = written.get(origin);
        placeOf = document && placesIn(document, fileName(document.file));
      }
      const place = finding.place ? undefined : placeOf?.(finding.path);
      return place ? { ...finding, place } : finding;
    }),
  };
}

function placesIn({ manifest, line }: WrittenDocument, file: string): PlaceOf {
  const positionOf = writtenPositions(manifest);
  return (field): ManifestPlace | undefined => {
    const position = positionOf(field);
    return position && { file, line: line + position.line - 1, column: position.column, output: true };
  };
}
