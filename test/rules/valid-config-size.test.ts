import { validConfigSize } from '../../src/rules/valid-config-size';
import { objectTables } from '../support/object-tables';
import { object } from '../support/objects';

const LARGEST = 1024 * 1024;

const configMap = (fields: object) => object('v1', 'ConfigMap', { ...fields });
const secret = (fields: object) => object('v1', 'Secret', { ...fields });
const base64 = (bytes: number) => Buffer.alloc(bytes, 'x').toString('base64');
const tooLarge = (bytes: number) => `data hold ${bytes} bytes; write at most ${LARGEST}, or mount a volume`;

objectTables(validConfigSize, {
  passes: {
    'no data': configMap({}),
    'data that are no map': configMap({ data: 'x'.repeat(LARGEST + 1), binaryData: [base64(LARGEST + 1)] }),
    '1 MiB': configMap({ data: { a: 'x'.repeat(LARGEST) } }),
    '1 MiB and its keys': configMap({ data: { ['a'.repeat(253)]: 'x'.repeat(LARGEST), b: '' } }),
    '1 MiB in Base64, with line ends': configMap({ binaryData: { a: base64(LARGEST).replace(/(.{76})/g, '$1\r\n') } }),
    'a Secret of 1 MiB': secret({ data: { a: base64(LARGEST) } }),
    'text in place of data': secret({ data: { a: base64(LARGEST) }, stringData: { a: 'x' } }),
    'another kind': object('example.com/v1', 'ConfigMap', { data: { a: 'x'.repeat(LARGEST + 1) } }),
  },
  fails: {
    'a byte more': [configMap({ data: { a: 'x'.repeat(LARGEST), b: 'x' } }), tooLarge(LARGEST + 1)],
    'a two-byte letter': [configMap({ data: { a: 'x'.repeat(LARGEST - 1) + 'é' } }), tooLarge(LARGEST + 1)],
    'a byte more in Base64': [configMap({ binaryData: { a: base64(LARGEST + 1) } }), tooLarge(LARGEST + 1)],
    'a byte more of both': [configMap({ data: { a: 'x' }, binaryData: { b: base64(LARGEST) } }), tooLarge(LARGEST + 1)],
    'a Secret with a byte more': [secret({ data: { a: base64(LARGEST + 1) } }), tooLarge(LARGEST + 1)],
    'a Secret of text': [secret({ stringData: { a: 'x'.repeat(LARGEST + 1) } }), tooLarge(LARGEST + 1)],
    'a Secret of both': [secret({ data: { a: base64(LARGEST) }, stringData: { b: 'x' } }), tooLarge(LARGEST + 1)],
  },
});
