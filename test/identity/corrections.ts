import { basename, dirname } from 'path';
import { parseAllDocuments } from 'yaml';
import type { Outcome, Seen } from './outcome';
import type { AppPlan } from './plan';
import { differsInMisreadScalars } from './rewritten-scalars';

/** One of the things that are seen of an app, twice. */
export interface Difference {
  readonly plan: AppPlan;
  readonly what: keyof Outcome;
  readonly theirs: Outcome;
  readonly ours: Outcome;
}

/** Where ours differs from cdk8s on purpose. Each has a test of its name, which shows both. */
export const CORRECTIONS: { readonly [name: string]: (difference: Difference) => boolean } = {
  'a scalar that not everybody reads as that value is quoted': ({ what, theirs, ours }) => {
    return what === 'yaml'
      ? isText(theirs.yaml) && isText(ours.yaml) && sameOrQuoted(theirs.yaml.result, ours.yaml.result)
      : what === 'files' && sameFiles(theirs.files, ours.files, (path, _text, other) => path === other);
  },

  'a cycle of dependencies is told by the constructs in it': (difference) => {
    const [theirs, ours] = errorsOf(difference);
    const path = /^Dependency cycle detected: (.*)$/.exec(ours)?.[1].split(' => ') ?? [];
    return theirs.startsWith('Dependency cycle detected: ') && path.length > 2 && path[0] === path.at(-1);
  },

  'an object that would overwrite another is refused': ({ what, theirs, ours }) => {
    return what === 'files' && /would both be written to/.test(errorOf(ours.files)) && overwrites(theirs);
  },

  'a file is named for the object in it': ({ plan, what, theirs, ours }) => {
    const named = (path: string, text: string, other: string) => {
      return dirname(path) === dirname(other) && (path === other || basename(path).startsWith(kindIn(text)));
    };
    return what === 'files' && plan.type === 3 && sameFiles(theirs.files, ours.files, named);
  },

  'what cannot be written is refused before anything is': (difference) => {
    const [theirs, ours] = errorsOf(difference);
    return theirs.startsWith('Tag not resolved for ') && ours !== '';
  },

  'an object that a chart leaves out is rendered all the same': ({ plan, what, ours }) => {
    const leavesOut = plan.nodes.some((node) => node.what === 'chart' && node.own === 'without any');
    return leavesOut && what !== 'objects' && errorOf(ours[what]).startsWith('Failed serializing construct at path ');
  },

  'a value that JSON does not have is refused': ({ plan, what, ours }) => {
    const has = /"\$(odd|union|lazy|token|counted|patching|throws)":/.test(JSON.stringify(plan));
    return has && /^"[^]*" has [^]*(; write |; filter )/.test(errorOf(ours[what]));
  },
};

export function correctionFor(difference: Difference): string | undefined {
  return Object.entries(CORRECTIONS).find(([, applies]) => applies(difference))?.[0];
}

function isText(seen: Seen<string>): seen is { result: string } {
  return 'result' in seen;
}

function sameOrQuoted(their: string, own: string): boolean {
  return their === own || differsInMisreadScalars(their, own);
}

/**
 * Whether files are the same but for quotes, and each of ours has one of theirs.
 *
 * @param named whether our path of a text is right where theirs is another
 */
function sameFiles(
  theirs: Outcome['files'],
  ours: Outcome['files'],
  named: (path: string, text: string, other: string) => boolean,
): boolean {
  if (!('result' in theirs) || !('result' in ours)) {
    return false;
  }
  const left = new Map(Object.entries(theirs.result ?? {}));
  for (const [path, text] of Object.entries(ours.result ?? {})) {
    const others = left.has(path) ? [path] : [...left.keys()];
    const other = others.find((each) => {
      const their = left.get(each);
      return typeof their === 'string' && text !== null
        ? sameOrQuoted(their, text) && named(path, text, each)
        : path === each && their === text;
    });
    if (other === undefined) {
      return false;
    }
    left.delete(other);
  }
  return left.size === 0;
}

/** The messages of both errors; empty where there is none. */
function errorsOf({ what, theirs, ours }: Difference): [string, string] {
  return [errorOf(theirs[what]), errorOf(ours[what])];
}

function errorOf(seen: Seen<unknown>): string {
  return 'error' in seen ? seen.error : '';
}

/** Whether there are less documents in the files than there are objects. */
function overwrites({ files, yaml }: Outcome): boolean {
  if (!('result' in files) || !('result' in yaml)) {
    return 'error' in files && 'error' in yaml; // another fault comes after the one that is refused first
  }
  const texts = Object.entries(files.result ?? {}).filter(([path]) => !path.endsWith('construct-metadata.json'));
  const written = texts.reduce((sum, [, text]) => sum + (text === null ? 0 : documentsIn(text)), 0);
  return written < documentsIn(yaml.result);
}

function documentsIn(text: string): number {
  return parseAllDocuments(text).length;
}

function kindIn(text: string | null): string {
  const [document] = parseAllDocuments(text ?? '', { version: '1.1' });
  return `${String(document.get('kind'))}.`.replace(/[^0-9a-zA-Z-_.]/g, '');
}
