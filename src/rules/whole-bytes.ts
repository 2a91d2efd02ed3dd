import { fieldOf, isAbsent, listIn, Path, valueAt } from '../manifest/json';
import type { Pod } from '../manifest/pod';
import { quantityOf } from '../manifest/quantity';
import type { Resource } from '../manifest/resource';
import type { Target } from '../policy/fixer';
import type { Rule, Violation } from '../policy/rule';
import { HYGIENE } from '../policy/severity';
import { objectTarget } from './parts/object-target';
import { CLAIMING_KINDS } from './parts/quantities/claims';
import { violation } from './parts/violation';

/**
 * Fields: pods and containers: memory and ephemeral-storage of resources.requests and resources.limits; emptyDir.sizeLimit;
 * storage of PersistentVolumeClaims and of templates for them
 * Allowed: whole numbers of bytes
 */
export const wholeBytes: Rule = {
  id: 'whole-bytes',
  summary: 'amounts of memory and storage are whole bytes',
  why: 'The suffix "m" is for thousandths, so "512m" is about half a byte, and the container does not start. API servers take it, and warn.',
  severity: HYGIENE,
  podsAnd: CLAIMING_KINDS,
  onlyWith: ['ephemeral-storage', 'memory', 'sizeLimit', 'storage'],
  check: (resource) => {
    const found: Violation[] = [];
    for (const pod of resource.pods) {
      found.push(...fractional(pod, RESOURCES));
      for (const container of pod.containers) {
        found.push(...fractional(container, RESOURCES));
      }
      found.push(...volumeViolations(pod));
    }
    found.push(...claimViolations(resource));
    return found;
  },
};

const RESOURCES = amountPaths(['resources'], ['memory', 'ephemeral-storage']);

function amountPaths(resources: Path, names: readonly string[]): Path[] {
  return ['requests', 'limits'].flatMap((list) => names.map((name) => [...resources, list, name]));
}

function volumeViolations(pod: Pod): Violation[] {
  return listIn(pod.spec, 'volumes').flatMap((volume, index) =>
    isAbsent(fieldOf(volume, 'emptyDir')) && isAbsent(fieldOf(volume, 'ephemeral'))
      ? []
      : fractional(pod, [
          ['volumes', index, 'emptyDir', 'sizeLimit'],
          ...storagePaths(['volumes', index, 'ephemeral', 'volumeClaimTemplate', 'spec']),
        ]),
  );
}

function claimViolations(resource: Resource): Violation[] {
  const target = objectTarget(resource);
  switch (resource.groupKind) {
    case '/PersistentVolumeClaim':
      return fractional(target, OWN_STORAGE);
    case 'apps/StatefulSet':
      return listIn(resource.spec, 'volumeClaimTemplates').flatMap((_, index) =>
        fractional(target, storagePaths(['spec', 'volumeClaimTemplates', index, 'spec'])),
      );
    default:
      return [];
  }
}

const OWN_STORAGE = storagePaths(['spec']);

function storagePaths(spec: Path): Path[] {
  return amountPaths([...spec, 'resources'], ['storage']);
}

function fractional(target: Target, paths: readonly Path[]): Violation[] {
  return paths
    .filter((path) => {
      const amount = quantityOf(valueAt(target.spec, path));
      return amount !== undefined && !Number.isInteger(amount);
    })
    .map((path) => violation(target, path, 'must be a whole number of bytes, e.g. "512Mi" or "10Gi"'));
}
