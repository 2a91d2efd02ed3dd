import { existsSync, readFileSync } from 'fs';
import type { IConstruct } from 'constructs';
import type { BaselineEntry } from '../policy/baseline';
import { readBaseline } from '../policy/baseline-file';

/** Where the findings baseline of an app is looked for, from the working directory. */
export const BASELINE_FILE = 'bulkhead-baseline.json';

// Global, as two copies of this package in an application must see what either has set.
const BASELINE = Symbol.for('cdk8s-bulkhead.baseline');

/**
 * Reads recorded findings.
 *
 * @param chosen the file that the user names; without one, the usual file may be missing
 * @throws if the file is something else, or is named and missing
 */
export function recordedFindings(chosen: string | undefined): BaselineEntry[] {
  if (chosen === undefined && !existsSync(BASELINE_FILE)) {
    return [];
  }
  const file = chosen ?? BASELINE_FILE;
  return readBaseline(textOf(file), file);
}

/**
 * Keeps what was recorded with an app, also for its charts when they are rendered by themselves.
 *
 * @throws as reading it does
 */
export function loadBaseline(app: IConstruct, chosen: string | undefined): void {
  const value = recordedFindings(chosen);
  Object.defineProperty(app, BASELINE, { value, enumerable: false, configurable: true });
}

/** What was recorded of the findings of the app that a construct is in. */
export function knownFindings(construct: IConstruct): readonly BaselineEntry[] {
  return (construct.node.root as unknown as { [BASELINE]?: readonly BaselineEntry[] })[BASELINE] ?? [];
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code === 'ENOENT' ? 'there is no such file' : String(error);
    throw new Error(`the findings baseline "${file}" cannot be read: ${reason}`, { cause: error });
  }
}
