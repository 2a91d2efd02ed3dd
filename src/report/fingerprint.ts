import * as crypto from 'crypto';
import type { ResourceId } from '../manifest/resource';
import { joined } from './pieces';
import { oncePerStatement, Told } from './statement';

/** The key under which formats publish fingerprints; another number when what they are made of changes. */
export const FINGERPRINT_KEY = 'bulkhead/v1';

/**
 * What tells each finding from all others, and stays the same when lines, items of lists or files move, and from one
 * version of an API to the next.
 *
 * @param told all findings of a report
 */
export function fingerprintsOf(told: readonly Told[]): readonly string[] {
  const known = computed.get(told) ?? compute(told);
  computed.set(told, known);
  return known;
}

/** Those of reports that are about to be written in another format as well. */
const computed = new WeakMap<readonly Told[], readonly string[]>();

function compute(told: readonly Told[]): string[] {
  const seen = new Map<string, number>();
  const objects = new Map<ResourceId, string>();
  const saidOf = oncePerStatement(({ finding: { rule, container = '', field }, path }) => ({
    rule: JSON.stringify(rule),
    field: joined(JSON.stringify(container), ',', JSON.stringify(field ?? path.text)),
  }));
  return told.map(({ finding: { resource }, statement }) => {
    let object = objects.get(resource);
    if (object === undefined) {
      object = identityOf(resource);
      objects.set(resource, object);
    }
    const said = saidOf(statement);
    const key = `[${said.rule},${object},${said.field}`;
    const earlier = seen.get(key) ?? 0;
    seen.set(key, earlier + 1);
    return sha256(`${key},${earlier}]`).slice(0, 32);
  });
}

function identityOf({ apiVersion, kind, namespace, name }: ResourceId): string {
  const group = apiVersion.includes('/') ? apiVersion.slice(0, apiVersion.indexOf('/')) : '';
  return JSON.stringify([group, kind, namespace ?? '', name]).slice(1, -1);
}

/** In one call where Node has that, from 20.12 on: making an object for each text costs more than its hash. */
function sha256(text: string): string {
  const { hash } = crypto as Partial<typeof crypto>;
  return hash ? hash('sha256', text, 'hex') : crypto.createHash('sha256').update(text).digest('hex');
}
