/**
 * Manifests that nobody should write: wrong types, nulls, huge strings, deep nesting, keys of Object's prototype. Whatever
 * comes, reading, judging, fixing and reporting throw nothing but what is documented, and touch no prototype.
 */
import * as fs from 'node:fs';
import * as path from 'node:path';
import * as fc from 'fast-check';
import { FORMATS, formatted } from '../../src/cli/formats';
import { judge } from '../../src/cli/judgement';
import { subjectsIn } from '../../src/cli/subjects';
import { evaluate } from '../../src/policy/evaluate';
import { harden } from '../../src/policy/harden';
import { postureData } from '../../src/posture/posture-data';
import { Severity } from '../../src/posture/severity';
import { CATALOGUE } from '../../src/rules/catalogue';
import { annotateForScanners } from '../../src/scanners/annotate';
import { readYaml } from '../../src/yaml/reader';
import { PROJECT } from '../command';
import { Tally } from '../tally';
import { MUTATION, mutated } from './mutation';

const MANIFESTS = Number(process.env.HOSTILE_MANIFESTS ?? 110_000);
const SEED = Number(process.env.HOSTILE_SEED ?? 20);

/** Reports take longer than judgements, so they are written of a part. */
const REPORTED_EACH = 50;

const everything = postureData('strict', {
  severities: Object.fromEntries(CATALOGUE.map(({ id }) => [id, Severity.ERROR])),
  existing: { configMaps: [], secrets: [], persistentVolumeClaims: [], storageClasses: [], ingressClasses: [] },
  trustedRegistries: ['registry.example.com'],
});

const FOLDERS = ['dist/manifests', 'examples/plain-cdk8s/manifests', 'test/rules/examples'];
const originals = FOLDERS.flatMap((folder) =>
  fs
    .readdirSync(path.join(PROJECT, folder))
    .filter((name) => name.endsWith('.yaml'))
    .flatMap((name) => readYaml(fs.readFileSync(path.join(PROJECT, folder, name), 'utf8')))
    .map(({ value }) => value),
);

const tally = new Tally();
const before = prototypes();
let runs = 0;
let faulty = 0;
let findings = 0;
let fields = 0;

const files = fc.record({
  documents: fc.array(fc.tuple(fc.nat(), fc.array(MUTATION, { minLength: 1, maxLength: 3 })), {
    minLength: 1,
    maxLength: 3,
  }),
  // broken anywhere, so that it may be no YAML any more
  cut: fc.option(
    fc.tuple(fc.nat(), fc.constantFrom('', '\t', '---\n', '{', '"', '&a ', '*a', '<<: ', '\u0000', '- ', '? ')),
    { freq: 8 },
  ),
});

tally.check(`${MANIFESTS} mutated manifests are judged, fixed and reported`, () => {
  while (runs < MANIFESTS) {
    const samples = fc.sample(files, { numRuns: 2_000, seed: SEED + runs });
    for (const sample of samples) {
      if (runs >= MANIFESTS) break;
      const documents = sample.documents.map(([index, mutations]) =>
        mutated(originals[index % originals.length], mutations),
      );
      runs += documents.length;
      run(textOf(documents, sample.cut ?? undefined), runs % REPORTED_EACH < documents.length);
    }
  }
  return `${findings} findings, ${fields} fields added, ${faulty} files with something that could not be read`;
});
tally.check('no prototype was touched', () => {
  if (prototypes() !== before) throw new Error('Object, Array, String or Function has another prototype now');
});
tally.close();

function run(text: string, reported: boolean): void {
  const file = { name: 'hostile.yaml', text };
  try {
    const { subjects, faults } = subjectsIn(file, everything);
    faulty += faults.length > 0 ? 1 : 0;
    findings += evaluate(subjects).length;
    for (const subject of subjects) fields += harden({ ...subject, ours: true }).length;
    annotateForScanners(subjects, evaluate(subjects));
    if (reported) {
      const { report } = judge([file], everything, []);
      for (const format of FORMATS) formatted(report, format, true);
    }
  } catch (error) {
    const kept = path.join(PROJECT, 'dist', 'hostile.yaml');
    fs.writeFileSync(kept, text);
    throw new Error(`${(error as Error).stack}\nthe file is kept as ${path.relative(PROJECT, kept)}`);
  }
}

/** Documents as JSON, which is YAML, and in which every key is an own one. */
function textOf(documents: readonly unknown[], cut: readonly [number, string] | undefined): string {
  const text = documents.map((document) => JSON.stringify(document) ?? 'null').join('\n---\n');
  if (!cut) return text;
  const place = cut[0] % (text.length + 1);
  return text.slice(0, place) + cut[1] + text.slice(place);
}

function prototypes(): string {
  return [Object.prototype, Array.prototype, String.prototype, Function.prototype]
    .map((prototype) => Object.getOwnPropertyNames(prototype).join())
    .join('\n');
}
