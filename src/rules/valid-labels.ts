import { isBuiltInGroup } from '../manifest/api-group';
import { fieldOf, isAbsent, isObject, Path, valueAt } from '../manifest/json';
import { labelValueFault, qualifiedNameFault } from '../manifest/name';
import type { Resource } from '../manifest/resource';
import type { Rule, Violation } from '../policy/rule';
import { keyViolation, metadataPathsOf } from './parts/metadata';
import { objectTarget } from './parts/object-target';
import { violation } from './parts/violation';

/**
 * Fields: metadata.labels of the object and of its pods, their nodeSelector, matchLabels of every selector, spec.selector
 * of Service and ReplicationController
 * Allowed: keys NAME or PREFIX/NAME, values of at most 63 letters, digits, "-", "_" and "."
 */
export const validLabels: Rule = {
  id: 'valid-labels',
  summary: 'label keys and values are what the API server takes',
  check: (resource) => labelPathsOf(resource).flatMap((path) => labelViolations(resource, path)),
};

function labelViolations(resource: Resource, path: Path): Violation[] {
  const target = objectTarget(resource);
  const labels = valueAt(resource.manifest, path);
  if (isAbsent(labels)) {
    return [];
  }
  if (!isObject(labels)) {
    return [violation(target, path, 'must be a map of strings')];
  }
  return Object.entries(labels).flatMap(([key, value]) => {
    const keyFault = qualifiedNameFault(key);
    const valueFault = isAbsent(value) ? undefined : labelValueFault(value); // null is read as an empty string
    return [
      ...(keyFault ? [keyViolation([...path, key], keyFault)] : []),
      ...(valueFault ? [violation(target, [...path, key], valueFault)] : []),
    ];
  });
}

/** Kinds of the core group whose selector is a plain map. */
const PLAIN_SELECTORS: ReadonlySet<string> = new Set(['/ReplicationController', '/Service']);

function labelPathsOf(resource: Resource): Path[] {
  const paths = metadataPathsOf(resource).map((path) => [...path, 'labels']);
  paths.push(...resource.pods.map(({ path }) => [...path, 'nodeSelector']));
  if (PLAIN_SELECTORS.has(resource.groupKind)) {
    paths.push(['spec', 'selector']);
  }
  if (!isBuiltInGroup(resource.group)) {
    return [...paths, ...resource.pods.flatMap((pod) => matchLabelsIn(pod.spec, pod.path))];
  }
  const roots = SELECTOR_ROOTS.flatMap((root) => matchLabelsIn(fieldOf(resource.manifest, root), [root]));
  return resource.group === 'apiextensions.k8s.io' ? paths : [...paths, ...roots];
}

/** The root fields of built-in kinds that hold selectors. */
const SELECTOR_ROOTS = ['aggregationRule', 'spec', 'template', 'webhooks'];

/** The deepest selector of Kubernetes, that of an affinity in a CronJob, is 14 steps down. */
const DEEPEST = 16;

function matchLabelsIn(value: unknown, path: Path): Path[] {
  if (typeof value !== 'object' || value === null || path.length > DEEPEST) {
    return [];
  }
  const entries: [string | number, unknown][] = Array.isArray(value) ? [...value.entries()] : Object.entries(value);
  return entries.flatMap(([key, child]) => {
    if (key === 'matchLabels') {
      return [[...path, key]];
    }
    // checked only by newer API servers
    return key === 'volumeClaimTemplates' ? [] : matchLabelsIn(child, [...path, key]);
  });
}
