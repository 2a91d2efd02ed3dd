import { createHash } from 'crypto';
import { pathText } from '../manifest/json';
import type { Finding } from '../policy/report';

/** The key under which formats publish fingerprints; another number when what they are made of changes. */
export const FINGERPRINT_KEY = 'bulkhead/v1';

/**
 * What tells each finding from all others, and stays the same when lines, items of lists or files move, and from one
 * version of an API to the next.
 */
export function fingerprintsOf(findings: readonly Finding[]): readonly string[] {
  const known = computed.get(findings) ?? compute(findings);
  computed.set(findings, known);
  return known;
}

/** Those of reports that are about to be written in another format as well. */
const computed = new WeakMap<readonly Finding[], readonly string[]>();

function compute(findings: readonly Finding[]): string[] {
  const seen = new Map<string, number>();
  return findings.map(({ rule, resource, container, field, path }) => {
    const { apiVersion, kind, namespace, name } = resource;
    const group = apiVersion.includes('/') ? apiVersion.slice(0, apiVersion.indexOf('/')) : '';
    const identity = [rule, group, kind, namespace ?? '', name, container ?? '', field ?? pathText(path)];
    const key = JSON.stringify(identity);
    const earlier = seen.get(key) ?? 0;
    seen.set(key, earlier + 1);
    return createHash('sha256')
      .update(`${key.slice(0, -1)},${earlier}]`)
      .digest('hex')
      .slice(0, 32);
  });
}
