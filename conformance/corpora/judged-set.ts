import * as os from 'node:os';
import * as path from 'node:path';
import { ForeignPolicy, Posture } from 'cdk8s-bulkhead';
import type { Report } from '../../src/policy/report';
import { yamlText } from '../../src/synth/output-files';
import { Verdict, verdictsOn } from '../recall/verdicts';
import type { InstalledScanners } from '../scanners/installed';
import { checkReport } from './check';
import { ForeignApp } from './foreign-app';

/** Manifests of others, and what is found in them. */
export interface JudgedSet {
  readonly name: string;
  readonly asTheyAre: Judged;
  /** Included under the default posture, which adds what cannot stop a process. */
  readonly neutral: Judged;
  /** Included with everything added that can be. */
  readonly hardened: Judged;
}

/** What is found in manifests. */
export interface Judged {
  /** What `bulkhead check` says of them. */
  readonly report: Report;
  readonly verdicts: readonly Verdict[];
}

/**
 * Lets scanners and ours judge the manifests of folders, before and after hardening.
 *
 * @throws if a scanner cannot read one of them
 */
export async function judgedSets(folders: readonly string[], scanners: InstalledScanners): Promise<JudgedSet[]> {
  const texts = folders.flatMap(textsOf);
  const verdicts = await verdictsOn(texts, scanners);
  const refusal = verdicts.flat().find((verdict) => verdict.refusal);
  if (refusal) throw new Error(`${refusal.scanner}: ${refusal.refusal}`);
  const judged = texts.map((text, index) => ({
    report: checkReport([{ name: 'all.yaml', text }]),
    verdicts: verdicts[index],
  }));
  return folders.map((folder, index) => {
    const [asTheyAre, neutral, hardened] = judged.slice(3 * index);
    return { name: path.basename(folder), asTheyAre, neutral, hardened };
  });
}

/** The same manifests, all by one writer: as they are, with what cannot stop a process, with everything. */
function textsOf(folder: string): string[] {
  const outdir = path.join(os.tmpdir(), 'not-written');
  const neutral = new ForeignApp(folder, outdir);
  const hardened = new ForeignApp(folder, outdir, Posture.restricted({ foreign: ForeignPolicy.HARDEN }));
  return [neutral.written, neutral.manifests, hardened.manifests].map((manifests) =>
    yamlText(manifests.map((manifest) => ({ manifest }))),
  );
}
