import { JsonObject, objectIn } from '../manifest/json';
import type { Resource } from '../manifest/resource';
import type { Rule } from '../policy/rule';
import { REFUSED } from '../policy/severity';

/**
 * Fields: ConfigMap: data, binaryData; Secret: data, stringData
 * Allowed: values of 1 MiB together, those in Base64 decoded; keys do not count
 */
export const validConfigSize: Rule = {
  id: 'valid-config-size',
  summary: 'a ConfigMap or Secret holds at most 1 MiB',
  why: 'The API server refuses larger ones, which could exhaust its memory and that of the kubelets; large files belong on a volume or into the image.',
  severity: REFUSED,
  kinds: ['/ConfigMap', '/Secret'],
  onlyWith: ['binaryData', 'data', 'stringData'],
  check: (resource) => {
    const bytes = bytesOf(resource);
    return bytes > LARGEST
      ? [{ message: `data hold ${bytes} bytes; write at most ${LARGEST}, or mount a volume`, path: ['data'] }]
      : [];
  },
};

const LARGEST = 1024 * 1024;

function bytesOf({ manifest, groupKind }: Resource): number {
  switch (groupKind) {
    case '/ConfigMap':
      return total(objectIn(manifest, 'data'), 'utf8') + total(objectIn(manifest, 'binaryData'), 'base64');
    case '/Secret': {
      const strings = objectIn(manifest, 'stringData') ?? {};
      const data = Object.entries(objectIn(manifest, 'data') ?? {});
      // a key of stringData replaces the same of data
      const kept = data.filter(([key]) => !Object.prototype.hasOwnProperty.call(strings, key));
      return total(strings, 'utf8') + total(Object.fromEntries(kept), 'base64');
    }
    default:
      return 0;
  }
}

function total(values: JsonObject | undefined, encoding: 'utf8' | 'base64'): number {
  let bytes = 0;
  for (const value of Object.values(values ?? {})) {
    if (typeof value === 'string') {
      // decoders skip line ends
      bytes +=
        encoding === 'utf8' ? Buffer.byteLength(value) : Buffer.byteLength(value.replace(/[\r\n]/g, ''), encoding);
    }
  }
  return bytes;
}
