import * as crypto from 'crypto';
import type { ResourceId } from '../manifest/resource';
import type { Report } from '../policy/report';
import { joined } from './pieces';
import { oncePerStatement, Statement, statementsOf } from './statement';

/** The key under which formats publish fingerprints; another number when what they are made of changes. */
export const FINGERPRINT_KEY = 'bulkhead/v1';

/** How long a fingerprint is. */
const LENGTH = 32;

/**
 * What tells each finding of a report from all others, and stays the same when lines, items of lists or files move, and
 * from one version of an API to the next.
 */
export class Fingerprints {
  /** Those of a report, which may be about to be written in another format as well. */
  public static of(report: Report): Fingerprints {
    const known = Fingerprints.known.get(report) ?? new Fingerprints(fingerprintsOf(report));
    Fingerprints.known.set(report, known);
    return known;
  }

  private static readonly known = new WeakMap<Report, Fingerprints>();

  /** @param all one after the other in one text: many short ones cost more to keep */
  private constructor(private readonly all: string) {}

  /** That of a finding, by its index. */
  public at(index: number): string {
    return this.all.slice(index * LENGTH, (index + 1) * LENGTH);
  }
}

function fingerprintsOf(report: Report): string {
  const { findings } = report;
  const statements = statementsOf(report);
  const fieldOf = fieldsOfRules();
  let all = '';
  let object = '';
  let last: ResourceId | undefined;
  for (let index = 0; index < findings.length; index++) {
    const { resource } = findings[index];
    if (resource !== last) {
      object = identityOf(resource);
      last = resource;
    }
    const { rule, field, earlier } = fieldOf(statements[index]);
    const times = earlier.get(object) ?? 0;
    earlier.set(object, times + 1);
    all += sha256(`[${rule},${object},${field},${times}]`).slice(0, LENGTH);
  }
  return all;
}

/** A field in which a rule finds something. */
interface FieldOfRule {
  /** In JSON, as is the field. */
  readonly rule: string;
  readonly field: string;
  /** How often it has found something there before, by objects. */
  readonly earlier: Map<string, number>;
}

/** The same for all statements that differ in nothing else. */
function fieldsOfRules(): (statement: Statement) => FieldOfRule {
  const known = new Map<string, FieldOfRule>();
  return oncePerStatement(({ finding: { rule, container = '', field: stable }, path }) => {
    const field = joined(JSON.stringify(container), ',', JSON.stringify(stable ?? path.text));
    const key = joined(JSON.stringify(rule), ',', field);
    const one = known.get(key) ?? { rule: JSON.stringify(rule), field, earlier: new Map() };
    known.set(key, one);
    return one;
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
