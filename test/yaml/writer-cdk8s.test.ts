import { isDeepStrictEqual } from 'util';
import { Yaml } from 'cdk8s';
import { writeYaml } from '../../src/yaml/writer';
import { adversarialDocuments } from './adversarial-documents';
import { Correction, correctionsIn, INVISIBLE, withoutCorrections } from './cdk8s-corrections';
import { readAsKubectl, READERS, YamlReader } from './yaml-readers';

const DOCUMENTS = adversarialDocuments(7, 20_000).filter((document) => typeof document !== 'string');
const CORRECTIONS = correctionsIn(DOCUMENTS);

it('writes what cdk8s writes, but for strings that it corrects and numbers that PyYAML takes for strings', () => {
  const corrections = new Map(CORRECTIONS.map((correction) => [`${correction.place} ${correction.text}`, correction]));

  const documents = DOCUMENTS.map((document) => withoutCorrections(document, corrections));

  const different = documents.filter(
    (document) => writeYaml(document) !== Yaml.stringify(document).replace(/(?<=[-:] -?\d)(?=e[-+]\d+$)/gm, '.0'),
  );
  expect(different).toEqual([]);
});

it('corrects nothing that every reader reads well as cdk8s writes it', () => {
  const needless = CORRECTIONS.filter(
    (correction) => !isReadDifferently(correction) && !isReadDifferentlyElsewhere(correction),
  );

  expect(CORRECTIONS.length).toBeGreaterThan(1000);
  expect(needless).toEqual([]);
});

/** Whether a reader that runs here does not read what was written. */
function isReadDifferently({ text, place, written }: Correction): boolean {
  const document = place === 'key' ? { [text]: 0 } : { a: text };
  return [...Object.values(READERS), readAsKubectl].some((read) => !isRead(read, written, document));
}

function isRead(read: YamlReader, written: string, document: unknown): boolean {
  try {
    return isDeepStrictEqual(read(written), [document]);
  } catch {
    return false;
  }
}

/** What PyYAML and Go's packages do, which do not run here; conformance shows that they do. */
function isReadDifferentlyElsewhere({ text }: Correction): boolean {
  const isUnprintable = /[\x7f-\x9f\ufffe\uffff]/.test(text);
  const hasTabInPyYaml = text.includes('\t') && !text.includes('\n');
  const startsWithTabInGo = /^\n*\t/.test(text);
  const isTimeInGo = /^\d{4}-\d{1,2}-\d{1,2}[Tt ].*,\d+/.test(text);
  const isSignedBehindPrefixInGo = /^0[bo][-+][0-7]+$/.test(text.replaceAll('_', ''));
  const isLargeInGo = /^[-+.\d][_.\d]*[eE][-+]?[_\d]{3,}$/.test(text); // as far as a number may be
  const elsewhere = [
    isUnprintable,
    hasTabInPyYaml,
    startsWithTabInGo,
    isTimeInGo,
    isSignedBehindPrefixInGo,
    isLargeInGo,
  ];
  return ['=', '<<'].includes(text) || INVISIBLE.test(text) || elsewhere.includes(true);
}
