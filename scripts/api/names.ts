import type { ApiDocument, DefinedKind } from './document';
import { Definitions, referenceOf, Schema } from './schema';

/** The names of definitions that come first where several would have the same; others say their group. */
const FIRST_GROUPS = ['core', 'apps', 'batch', 'autoscaling', 'networking', 'policy', 'rbac', 'storage', 'meta'];

/** What is no object, although it has a definition. */
const VALUES: Readonly<Record<string, string>> = {
  Quantity: 'number | string',
  IntOrString: 'number | string',
  Time: 'string',
  MicroTime: 'string',
};

/** The definitions that a definition uses, itself included, but not what is used for the status of a kind alone. */
export function usedBy(kinds: readonly DefinedKind[], definitions: Definitions): Set<string> {
  const kindNames = new Set(kinds.map(({ definition }) => definition));
  const found = new Set<string>();
  const visit = (name: string): void => {
    if (!found.has(name)) {
      found.add(name);
      for (const [field, schema] of Object.entries(definitions[name].properties ?? {})) {
        const used = field === 'status' && kindNames.has(name) ? undefined : definitionIn(schema);
        if (used !== undefined) {
          visit(used);
        }
      }
    }
  };
  kindNames.forEach(visit);
  return found;
}

/** The definition that a value, or each value of a list or map, has. */
export function definitionIn(schema: Schema): string | undefined {
  const { items, additionalProperties } = schema;
  const inner = items ?? (typeof additionalProperties === 'object' ? additionalProperties : undefined);
  return inner ? definitionIn(inner) : referenceOf(schema);
}

/**
 * What the TypeScript type of each definition is called. Kinds go by their names, each in its most stable and newest
 * version, then come their parts; other versions are told by a suffix, other groups by a prefix.
 */
export function typeNames({ definitions, kinds }: ApiDocument): Map<string, string> {
  const kindNames = new Set(kinds.map(({ definition }) => definition));
  const names = new Map<string, string>();
  const taken = new Set<string>();
  const used = [...usedBy(kinds, definitions)].map(partsOf);
  const isKind = ({ definition }: Parts): number => (kindNames.has(definition) ? 0 : 1);
  used.sort((left, right) => isKind(left) - isKind(right) || before(left, right));
  for (const parts of used) {
    const { definition, group, version, name } = parts;
    const value = valueType(name, definitions[definition]);
    const suffix = capitalized(version);
    const candidates = [
      name,
      `${name}${suffix}`,
      `${capitalized(group)}${name}`,
      `${capitalized(group)}${name}${suffix}`,
    ];
    // a kind or part of a group that has taken the name in another version
    const sibling = used.some((other) => other.name === name && other.group === group && names.has(other.definition));
    const choice =
      value ??
      (sibling ? [candidates[1], candidates[3]] : [candidates[0], candidates[2]]).find((each) => !taken.has(each));
    if (choice === undefined) {
      throw new Error(`${definition} has no name of its own`);
    }
    names.set(definition, choice);
    taken.add(choice);
  }
  return names;
}

/** The TypeScript type of a definition that is no object with known fields. */
export function valueType(name: string, { properties, type }: Schema): string | undefined {
  if (properties) {
    return undefined;
  }
  return VALUES[name] ?? (type === 'object' && !OPEN.includes(name) ? '{ [field: string]: never }' : 'unknown');
}

/** Objects of any fields. */
const OPEN = ['RawExtension', 'FieldsV1', 'Patch'];

interface Parts {
  readonly definition: string;
  readonly group: string;
  readonly version: string;
  readonly name: string;
}

export function partsOf(definition: string): Parts {
  const [name, version, group] = definition.split('.').reverse();
  return { definition, group, version, name };
}

function before(left: Parts, right: Parts): number {
  return (
    groupRank(left.group) - groupRank(right.group) ||
    compare(left.group, right.group) ||
    compare(left.name, right.name) ||
    stability(right.version) - stability(left.version)
  );
}

function groupRank(group: string): number {
  const rank = FIRST_GROUPS.indexOf(group);
  return rank < 0 ? FIRST_GROUPS.length : rank;
}

/** v2 over v1 over v1beta2 over v1alpha1. */
function stability(version: string): number {
  const [, major, level, minor] = /^v(\d+)(alpha|beta)?(\d+)?$/.exec(version) ?? [];
  return (level === undefined ? 200 : level === 'beta' ? 100 : 0) + Number(major ?? 0) * 10 + Number(minor ?? 0);
}

function compare(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}

function capitalized(text: string): string {
  return `${text[0].toUpperCase()}${text.slice(1)}`;
}
