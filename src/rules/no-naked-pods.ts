import { fieldOf, isAbsent, listIn } from '../manifest/json';
import type { Rule } from '../policy/rule';
import { HYGIENE } from '../policy/severity';
import { objectTarget } from './parts/object-target';
import { statement } from './parts/statement';

/**
 * Fields: Pod: kind, metadata.ownerReferences
 * Allowed: pods that another object owns, and those that Helm starts at a certain moment
 */
export const noNakedPods: Rule = {
  id: 'no-naked-pods',
  summary: 'pods are made by a workload',
  why: 'When its node fails or is drained the pod is gone, and nothing makes another. Hardly anything of it can be changed in place: it must be deleted before it is applied changed.',
  severity: HYGIENE,
  scanners: { kubescape: ['C-0073'], kyverno: ['prevent-bare-pods'] },
  kinds: ['/Pod'],
  check: (resource) =>
    listIn(resource.metadata, 'ownerReferences').length > 0 ||
    !isAbsent(fieldOf(resource.metadata.annotations, 'helm.sh/hook'))
      ? []
      : [
          statement(
            objectTarget(resource),
            ['kind'],
            'nothing makes the pod again once it is gone; write a Deployment, a StatefulSet or a Job instead',
          ),
        ],
};
