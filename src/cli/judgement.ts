import type { BaselineEntry } from '../policy/baseline';
import { evaluate } from '../policy/evaluate';
import { Report, reportOf } from '../policy/report';
import type { PostureData, Subject } from '../policy/subject';
import { today } from '../synth/today';
import { Locator } from './locator';
import type { ManifestFile, UnreadableFile } from './manifest-files';
import { subjectsIn } from './subjects';

/** What is to be said of files with manifests. */
export interface Judgement {
  readonly report: Report;
  /** What could not be read, as sentences. Everything else was judged. */
  readonly faults: readonly string[];
  /** Files in folders with something else than objects, which was left out. */
  readonly others: readonly string[];
}

/** How files are judged. */
export interface JudgementOptions {
  /** Called after each file. */
  readonly onFile?: () => void;
  /** How many findings are located to their field; the others to their document. @default - all */
  readonly located?: number;
}

/** Judges the objects in files, all of them together. */
export function judge(
  files: Iterable<ManifestFile | UnreadableFile>,
  posture: PostureData,
  baseline: readonly BaselineEntry[],
  { onFile = () => {}, located }: JudgementOptions = {},
): Judgement {
  const subjects: Subject[] = [];
  const faults: string[] = [];
  const others: string[] = [];
  const locator = new Locator(located);
  for (const file of files) {
    if ('fault' in file) {
      faults.push(`"${file.name}" cannot be read: ${file.fault}`);
    } else {
      const content = subjectsIn(file, posture, locator);
      // not spread: a file may hold more than can be passed to a function
      content.subjects.forEach((subject) => subjects.push(subject));
      content.faults.forEach((fault) => faults.push(fault));
      others.push(...content.others);
    }
    onFile();
  }
  const observations = {
    objects: subjects.length,
    changes: [],
    findings: evaluate(subjects),
    waivers: subjects.flatMap(({ waivers }) => waivers),
    judged: subjects.map(({ resource }) => resource.id),
    rules: posture.rules,
    baseline,
  };
  return { report: reportOf(observations, today()), faults, others };
}
