import { readFileSync } from 'fs';
import type { BaselineEntry } from '../policy/baseline';
import { recordedFindings } from '../synth/known-findings';
import { Fault, fileFault } from './fault';

/**
 * Reads recorded findings, as an App does.
 *
 * @throws Fault if the file is missing or is something else
 */
export function baselineIn(name: string | undefined): BaselineEntry[] {
  try {
    return recordedFindings(name);
  } catch (error) {
    throw new Fault((error as Error).message);
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
