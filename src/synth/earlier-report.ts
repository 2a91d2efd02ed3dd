import { existsSync } from 'fs';
import { join } from 'path';

/** Whether an earlier synth has left a report, which must not be taken for a later one's. */
export function hasReport(folder: string): boolean {
  return existsSync(join(folder, 'report.txt'));
}
