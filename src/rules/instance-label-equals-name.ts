import { fieldOf, objectIn } from '../manifest/json';
import { labelValueFault } from '../manifest/name';
import type { Rule } from '../policy/rule';
import { OPTIONAL } from '../policy/severity';
import { objectTarget } from './parts/object-target';
import { violation } from './parts/violation';

const INSTANCE = 'app.kubernetes.io/instance';

/**
 * Fields: metadata.labels["app.kubernetes.io/instance"] of objects that make pods
 * Allowed: the object's name. Judged only where a posture names it: charts write the name of their release there, as the
 * documentation of the label says.
 *
 * @see https://kubernetes.io/docs/concepts/overview/working-with-objects/common-labels/
 */
export const instanceLabelEqualsName: Rule = {
  id: 'instance-label-equals-name',
  summary: 'objects that make pods have their own name as their instance',
  why: 'Two workloads of one release look like the same instance to tools that group by the label.',
  severity: OPTIONAL,
  scanners: { polaris: ['metadataAndInstanceMismatched'] },
  podsOnly: true,
  check: (resource) => {
    const { name, metadata, pods } = resource;
    return pods.length === 0 || fieldOf(objectIn(metadata, 'labels'), INSTANCE) === name || name === ''
      ? []
      : [
          violation(objectTarget(resource), ['metadata', 'labels', INSTANCE], `must be "${name}"`, {
            write: labelValueFault(name) ? undefined : name,
          }),
        ];
  },
};
