import * as path from 'path';
import { fileURLToPath } from 'url';
import type { IConstruct } from 'constructs';
import type { Source, SourceFrame } from '../policy/location';
import { fromWorkingDirectory } from './relative-path';

/** How many frames of the user's code are told. */
const FRAMES = 5;

/** How many frames are kept to find those among: ours, cdk8s-plus's and those of whatever runs the program lie between. */
const KEPT_FRAMES = 30;

// Global symbols: with two copies of this package in an application, each must know what the other has kept.
const CREATION = Symbol.for('cdk8s-bulkhead.creation');

/** The folder of our own code. */
const OWN_FOLDER = path.join(__dirname, '..') + path.sep;

interface Creation {
  /** Where the construct was made, as the engine keeps it; the text is made when it is first asked for. */
  readonly stack?: unknown;
  frames?: readonly SourceFrame[];
}

/**
 * Remembers where the user's code is making a construct, unless it is remembered already. Programs in other languages
 * have no frames of their own here.
 */
export function rememberSource(construct: IConstruct): void {
  if (process.env.JSII_AGENT || creationOf(construct)) {
    return;
  }
  const creation: Creation = {};
  const limit = Error.stackTraceLimit;
  Error.stackTraceLimit = KEPT_FRAMES;
  Error.captureStackTrace(creation, rememberSource);
  Error.stackTraceLimit = limit;
  Object.defineProperty(construct, CREATION, { value: creation, enumerable: false, configurable: true });
}

/** Where the user's code made a construct, or else the nearest scope of which that is known. */
export function sourceOf(construct: IConstruct): Source | undefined {
  for (let scope: IConstruct | undefined = construct; scope; scope = scope.node.scope) {
    const creation = creationOf(scope);
    if (creation) {
      creation.frames ??= userFrames(creation.stack);
      if (creation.frames.length > 0) {
        return { ...(scope === construct ? {} : { below: scope.node.path || 'App' }), frames: creation.frames };
      }
    }
  }
  return undefined;
}

/** The frames in a stack trace that are the user's, with paths that are the same on every machine. */
export function userFrames(stack: unknown): SourceFrame[] {
  // a program may have a `prepareStackTrace` that makes something else of it
  const lines = typeof stack === 'string' ? stack.split('\n') : [];
  return lines.flatMap(frameOf).slice(0, FRAMES);
}

const FRAME = /^\s+at (?:async )?(?:(.*?) \()?((?:file:\/\/|[A-Za-z]:)?[^():][^:]*):(\d+):(\d+)\)?$/;

function frameOf(text: string): SourceFrame[] {
  const [, name, where, line, column] = FRAME.exec(text) ?? [];
  const file = where?.startsWith('file://') ? fileURLToPath(where) : where;
  if (
    !file ||
    !path.isAbsolute(file) ||
    file.startsWith(OWN_FOLDER) ||
    file.includes(`${path.sep}node_modules${path.sep}`)
  ) {
    return [];
  }
  const caller = name?.replace(/ \[as .*\]$/, '').replace(/^new /, '');
  // what is at the top level of a file is called this by the engine, by its loader of modules, or by compilers
  const isTopLevel = !caller || caller === '<anonymous>' || /^(Object|Module)\.<anonymous>$/.test(caller);
  return [
    {
      file: fromWorkingDirectory(file),
      line: Number(line),
      column: Number(column),
      ...(isTopLevel ? {} : { function: caller }),
    },
  ];
}

function creationOf(construct: IConstruct): Creation | undefined {
  return (construct as unknown as { [CREATION]?: Creation })[CREATION];
}
