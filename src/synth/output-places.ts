import * as path from 'path';
import type { ManifestPlace } from '../policy/location';
import type { Finding } from '../policy/report';
import { WrittenPositions } from '../yaml/written-position';
import type { WrittenDocument } from './output-files';
import { fromWorkingDirectory } from './relative-path';

/**
 * Tells findings where in the output their fields stand, unless they are in a file of the user's. They are changed, as
 * copies of all of them would have to be kept with everything that is worked out of them.
 */
export function placeInOutput(
  findings: readonly PlacedFinding[],
  outdir: string,
  documents: readonly WrittenDocument[],
): void {
  const places = new OutputPlaces(outdir, documents);
  for (const finding of findings) {
    finding.place ??= places.of(finding);
  }
}

interface PlacedFinding extends Finding {
  place?: ManifestPlace;
}

class OutputPlaces {
  private readonly documents = new Map<string, WrittenDocument>();
  private readonly files = new Map<string, string>();
  // those of the object that was asked for last: its findings come one after the other
  private document: WrittenDocument | undefined;
  private positions: WrittenPositions | undefined;

  constructor(
    private readonly outdir: string,
    documents: readonly WrittenDocument[],
  ) {
    documents.forEach((document) => this.documents.set(document.origin, document));
  }

  public of({ origin, path: field }: Finding): ManifestPlace | undefined {
    if (origin !== this.document?.origin) {
      this.document = this.documents.get(origin);
      this.positions = this.document && new WrittenPositions(this.document.manifest, this.document.text);
    }
    if (!this.document || !this.positions) {
      return undefined;
    }
    const { file, line } = this.document;
    const position = this.positions.of(field);
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
