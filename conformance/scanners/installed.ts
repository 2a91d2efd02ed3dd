import * as path from 'node:path';
import { run } from '../command';
import { Checkov } from './checkov';
import { KubeLinter } from './kube-linter';
import { KubeScore } from './kube-score';
import type { Scanner } from './scanner';

/** All scanners, built into the cache if they are not there. */
export interface InstalledScanners {
  readonly all: readonly Scanner[];
  readonly checkov: Checkov;
}

export function installScanners(): InstalledScanners {
  const programs = run(path.join(__dirname, 'install.sh'), []).stdout.trim();
  const checkov = new Checkov(path.join(programs, 'checkov'));
  const kubeLinter = new KubeLinter(path.join(programs, 'kube-linter'));
  const kubeScore = new KubeScore(path.join(programs, 'kube-score'));
  return { all: [kubeLinter, kubeScore, checkov], checkov };
}
