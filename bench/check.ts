/**
 * The CPU time of `bulkhead check` on 10,000 manifests with the whole restricted posture, beside kube-linter and
 * kube-score with their defaults on the same files, by turns in one run. Prints a table for each set; `lib` must be
 * compiled.
 */
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { PROJECT, run } from '../conformance/command';
import { cpuTime, median } from './cpu-time';
import { writeBoutiques, writeRawApps } from './manifests';

const OBJECTS = 10_000;
const RUNS = Number(process.env.BENCH_RUNS ?? 5);

const SETS = {
  'Online Boutiques, as our components render them': writeBoutiques,
  'apps of cdk8s-plus-28 alone': writeRawApps,
};

const scanners = run(path.join(PROJECT, 'conformance', 'scanners', 'install.sh'), []).stdout.trim();
for (const [name, write] of Object.entries(SETS)) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'bulkhead-bench-'));
  try {
    const objects = write(folder, OBJECTS);
    measure(name, objects, folder);
  } finally {
    fs.rmSync(folder, { recursive: true });
  }
}

function measure(name: string, objects: number, folder: string): void {
  const files = fs.readdirSync(folder).map((file) => path.join(folder, file));
  const bytes = files.reduce((sum, file) => sum + fs.statSync(file).size, 0);
  console.log(`${name}: ${objects} objects, ${files.length} files, ${(bytes / 1e6).toFixed(1)} MB`);

  const check = [path.join(PROJECT, 'lib', 'cli', 'bulkhead.js'), 'check'];
  const commands: Record<string, () => number> = {
    'bulkhead check': () => cpuTime('node', [...check, folder], [0, 1]),
    'bulkhead check --format sarif': () => cpuTime('node', [...check, '--format', 'sarif', folder], [0, 1]),
    'kube-linter lint': () => cpuTime(path.join(scanners, 'kube-linter'), ['lint', folder], [0, 1]),
    'kube-score score': () => cpuTime(path.join(scanners, 'kube-score'), ['score', ...files], [0, 1]),
  };
  const times = new Map(Object.keys(commands).map((command) => [command, [] as number[]]));
  for (let round = 0; round < RUNS; round++) {
    // by turns, so that whatever else the machine does is shared
    for (const [command, time] of Object.entries(commands)) times.get(command)!.push(time());
  }
  const medians = new Map([...times].map(([command, seconds]) => [command, median(seconds)]));
  const fastest = Math.min(medians.get('kube-linter lint')!, medians.get('kube-score score')!);
  console.log(`${`  CPU seconds, median of ${RUNS}`.padEnd(36)}seconds  to the faster scanner`);
  for (const [command, seconds] of medians) {
    console.log(
      `  ${command}`.padEnd(36) + seconds.toFixed(2).padStart(7) + (seconds / fastest).toFixed(2).padStart(23),
    );
  }
  console.log();
}
