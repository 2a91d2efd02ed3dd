import { pathText } from '../manifest/json';
import type { ResourceId } from '../manifest/resource';
import type { Finding } from './report';

/** A finding that an app has had before somebody looked, by what stays the same when lines and lists move. */
export interface BaselineEntry {
  readonly rule: string;
  /** `GROUP/KIND`, with an empty group for the core's. A new version of an API makes no new finding. */
  readonly groupKind: string;
  readonly namespace?: string;
  readonly name: string;
  readonly container?: string;
  /** With the names of items in place of their numbers in lists, which move when somebody adds one. */
  readonly field: string;
  /** How many such findings there are. */
  readonly count: number;
}

/** Findings, compared with those that were there before. */
export interface BaselineResult {
  /** The same findings; those that are recorded say so. */
  readonly findings: readonly Finding[];
  /** What is recorded and not found any more, with the number that is too much. */
  readonly vanished: readonly BaselineEntry[];
}

/** What was looked at, without which nobody can tell what has vanished. */
export interface Judged {
  /** The objects whose findings could have failed synth. */
  readonly objects: readonly (ResourceId | BaselineEntry)[];
  /** The rules that are errors. */
  readonly rules: readonly string[];
}

/**
 * Marks the findings that are recorded, as many of each as are. A waiver comes first: it says more. What is recorded of an
 * object that is not there, or by a rule that is no error here, may be found elsewhere, and has not vanished.
 */
export function withBaseline(
  findings: readonly Finding[],
  entries: readonly BaselineEntry[],
  judged: Judged,
): BaselineResult {
  if (entries.length === 0) {
    return { findings, vanished: [] };
  }
  const left = new Map<string, number>();
  for (const entry of entries) {
    left.set(keyOf(entry), (left.get(keyOf(entry)) ?? 0) + entry.count);
  }
  const marked = findings.map((finding) => {
    const key = keyOf(entryOf(finding));
    const count = left.get(key) ?? 0;
    if (count === 0) {
      return finding;
    }
    left.set(key, count - 1);
    return finding.waiver || finding.severity !== 'error' ? finding : { ...finding, baselined: true as const };
  });
  const rules = new Set(judged.rules);
  const objects = new Set(judged.objects.map(objectKey));
  const vanished = entries.flatMap((entry) => {
    const key = keyOf(entry);
    const count = Math.min(left.get(key) ?? 0, entry.count);
    left.set(key, (left.get(key) ?? 0) - count);
    return count > 0 && rules.has(entry.rule) && objects.has(objectKey(entry)) ? [{ ...entry, count }] : [];
  });
  return { findings: marked, vanished };
}

/** The errors that nobody has waived, to be recorded. Warnings fail nothing, so there is no need to. */
export function baselineOf(findings: readonly Finding[]): BaselineEntry[] {
  const entries = new Map<string, BaselineEntry>();
  for (const finding of findings.filter(({ waiver, severity }) => !waiver && severity === 'error')) {
    const entry = entryOf(finding);
    const key = keyOf(entry);
    entries.set(key, { ...entry, count: (entries.get(key)?.count ?? 0) + 1 });
  }
  return [...entries].sort(([left], [right]) => (left < right ? -1 : 1)).map(([, entry]) => entry);
}

/** A baseline without what has vanished. */
export function pruned(entries: readonly BaselineEntry[], vanished: readonly BaselineEntry[]): BaselineEntry[] {
  const gone = new Map(vanished.map((entry) => [keyOf(entry), entry.count]));
  return entries.flatMap((entry) => {
    const count = entry.count - (gone.get(keyOf(entry)) ?? 0);
    return count > 0 ? [{ ...entry, count }] : [];
  });
}

/** What an entry is about, as people read it. */
export function entryText({ rule, groupKind, namespace, name, container, field }: BaselineEntry): string {
  const kind = groupKind.slice(groupKind.indexOf('/') + 1);
  const where = container === undefined ? '' : ` container "${container}"`;
  return `${rule}: ${kind} "${namespace ? `${namespace}/` : ''}${name}"${where}: ${field}`;
}

function entryOf({ rule, resource, container, path, field }: Finding): BaselineEntry {
  return {
    rule,
    groupKind: groupKindOf(resource),
    ...(resource.namespace ? { namespace: resource.namespace } : {}),
    name: resource.name,
    ...(container === undefined ? {} : { container }),
    field: field ?? pathText(path),
    count: 1,
  };
}

function keyOf({ rule, groupKind, namespace, name, container, field }: BaselineEntry): string {
  return JSON.stringify([rule, groupKind, namespace ?? '', name, container ?? null, field]);
}

function groupKindOf({ apiVersion, kind }: ResourceId): string {
  return `${apiVersion.includes('/') ? apiVersion.split('/')[0] : ''}/${kind}`;
}

function objectKey(object: ResourceId | BaselineEntry): string {
  const groupKind = 'groupKind' in object ? object.groupKind : groupKindOf(object);
  return JSON.stringify([groupKind, object.namespace ?? '', object.name]);
}
