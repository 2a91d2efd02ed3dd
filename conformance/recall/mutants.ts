import { stringify } from 'yaml';
import { isObject, JsonObject, Path, pathText } from '../../src/manifest/json';
import { Resource } from '../../src/manifest/resource';
import type { MutationSet } from './mutation-set';

/** Whether one value was changed or removed, or one branch with all below it: a mapping, a list, a whole object. */
export type Family = 'leaf' | 'branch';

/** A set with one change, made by somebody who knows no rule. */
export interface Mutant {
  /** `frontend: Service online-boutique/frontend: spec.type: emptied` */
  readonly name: string;
  readonly family: Family;
  /** The whole set as YAML. */
  readonly text: string;
}

interface Change {
  readonly what: string;
  /** The new value; `undefined` removes it. */
  readonly value: unknown;
}

const REMOVED: Change = { what: 'removed', value: undefined };

/** The set as YAML, without a change. */
export function unmutated({ objects }: MutationSet): string {
  return textOf(objects.map(documentOf));
}

/** The set without what its annotations tell scanners to be silent about. */
export function withoutAnnotations({ objects }: MutationSet): string {
  return textOf(objects.map((object) => documentOf(changed(object, ['metadata', 'annotations'], undefined))));
}

/** Removes every value and every branch, flips booleans, makes numbers 0, empties strings; one of these at a time. */
export function mutantsOf(set: MutationSet): Mutant[] {
  const documents = set.objects.map(documentOf);
  return set.objects.flatMap((object, index) => {
    const title = new Resource(object).title.replaceAll('"', '');
    return nodesOf(object, []).flatMap(([path, value]) =>
      changesOf(value).map((change) => ({
        name: [set.name, title, pathText(path), change.what].filter((part) => part).join(': '),
        family: isBranch(value) ? ('branch' as const) : ('leaf' as const),
        text: textOf(replaced(documents, index, documentOf(changed(object, path, change.value)))),
      })),
    );
  });
}

function nodesOf(value: unknown, path: Path): [Path, unknown][] {
  const children = Array.isArray(value) ? [...value.entries()] : isObject(value) ? Object.entries(value) : [];
  return [[path, value], ...children.flatMap(([key, child]) => nodesOf(child, [...path, key]))];
}

/** An empty mapping or list is a value like another. */
function isBranch(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.keys(value).length > 0;
}

function changesOf(value: unknown): Change[] {
  switch (typeof value) {
    case 'boolean':
      return [REMOVED, { what: 'flipped', value: !value }];
    case 'number':
      return value === 0 ? [REMOVED] : [REMOVED, { what: '0', value: 0 }];
    case 'string':
      return value === '' ? [REMOVED] : [REMOVED, { what: 'emptied', value: '' }];
    default:
      return [REMOVED];
  }
}

/** A copy with another value at a path. */
function changed(value: unknown, [key, ...rest]: Path, replacement: unknown): unknown {
  if (key === undefined) {
    return replacement;
  }
  if (Array.isArray(value)) {
    return replaced(value, key as number, changed(value[key as number], rest, replacement));
  }
  const copy = { ...(value as JsonObject) };
  const child = changed(copy[key], rest, replacement);
  if (child === undefined) {
    delete copy[key];
  } else {
    copy[key] = child;
  }
  return copy;
}

/** A copy with another item at an index, or without one. */
function replaced<Item>(items: readonly Item[], index: number, item: Item): Item[] {
  return [...items.slice(0, index), ...(item === undefined ? [] : [item]), ...items.slice(index + 1)];
}

/** Quoted wherever a reader of YAML 1.1 would see something else than a string. */
function documentOf(object: unknown): string {
  return object ? stringify(object, { version: '1.1' }) : '';
}

function textOf(documents: readonly string[]): string {
  return documents.filter((document) => document).join('---\n');
}
