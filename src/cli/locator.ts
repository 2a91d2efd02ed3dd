import type { Path } from '../manifest/json';
import type { PlaceOf } from '../policy/location';
import { positionsIn } from '../yaml/positions';
import type { YamlDocument } from '../yaml/reader';
import type { ManifestFile } from './manifest-files';

/** Places of fields: of one that stands at `prefix` in a document of a file. */
export type PlacesIn = (document: YamlDocument, prefix: Path) => PlaceOf;

/**
 * Finds fields in the files that they were read from. A file is read once more for it, so there can be a limit: what is
 * asked for beyond it is located to its document alone.
 */
export class Locator {
  /** @param left how many fields are looked up */
  constructor(private left: number = Number.POSITIVE_INFINITY) {}

  /**
   * Places in a file.
   *
   * @param whole whether it can be read in one go
   */
  public in({ name, text }: ManifestFile, whole: boolean): PlacesIn {
    let positionOf: ReturnType<typeof positionsIn> | undefined;
    return ({ number, line }, prefix) =>
      (path) => {
        this.left -= 1;
        if (!whole || this.left < 0) {
          return { file: name, line };
        }
        positionOf ??= positionsIn(text);
        return { file: name, line, ...positionOf(number, [...prefix, ...path]) };
      };
  }
}
