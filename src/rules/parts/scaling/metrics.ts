import { fieldOf, isAbsent, isObject, JsonObject, listIn, objectIn, Path, stringIn } from '../../../manifest/json';
import { quantityOf } from '../../../manifest/quantity';
import type { Resource } from '../../../manifest/resource';
import type { Violation } from '../../../policy/rule';
import { objectTarget } from '../object-target';
import { violation } from '../violation';

/** The field of each type of metric, and the targets of which it needs one, or only one. */
const SOURCES: Readonly<Record<string, { field: string; targets: readonly string[]; exclusive: boolean }>> = {
  ContainerResource: { field: 'containerResource', targets: ['averageUtilization', 'averageValue'], exclusive: true },
  External: { field: 'external', targets: ['averageValue', 'value'], exclusive: true },
  Object: { field: 'object', targets: ['averageValue', 'value'], exclusive: false },
  Pods: { field: 'pods', targets: ['averageValue'], exclusive: false },
  Resource: { field: 'resource', targets: ['averageUtilization', 'averageValue'], exclusive: true },
};

/** What an API server refuses of the metrics of an autoscaler. */
export function metricViolations(resource: Resource): Violation[] {
  return listIn(resource.spec, 'metrics').flatMap((metric, index) =>
    isObject(metric) ? violationsOf(resource, metric, ['spec', 'metrics', index]) : [],
  );
}

function violationsOf(resource: Resource, metric: JsonObject, path: Path): Violation[] {
  const at = (keys: Path, fault: string) => [violation(objectTarget(resource), [...path, ...keys], fault)];
  const type = stringIn(metric, 'type') ?? '';
  const own = Object.prototype.hasOwnProperty.call(SOURCES, type) ? SOURCES[type] : undefined;
  if (!own) {
    return at(['type'], `must be one of ${Object.keys(SOURCES).join(', ')}`);
  }
  const source = objectIn(metric, own.field);
  if (!source) {
    return at([own.field], `must be set for a metric of the type "${type}"`);
  }
  const other = Object.values(SOURCES).find(({ field }) => field !== own.field && objectIn(metric, field))?.field;
  if (other) {
    return at([other], `must be left out of a metric of the type "${type}"`);
  }
  const nameless = namesOf(own.field).find((name) => !stringAt(source, name));
  if (nameless) {
    return at([own.field, ...nameless], 'must be set');
  }
  return targetFaults(objectIn(source, 'target'), own).flatMap(([field, fault]) =>
    at([own.field, 'target', field], fault),
  );
}

/** The names without which a metric is not found. */
function namesOf(field: string): readonly (readonly string[])[] {
  switch (field) {
    case 'resource':
      return [['name']];
    case 'containerResource':
      return [['name'], ['container']];
    case 'object':
      return [
        ['metric', 'name'],
        ['describedObject', 'kind'],
        ['describedObject', 'name'],
      ];
    default:
      return [['metric', 'name']];
  }
}

function stringAt(source: JsonObject, path: readonly string[]): string | undefined {
  const parent = path.length > 1 ? objectIn(source, path[0]) : source;
  return stringIn(parent, path[path.length - 1]);
}

const TARGET_TYPES: readonly unknown[] = ['AverageValue', 'Utilization', 'Value'];

function targetFaults(
  target: JsonObject | undefined,
  { targets, exclusive }: { readonly targets: readonly string[]; readonly exclusive: boolean },
): [field: string, fault: string][] {
  if (!TARGET_TYPES.includes(fieldOf(target, 'type'))) {
    return [['type', 'must be "Utilization", "Value" or "AverageValue"']];
  }
  const set = targets.filter((field) => !isAbsent(fieldOf(target, field)));
  if (set.length === 0) {
    return [[targets[0], `must be set${targets.length > 1 ? `, or ${targets[1]}` : ''}`]];
  }
  if (exclusive && set.length > 1) {
    return [[set[1], `must be left out beside ${set[0]}`]];
  }
  return ['averageUtilization', 'averageValue', 'value'].flatMap((field): [string, string][] => {
    const amount = fieldOf(target, field);
    if (isAbsent(amount)) {
      return [];
    }
    const isRight =
      field === 'averageUtilization' ? Number.isInteger(amount) && Number(amount) >= 1 : isPositive(amount);
    return isRight
      ? []
      : [[field, `must be ${field === 'averageUtilization' ? 'a whole number of at least 1' : 'an amount above 0'}`]];
  });
}

function isPositive(amount: unknown): boolean {
  return (quantityOf(amount) ?? 0) > 0;
}
