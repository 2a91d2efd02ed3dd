import { isDeepStrictEqual } from 'util';
import { writeYaml } from '../../src/yaml/writer';
import { adversarialDocuments } from './adversarial-documents';
import { READERS } from './yaml-readers';

/** Texts of a thousand documents, and what is in them. */
const TEXTS = Array.from({ length: 100 }, (_, seed) => {
  const documents = adversarialDocuments(seed, 1000);
  return { documents, text: documents.map(writeYaml).join('---\n') };
});

describe('100,000 documents of strings and keys that readers of YAML trip over', () => {
  it.each(Object.keys(READERS))('are read by %s as they were written', (reader) => {
    const read = READERS[reader];

    const faulty = TEXTS.filter(({ documents, text }) => !isDeepStrictEqual(read(text), documents))
      .flatMap(({ documents }) => documents)
      .filter((document) => !isDeepStrictEqual(read(writeYaml(document)), [document]));

    expect(faulty).toEqual([]);
  });
});
