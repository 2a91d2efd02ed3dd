import { isBuiltInGroup } from '../manifest/api-group';
import { CONTAINER_LISTS } from '../manifest/container';
import { fieldOf, isAbsent, isObject, JsonObject, Path, valueAt } from '../manifest/json';
import { labelValueFault, qualifiedNameFault } from '../manifest/name';
import type { Resource } from '../manifest/resource';
import type { Rule, Violation } from '../policy/rule';
import { REFUSED } from '../policy/severity';
import { keyViolation } from './parts/metadata';
import { objectTarget } from './parts/object-target';
import { violation } from './parts/violation';

/**
 * Fields: metadata.labels of the object and of its pods, their nodeSelector and that of RuntimeClass, matchLabels of every
 * selector, spec.selector of Service and ReplicationController
 * Allowed: keys NAME or PREFIX/NAME, values of at most 63 letters, digits, "-", "_" and "."
 */
export const validLabels: Rule = {
  id: 'valid-labels',
  summary: 'label keys and values are what the API server takes',
  why: 'The API server refuses an object with a malformed label, and a selector or node selector with one.',
  severity: REFUSED,
  scanners: { kubeScore: ['label-values'] },
  onlyWith: ['labels', 'matchLabels', 'nodeSelector', 'selector'],
  check: (resource) => {
    const found: Violation[] = [];
    for (const path of labelPathsOf(resource)) {
      addViolations(resource, path, found);
    }
    return found;
  },
};

function addViolations(resource: Resource, path: Path, found: Violation[]): void {
  const labels = valueAt(resource.manifest, path);
  if (isAbsent(labels)) {
    return;
  }
  const target = objectTarget(resource);
  if (!isObject(labels)) {
    found.push(violation(target, path, 'must be a map of strings'));
    return;
  }
  for (const key of Object.keys(labels)) {
    const value = labels[key];
    const keyFault = qualifiedNameFault(key);
    const valueFault = isAbsent(value) ? undefined : labelValueFault(value); // null is read as an empty string
    if (keyFault) {
      found.push(keyViolation([...path, key], keyFault));
    }
    if (valueFault) {
      found.push(violation(target, [...path, key], valueFault));
    }
  }
}

/** Kinds of the core group whose selector is a plain map. */
const PLAIN_SELECTORS: ReadonlySet<string> = new Set(['/ReplicationController', '/Service']);

function labelPathsOf(resource: Resource): Path[] {
  const paths: Path[] = [OWN_LABELS];
  for (const { templatePath } of resource.pods) {
    if (templatePath.length > 0) {
      paths.push([...templatePath, 'metadata', 'labels']);
    }
  }
  for (const { path } of resource.pods) {
    paths.push([...path, 'nodeSelector']);
  }
  if (PLAIN_SELECTORS.has(resource.groupKind)) {
    paths.push(['spec', 'selector']);
  }
  if (resource.groupKind === 'node.k8s.io/RuntimeClass') {
    paths.push(['scheduling', 'nodeSelector']);
  }
  if (!isBuiltInGroup(resource.group)) {
    for (const pod of resource.pods) {
      addMatchLabels(pod.spec, [...pod.path], paths);
    }
  } else if (resource.group !== 'apiextensions.k8s.io') {
    for (const root of SELECTOR_ROOTS) {
      const value = fieldOf(resource.manifest, root);
      if (value !== undefined) {
        addMatchLabels(value, [root], paths);
      }
    }
  }
  return paths;
}

const OWN_LABELS: Path = ['metadata', 'labels'];

/** The root fields of built-in kinds that hold selectors. */
const SELECTOR_ROOTS = ['aggregationRule', 'spec', 'template', 'webhooks'];

/** The deepest selector of Kubernetes, that of an affinity in a CronJob, is 14 steps down. */
const DEEPEST = 16;

/**
 * What holds no selectors and is large or different in every object; of a StatefulSet, the selectors of claims, which only
 * newer API servers check.
 */
const WITHOUT_SELECTORS: ReadonlySet<string> = new Set([
  ...CONTAINER_LISTS,
  'rules',
  'scaleTargetRef',
  'volumeClaimTemplates',
]);

/**
 * Adds the paths of all selectors in a value. Every object is walked for this, so nothing is made on the way.
 *
 * @param path of the value; the same array all the way down
 */
function addMatchLabels(value: unknown, path: (string | number)[], found: Path[]): void {
  if (typeof value !== 'object' || value === null || path.length > DEEPEST) {
    return;
  }
  if (Array.isArray(value)) {
    for (let index = 0; index < value.length; index++) {
      const item: unknown = value[index];
      if (typeof item === 'object') {
        path.push(index);
        addMatchLabels(item, path, found);
        path.pop();
      }
    }
    return;
  }
  for (const key of Object.keys(value)) {
    if (WITHOUT_SELECTORS.has(key)) {
      continue;
    }
    const field = (value as JsonObject)[key];
    if (key === 'matchLabels') {
      found.push([...path, key]);
    } else if (typeof field === 'object') {
      path.push(key);
      addMatchLabels(field, path, found);
      path.pop();
    }
  }
}
