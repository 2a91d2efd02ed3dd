import type { Source, SourceFrame } from '../policy/location';
import { printable } from './printable';

/** What the place of a finding names that stood in no file. */
const STANDARD_INPUT = 'stdin';

interface Place {
  readonly file: string;
  readonly line: number;
  readonly column?: number;
}

/** Where something stands in a file; nothing where it was in none, or in one that a reader of the report cannot name. */
export function physicalLocationsOf({ file, line, column }: Place, folder?: string): object[] {
  const artifactLocation = artifactLocationOf(file, folder);
  return artifactLocation
    ? [{ artifactLocation, region: { startLine: line, ...(column === undefined ? {} : { startColumn: column }) } }]
    : [];
}

/** Where the user's code made an object. */
export function stackOf({ below, frames }: Source, folder?: string): object {
  return {
    message: { text: below === undefined ? 'where the object was made' : plain(`where ${below} was made, its scope`) },
    frames: frames.map((frame: SourceFrame) => ({
      location: {
        physicalLocation: physicalLocationsOf(frame, folder)[0],
        ...(frame.function ? { logicalLocations: [{ kind: 'function', fullyQualifiedName: frame.function }] } : {}),
      },
    })),
  };
}

/** Text in which nothing is a link, as `[text](target)` is in messages of this format. */
export function plain(text: string): string {
  return printable(text).replaceAll('](', '] (');
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
