import { isBuiltInGroup } from '../manifest/api-group';
import { CONTAINER_LISTS } from '../manifest/container';
import { isAbsent, isObject, JsonObject, Path, valueAt } from '../manifest/json';
import { labelValueFault, qualifiedNameFault } from '../manifest/name';
import type { Resource } from '../manifest/resource';
import type { Rule, Violation } from '../policy/rule';
import { REFUSED } from '../policy/severity';
import { keyViolation } from './parts/metadata';
import { objectTarget } from './parts/object-target';
import { violation } from './parts/violation';

/**
 * Fields: metadata.labels of the object and of its pods, their nodeSelector and that of RuntimeClass, matchLabels of every
 * selector of the API, spec.selector of Service and ReplicationController
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
    addLabels(resource.metadata.labels, NO_STEPS, OWN_LABELS, resource, found);
    for (const { template, templatePath } of resource.pods) {
      if (templatePath.length > 0) {
        addLabels(valueAt(template, OWN_LABELS), templatePath, OWN_LABELS, resource, found);
      }
    }
    for (const { spec, path } of resource.pods) {
      addLabels(spec.nodeSelector, path, NODE_SELECTOR, resource, found);
    }
    addPlainSelector(resource, found);
    if (!isBuiltInGroup(resource.group)) {
      for (const { spec, path } of resource.pods) {
        addSelectors(spec, [...path], resource, found);
      }
    } else if (resource.group !== 'apiextensions.k8s.io') {
      for (const root of SELECTOR_ROOTS) {
        addSelectors(resource.manifest[root], [root], resource, found);
      }
    }
    return found;
  },
};

const NO_STEPS: Path = [];
const OWN_LABELS: Path = ['metadata', 'labels'];
const NODE_SELECTOR: Path = ['nodeSelector'];
const SELECTOR: Path = ['selector'];
const MATCH_LABELS: Path = ['matchLabels'];

/** The root fields of built-in kinds that hold selectors. */
const SELECTOR_ROOTS = ['aggregationRule', 'spec', 'template', 'webhooks'];

function addPlainSelector(resource: Resource, found: Violation[]): void {
  const { groupKind } = resource;
  if (groupKind === '/Service' || groupKind === '/ReplicationController') {
    addLabels(resource.spec.selector, ['spec'], SELECTOR, resource, found);
  } else if (groupKind === 'node.k8s.io/RuntimeClass') {
    const scheduling = ['scheduling'];
    addLabels(
      valueAt(resource.manifest, [...scheduling, ...NODE_SELECTOR]),
      scheduling,
      NODE_SELECTOR,
      resource,
      found,
    );
  }
}

/** Judges labels at the path of their holder and one from there; nearly all are right, for which no path is made. */
function addLabels(labels: unknown, holder: Path, below: Path, resource: Resource, found: Violation[]): void {
  if (isAbsent(labels)) {
    return;
  }
  if (!isObject(labels)) {
    found.push(violation(objectTarget(resource), [...holder, ...below], 'must be a map of strings'));
    return;
  }
  for (const key of Object.keys(labels)) {
    const value = labels[key];
    const keyFault = qualifiedNameFault(key);
    const valueFault = isAbsent(value) ? undefined : labelValueFault(value); // null is read as an empty string
    if (keyFault) {
      found.push(keyViolation([...holder, ...below, key], keyFault));
    }
    if (valueFault) {
      found.push(violation(objectTarget(resource), [...holder, ...below, key], valueFault));
    }
  }
}

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
 * Judges all selectors in a value. Every object is walked for this, so nothing is made on the way.
 *
 * @param path of the value; the same array all the way down
 */
function addSelectors(value: unknown, path: (string | number)[], resource: Resource, found: Violation[]): void {
  if (typeof value !== 'object' || value === null || path.length > DEEPEST) {
    return;
  }
  if (Array.isArray(value)) {
    for (let index = 0; index < value.length; index++) {
      const item: unknown = value[index];
      if (typeof item === 'object') {
        path.push(index);
        addSelectors(item, path, resource, found);
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
      addLabels(field, path, MATCH_LABELS, resource, found);
    } else if (typeof field === 'object') {
      path.push(key);
      addSelectors(field, path, resource, found);
      path.pop();
    }
  }
}
