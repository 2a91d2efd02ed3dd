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
const AT_APP: readonly string[] = ['metadata', 'labels', APP];
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
  check: (resource) =>
    resource.pods.length === 0 || hasAny(resource)
      ? []
      : [violation(objectTarget(resource), AT_APP, 'must be set', { write: nameOf(resource) })],
  fix: (resource, fixer) => {
    if (resource.pods.length === 0 || hasAny(resource) || isFoundByLabels(resource)) {
      return;
    }
    const name = nameOf(resource);
    if (name !== undefined) {
      fixer.within('neutral', () => fixer.fill(objectTarget(resource), AT_APP, name));
    }
  },
};

function hasAny({ metadata }: Resource): boolean {
  const labels = objectIn(metadata, 'labels');
  return GENERIC.some((key) => !isAbsent(fieldOf(labels, key)));
}

/** What its pods say, which may be known by that already; else its name, if a label can hold it. */
function nameOf({ metadata, pods }: Resource): string | undefined {
  const ofPods = stringIn(pods[0]?.labels, APP);
  const name = isLabel(ofPods) ? ofPods : nameWithoutHash(metadata);
  return isLabel(name) ? name : undefined;
}

function isLabel(value: string | undefined): boolean {
  return Boolean(value) && !labelValueFault(value);
}
