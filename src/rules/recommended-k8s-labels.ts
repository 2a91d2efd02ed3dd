import { nameWithoutHash } from '../manifest/content-name';
import { fieldOf, isAbsent, objectIn } from '../manifest/json';
import { labelValueFault } from '../manifest/name';
import type { Resource } from '../manifest/resource';
import type { Rule } from '../policy/rule';
import { HYGIENE } from '../policy/severity';
import { isFoundByLabels } from './parts/found-by-labels';
import { objectTarget } from './parts/object-target';
import { violation } from './parts/violation';

const NAME = 'app.kubernetes.io/name';
const AT_NAME: readonly string[] = ['metadata', 'labels', NAME];
const AT_MANAGED_BY: readonly string[] = ['metadata', 'labels', 'app.kubernetes.io/managed-by'];

/**
 * Fields: metadata.labels["app.kubernetes.io/name"] of objects that make pods
 * Allowed: any value
 *
 * Fix: the object's name, and cdk8s as what manages it. Neutral: nobody selects such objects by their labels. Not on a Pod
 * or a ReplicaSet, which are, and never in a pod template, where a change restarts pods.
 *
 * @see https://kubernetes.io/docs/concepts/overview/working-with-objects/common-labels/
 */
export const recommendedK8sLabels: Rule = {
  id: 'recommended-k8s-labels',
  summary: 'objects that make pods say which app they are of',
  why: 'Tools that list, group or bill objects by the labels that all of them share do not find this one.',
  severity: HYGIENE,
  scanners: { kubescape: ['C-0077'], kyverno: ['require-labels'] },
  podsOnly: true,
  check: (resource) =>
    resource.pods.length === 0 || !isAbsent(fieldOf(objectIn(resource.metadata, 'labels'), NAME))
      ? []
      : [violation(objectTarget(resource), AT_NAME, 'must be set', { write: nameOf(resource) })],
  fix: (resource, fixer) => {
    if (resource.pods.length > 0 && !isFoundByLabels(resource)) {
      fixer.within('neutral', () => {
        const target = objectTarget(resource);
        const name = nameOf(resource);
        if (name !== undefined) {
          fixer.fill(target, AT_NAME, name);
        }
        fixer.fill(target, AT_MANAGED_BY, 'cdk8s');
      });
    }
  },
};

/** The object's name, if a label can hold it: names may be four times as long. */
function nameOf({ metadata }: Resource): string | undefined {
  const name = nameWithoutHash(metadata);
  return name === '' || labelValueFault(name) ? undefined : name;
}
