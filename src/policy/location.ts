import type { Path } from '../manifest/json';

/** A line of the user's code that was running. */
export interface SourceFrame {
  /** From the working directory, with slashes. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** The function that it is in; left out at the top level of a file. */
  readonly function?: string;
}

/** Where the user's code made an object. */
export interface Source {
  /** The nearest scope of the object that is known to have been made there, where of the object itself it is not. */
  readonly below?: string;
  /** What was running then, the innermost function first. */
  readonly frames: readonly SourceFrame[];
}

/** Where something stands in a file of manifests. */
export interface ManifestPlace {
  /** From the working directory, with slashes. */
  readonly file: string;
  /** From 1. */
  readonly line: number;
  /** From 1. */
  readonly column?: number;
  /** Whether the file is what is made of the user's code, so that it is not the place to change anything. */
  readonly output?: true;
}

/** Finds the fields of an object in the file that it was read from; of one that is absent, the nearest that is there. */
export type PlaceOf = (path: Path) => ManifestPlace | undefined;
