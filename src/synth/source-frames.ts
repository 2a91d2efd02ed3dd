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
  /** That of what it is a part of. */
  readonly like?: Creation;
  /** What is told of the construct, and what of those below it: the same objects at each call. */
  own?: Source;
  below?: Source;
}

/** Remembers where the user's code is making a construct, unless it is remembered already. */
export function rememberSource(construct: IConstruct): void {
  if (creationOf(construct)) {
    return;
  }
  const value = sharedCreation() ?? newCreation();
  Object.defineProperty(construct, CREATION, { value, enumerable: false, configurable: true });
}

/**
 * Runs what the constructor of something makes its parts by. They are made by the same line of the user's code, and to keep
 * that once is cheaper.
 */
export function asPartsOf<Result>(whole: IConstruct, make: () => Result): Result {
  const before = wholeInProgress;
  wholeInProgress = whole;
  try {
    return make();
  } finally {
    wholeInProgress = before;
  }
}

let wholeInProgress: IConstruct | undefined;

function sharedCreation(): Creation | undefined {
  const shared = wholeInProgress && creationOf(wholeInProgress);
  return shared && { like: shared };
}

function newCreation(): Creation {
  const creation: Creation = {};
  const limit = Error.stackTraceLimit;
  Error.stackTraceLimit = KEPT_FRAMES;
  Error.captureStackTrace(creation, rememberSource);
  Error.stackTraceLimit = limit;
  return creation;
}

/**
 * Where the user's code made a construct, or else the nearest scope of which that is known. Programs in other languages
 * have no frames of their own here.
 */
export function sourceOf(construct: IConstruct): Source | undefined {
  for (let scope: IConstruct | undefined = construct; scope; scope = scope.node.scope) {
    const creation = creationOf(scope);
    if (creation) {
      const frames = framesOf(creation);
      if (frames.length > 0) {
        return scope === construct
          ? (creation.own ??= { frames })
          : (creation.below ??= { below: scope.node.path || 'App', frames });
      }
    }
  }
  return undefined;
}

function framesOf(creation: Creation): readonly SourceFrame[] {
  const first = creation.like ?? creation;
  return (first.frames ??= userFrames(stackOf(first)));
}

type StackFormat = (error: Error, calls: readonly NodeJS.CallSite[]) => unknown;

/**
 * The text of a stack trace, as whatever else there is in the process makes it, with source maps or without. It is made
 * once for all traces whose calls in the user's code are the same: making it costs more than all else here.
 */
function stackOf(creation: Creation): unknown {
  const format = Error.prepareStackTrace as StackFormat | undefined;
  if (!format) {
    return creation.stack; // the engine does it, in a way that nobody else can ask for
  }
  if (formatted.by !== format || formatted.texts.size === SEEN) {
    formatted.by = format;
    formatted.texts.clear();
  }
  Error.prepareStackTrace = formatOnce;
  try {
    return creation.stack;
  } finally {
    Error.prepareStackTrace = format as typeof Error.prepareStackTrace;
  }
}

/** The stack traces that were seen last, by the calls in them. */
const formatted: { by: StackFormat; texts: Map<string, unknown> } = { by: String, texts: new Map() };

function formatOnce(error: Error, calls: readonly NodeJS.CallSite[]): unknown {
  let key = '';
  let count = 0;
  for (let index = 0; index < calls.length && count < FRAMES; index++) {
    const file = calls[index].getFileName();
    if (!file) {
      key += `${String(calls[index])}\n`; // of the engine itself, or of text that was made into code
    } else if (!(file.startsWith('node:') || isOurs(file))) {
      key += `${String(calls[index])}\n`;
      count++;
    }
  }
  let text = formatted.texts.get(key);
  if (text === undefined) {
    text = formatted.by.call(Error, error, calls);
    formatted.texts.set(key, text);
  }
  return text;
}

/** The frames in a stack trace that are the user's, with paths that are the same on every machine. */
export function userFrames(stack: unknown): readonly SourceFrame[] {
  // a program may have a `prepareStackTrace` that makes something else of it
  if (typeof stack !== 'string') {
    return NONE;
  }
  if (seen.folder !== process.cwd() || seen.frames.size === SEEN) {
    seen.folder = process.cwd();
    seen.frames.clear();
  }
  let frames = seen.frames.get(stack);
  if (!frames) {
    frames = process.env.JSII_AGENT ? NONE : stack.split('\n').flatMap(frameOf).slice(0, FRAMES);
    seen.frames.set(stack, frames);
  }
  return frames;
}

/** How many stack traces are kept: a program with many objects makes most of them in a loop. */
const SEEN = 1000;

/** The frames of those that were seen last, which depend on the working directory. */
const seen = { folder: '', frames: new Map<string, readonly SourceFrame[]>() };

const NONE: readonly SourceFrame[] = [];

const FRAME = /^\s+at (?:async )?(?:(.*?) \()?((?:file:\/\/|[A-Za-z]:)?[^():][^:]*):(\d+):(\d+)\)?$/;

function frameOf(text: string): SourceFrame[] {
  const [, name, where, line, column] = FRAME.exec(text) ?? [];
  const file = where?.startsWith('file://') ? fileURLToPath(where) : where;
  if (!file || !path.isAbsolute(file) || isOurs(file)) {
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

/** Whether a file is of this package or of another one that is installed. */
function isOurs(file: string): boolean {
  return file.startsWith(OWN_FOLDER) || file.includes(IN_PACKAGE);
}

const IN_PACKAGE = `${path.sep}node_modules${path.sep}`;

function creationOf(construct: IConstruct): Creation | undefined {
  return (construct as unknown as { [CREATION]?: Creation })[CREATION];
}
