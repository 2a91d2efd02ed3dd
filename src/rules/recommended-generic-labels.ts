import { nameWithoutHash } from '../manifest/content-name';
import { fieldOf, isAbsent, objectIn, stringIn } from '../manifest/json';
import { labelValueFault } from '../manifest/name';
import type { Resource } from '../manifest/resource';
import type { Rule } from '../policy/rule';
import { HYGIENE } from '../policy/severity';
import { isFoundByLabels } from './parts/found-by-labels';
import { objectTarget } from './parts/object-target';
import { violation } from './parts/violation';

const APP = 'app';
const GENERIC: readonly string[] = [APP, 'env', 'owner', 'phase', 'tier', 'version'];

/**
 * Fields: metadata.labels of objects that make pods
 * Allowed: any that have one of app, env, owner, phase, tier, version
 *
 * Fix: app, as on its pods, else the object's name. Neutral: nobody selects such objects by their
 * labels. Not on a Pod or a ReplicaSet, which are, and never in a pod template, where a change restarts pods.
 */
export const recommendedGenericLabels: Rule = {
  id: 'recommended-generic-labels',
  summary: 'objects that make pods have a label that people and older tools look for',
  why: 'kubectl get -l app=NAME, and dashboards that know no prefixed labels, do not find the object.',
  severity: HYGIENE,
  scanners: { kubescape: ['C-0076'] },
  podsOnly: true,
  check: (resource) => {
    const labels = objectIn(resource.metadata, 'labels');
    return resource.pods.length === 0 || GENERIC.some((key) => !isAbsent(fieldOf(labels, key)))
      ? []
      : [violation(objectTarget(resource), ['metadata', 'labels', APP], 'must be set', { write: nameOf(resource) })];
  },
  fix: (resource, fixer) => {
    const name = nameOf(resource);
    const labels = objectIn(resource.metadata, 'labels');
    const hasNone = GENERIC.every((key) => isAbsent(fieldOf(labels, key)));
    if (name !== undefined && hasNone && resource.pods.length > 0 && !isFoundByLabels(resource)) {
      fixer.within('neutral', () => fixer.fill(objectTarget(resource), ['metadata', 'labels', APP], name));
    }
  },
};

/** What its pods say, which may be known by that already; else its name, if a label can hold it. */
function nameOf({ metadata, pods }: Resource): string | undefined {
  const ofPods = stringIn(pods[0]?.labels, APP);
  return [ofPods, nameWithoutHash(metadata)].find((value) => value && !labelValueFault(value));
}
