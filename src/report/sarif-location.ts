import type { Source, SourceFrame } from '../policy/location';
import { field, jsonOf, listJson } from './json-text';
import { plain } from './sarif-text';

/** What the place of a finding names that stood in no file. */
const STANDARD_INPUT = 'stdin';

interface Place {
  readonly file: string;
  readonly line: number;
  readonly column?: number;
}

/** Places as locations of the format, in JSON. */
export class SarifLocations {
  private readonly artifacts = new Map<string, string | undefined>();
  private readonly stacks = new Map<Source | Source['frames'], string>();

  /** @param folder the whole path of the working directory, for files outside of it */
  constructor(private readonly folder?: string) {}

  /** Where something stands in a file; undefined where it was in none, or in one that a reader of the report cannot name. */
  public physical({ file, line, column }: Place): string | undefined {
    if (!this.artifacts.has(file)) {
      this.artifacts.set(file, jsonOf(artifactLocationOf(file, this.folder)));
    }
    const artifact = this.artifacts.get(file);
    return (
      artifact &&
      `{"artifactLocation":${artifact},"region":{"startLine":${line}${field('startColumn', jsonOf(column))}}}`
    );
  }

  /** Where the user's code made an object. */
  public stack(source: Source): string {
    // each object has a source of its own, and all that are made in a loop have the same frames
    const key = source.below === undefined ? source.frames : source;
    const stack = this.stacks.get(key) ?? this.newStack(source);
    this.stacks.set(key, stack);
    return stack;
  }

  private newStack({ below, frames }: Source): string {
    const text = below === undefined ? 'where the object was made' : plain(`where ${below} was made, its scope`);
    return `{"message":${jsonOf({ text })},"frames":${listJson(frames, (frame) => this.frame(frame))}}`;
  }

  private frame(frame: SourceFrame): string {
    const { function: name } = frame;
    const logical = name ? [{ kind: 'function', fullyQualifiedName: name }] : undefined;
    const fields = field('physicalLocation', this.physical(frame)) + field('logicalLocations', jsonOf(logical));
    return `{"location":{${fields.slice(1)}}}`;
  }
}

/**
 * A file below the working directory by its path from there, any other by its whole path. A path that leads up from the
 * working directory says nothing where that is not known.
 */
function artifactLocationOf(file: string, folder?: string): object | undefined {
  const whole = wholeUri(file);
  if (whole !== undefined) {
    return { uri: whole };
  }
  if (file === STANDARD_INPUT) {
    return undefined;
  }
  const uri = file.split('/').map(encodeURIComponent).join('/');
  if (!file.startsWith('../')) {
    return { uri, uriBaseId: '%SRCROOT%' };
  }
  const base = folder === undefined ? undefined : wholeUri(folder);
  return base === undefined ? undefined : { uri: new URL(uri, `${base}/`).href };
}

/** The URI of a whole path, of which there are three kinds: `C:\a`, `\\host\share`, `/a`. */
function wholeUri(file: string): string | undefined {
  const [first, ...rest] = file.split(/^[A-Za-z]:|^\\\\/.test(file) ? /[/\\]/ : '/');
  const path = rest.map(encodeURIComponent).join('/');
  if (/^[A-Za-z]:$/.test(first)) {
    return `file:///${first}/${path}`;
  }
  if (first === '' && rest.length > 0) {
    return rest[0] === '' && rest.length > 1 ? `file:/${path}` : `file:///${path}`;
  }
  return undefined;
}
