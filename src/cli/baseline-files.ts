import { existsSync, readFileSync } from 'fs';
import type { BaselineEntry } from '../policy/baseline';
import { readBaseline } from '../policy/baseline-file';
import { Fault, fileFault } from './fault';

/** Where findings are recorded unless an option says otherwise, from the working directory. */
export const BASELINE_FILE = 'bulkhead-baseline.json';

/**
 * Reads recorded findings; without a name the usual file, if it is there.
 *
 * @throws Fault if the file is missing or is something else
 */
export function baselineIn(name: string | undefined): BaselineEntry[] {
  const file = name ?? BASELINE_FILE;
  if (name === undefined && !existsSync(file)) {
    return [];
  }
  try {
    return readBaseline(textOf(file), file);
  } catch (error) {
    throw error instanceof Fault ? error : new Fault((error as Error).message);
  }
}

/**
 * The text of a file.
 *
 * @throws Fault if it cannot be read
 */
export function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new Fault(`"${file}" cannot be read: ${fileFault(error)}`);
  }
}
