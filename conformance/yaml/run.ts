/**
 * Documents of strings and keys that readers of YAML trip over: what the library writes, every program reads as it was
 * meant. And where the library does not write what cdk8s does, some program does not read that.
 */
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { Yaml } from 'cdk8s';
import { writeYaml } from '../../src/yaml/writer';
import { adversarialDocuments } from '../../test/yaml/adversarial-documents';
import { ADVERSARIAL_STRINGS } from '../../test/yaml/adversarial-strings';
import { Correction, correctionsIn, INVISIBLE } from '../../test/yaml/cdk8s-corrections';
import { run } from '../command';
import { Tally } from '../tally';
import { Outcome, Reader, readers } from './reader';

const DOCUMENTS = Number(process.env.YAML_DOCUMENTS ?? 100_000);
const SEED = Number(process.env.YAML_SEED ?? 1000);

/** Documents are read in files of so many. */
const IN_A_FILE = 1000;

const tally = new Tally();
const files = Array.from({ length: Math.ceil(DOCUMENTS / IN_A_FILE) }, (_, index) =>
  adversarialDocuments(SEED + index, IN_A_FILE),
);
const keys = Object.fromEntries(ADVERSARIAL_STRINGS.map((key) => [key, 0]));
const corrections = correctionsIn([...ADVERSARIAL_STRINGS, keys]);
const misread = new Set<Correction>();

for (const reader of readers(run(path.join(__dirname, 'install.sh'), []).stdout.trim())) {
  tally.check(`${files.length * IN_A_FILE} documents are read by ${reader.name} as they were written`, () =>
    checkRead(reader),
  );
  const found = misreadOfCdk8s(reader);
  console.log(
    `        it does not read ${found.length} of ${corrections.length} strings and keys as cdk8s writes them`,
  );
  found.forEach((correction) => misread.add(correction));
}
const needless = corrections.filter(
  (correction) => !misread.has(correction) && !INVISIBLE.test(correction.text) && !isKeyOfYaml11(correction),
);
tally.passAll('strings and keys that some reader does not read as cdk8s writes them', misread.size);
needless.forEach(({ place, text }) =>
  tally.fail(
    `the ${place} ${JSON.stringify(text)}`,
    'every reader reads it as cdk8s writes it, so it should be written so',
  ),
);
tally.close();

/** @throws if a reader does not read what was written */
function checkRead(reader: Reader): void {
  const expected = files.map((documents) => documents.map((document) => reader.readable(document)));
  const outcomes = read(
    reader,
    expected.map((documents) => documents.map(writeYaml).join('---\n')),
  );
  const faults = outcomes.flatMap((outcome, index) => faultsOf(reader, outcome, expected[index]));
  if (faults.length > 0) {
    throw new Error(`${faults.length} are not\n${faults.slice(0, 10).join('\n')}`);
  }
}

/** The first documents of a file that were read as something else. */
function faultsOf(reader: Reader, { documents, error }: Outcome, expected: readonly unknown[]): string[] {
  if (isDeepStrictEqual(documents, expected)) {
    return [];
  }
  if (expected.length === 1) {
    return [`${writeYaml(expected[0])}${error ?? JSON.stringify(documents)}`];
  }
  // one of them may have spoilt the file
  const outcomes = read(
    reader,
    expected.map((document) => writeYaml(document)),
  );
  return outcomes.flatMap((outcome, index) => faultsOf(reader, outcome, [expected[index]]));
}

/** What a reader does not read as cdk8s writes it. */
function misreadOfCdk8s(reader: Reader): Correction[] {
  const expected = corrections.map(({ place, text }) => reader.readable(place === 'key' ? { [text]: 0 } : { a: text }));
  const outcomes = read(
    reader,
    expected.map((document) => Yaml.stringify(document)),
  );
  return corrections.filter((_, index) => !isDeepStrictEqual(outcomes[index].documents, [expected[index]]));
}

/** `=` is a value of a type of its own in YAML 1.1, which PyYAML takes for a key, but for nothing else. */
function isKeyOfYaml11({ place, text }: Correction): boolean {
  return place === 'key' && text === '=';
}

function read(reader: Reader, texts: readonly string[]): Outcome[] {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'yaml-'));
  try {
    return reader.read(
      texts.map((text, index) => {
        const file = path.join(folder, `${index}.yaml`);
        fs.writeFileSync(file, text);
        return file;
      }),
    );
  } finally {
    fs.rmSync(folder, { recursive: true });
  }
}
