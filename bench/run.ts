/**
 * Measures what is named, or all: `synth`, `connections`, `check`. With `--update`, what was measured of synth is written to
 * docs/performance.md.
 *
 * BENCH_RUNS is how many rounds there are (5), BENCH_SIZES how many apps synth has ("1,10,100,300,1000,3000"); with
 * BENCH_FULL=1 cdk8s is measured where it takes minutes, too.
 */
import { benchCheck } from './check';
import { benchConnections } from './connections';
import { benchSynth } from './synth';

const UPDATE = '--update';
const BENCHES: Readonly<Record<string, () => void>> = {
  synth: () => benchSynth(process.argv.includes(UPDATE)),
  connections: benchConnections,
  check: benchCheck,
};

const names = process.argv.slice(2).filter((argument) => argument !== UPDATE);
const unknown = names.filter((name) => !Object.hasOwn(BENCHES, name));
if (unknown.length > 0) {
  throw new Error(`there is no benchmark "${unknown[0]}"; there are ${Object.keys(BENCHES).join(', ')}`);
}
for (const name of names.length > 0 ? names : Object.keys(BENCHES)) BENCHES[name]();
