import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { PROJECT, run } from '../conformance/command';
import { cpuTime } from './cpu-time';
import { writeBoutiques, writeRawApps } from './manifests';
import { byTurns, RUNS } from './rounds';
import { median } from './statistics';
import { textOf } from './table';

const OBJECTS = 10_000;

const SETS = {
  'Online Boutiques, as our components render them': writeBoutiques,
  'apps of cdk8s-plus-28 alone': writeRawApps,
};

/**
 * The CPU time of `bulkhead check` on 10,000 manifests with the whole restricted posture, beside kube-linter and
 * kube-score with their defaults on the same files, by turns in one run. Prints a table for each set; `lib` must be
 * compiled.
 */
export function benchCheck(): void {
  const scanners = run(path.join(PROJECT, 'conformance', 'scanners', 'install.sh'), []).stdout.trim();
  for (const [name, write] of Object.entries(SETS)) {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'bulkhead-bench-'));
    try {
      const objects = write(folder, OBJECTS);
      measure(name, objects, folder, scanners);
    } finally {
      fs.rmSync(folder, { recursive: true });
    }
  }
}

function measure(name: string, objects: number, folder: string, scanners: string): void {
  const files = fs.readdirSync(folder).map((file) => path.join(folder, file));
  const bytes = files.reduce((sum, file) => sum + fs.statSync(file).size, 0);
  const check = [path.join(PROJECT, 'lib', 'cli', 'bulkhead.js'), 'check'];
  const seconds = byTurns({
    'bulkhead check': () => cpuTime('node', [...check, folder], [0, 1]),
    'bulkhead check --format sarif': () => cpuTime('node', [...check, '--format', 'sarif', folder], [0, 1]),
    'kube-linter lint': () => cpuTime(path.join(scanners, 'kube-linter'), ['lint', folder], [0, 1]),
    'kube-score score': () => cpuTime(path.join(scanners, 'kube-score'), ['score', ...files], [0, 1]),
  });
  const medians = new Map(Object.entries(seconds).map(([command, times]) => [command, median(times)]));
  const fastest = Math.min(medians.get('kube-linter lint')!, medians.get('kube-score score')!);
  console.log(
    textOf({
      title: `${name}: ${objects} objects, ${files.length} files, ${(bytes / 1e6).toFixed(1)} MB`,
      head: [`CPU seconds, median of ${RUNS}`, 'seconds', 'to the faster scanner'],
      rows: [...medians].map(([command, time]) => [command, time.toFixed(2), (time / fastest).toFixed(2)]),
    }),
  );
}
