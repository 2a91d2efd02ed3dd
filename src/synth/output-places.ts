import * as path from 'path';
import type { ManifestPlace } from '../policy/location';
import type { Finding, Report } from '../policy/report';
import { WrittenPositions } from '../yaml/written-position';
import type { WrittenDocument } from './output-files';
import { fromWorkingDirectory } from './relative-path';

/** A report whose findings say where in the output their fields stand, unless they are in a file of the user's. */
export function withOutputPlaces(report: Report, outdir: string, documents: readonly WrittenDocument[]): Report {
  const places = new OutputPlaces(outdir, documents);
  return {
    ...report,
    findings: report.findings.map((finding) => {
      const place = finding.place ? undefined : places.of(finding);
      return place ? { ...finding, place } : finding;
    }),
  };
}

class OutputPlaces {
  private readonly documents = new Map<string, WrittenDocument>();
  private readonly files = new Map<string, string>();
  // those of the object that was asked for last: its findings come one after the other
  private document: WrittenDocument | undefined;
  private positions = new WrittenPositions(undefined);

  constructor(
    private readonly outdir: string,
    documents: readonly WrittenDocument[],
  ) {
    documents.forEach((document) => this.documents.set(document.origin, document));
  }

  public of({ origin, path: field }: Finding): ManifestPlace | undefined {
    if (origin !== this.document?.origin) {
      this.document = this.documents.get(origin);
      this.positions = new WrittenPositions(this.document?.manifest);
    }
    const position = this.positions.of(field);
    if (!position || !this.document) {
      return undefined;
    }
    const { file, line } = this.document;
    return { file: this.fileName(file), line: line + position.line - 1, column: position.column, output: true };
  }

  private fileName(inFolder: string): string {
    let name = this.files.get(inFolder);
    if (name === undefined) {
      name = fromWorkingDirectory(path.join(this.outdir, inFolder));
      this.files.set(inFolder, name);
    }
    return name;
  }
}
