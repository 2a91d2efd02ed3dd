import type { Inventory } from '../manifest/inventory';
import { isAbsent, listIn, objectIn, stringIn, valueAt } from '../manifest/json';
import type { Pod } from '../manifest/pod';
import type { Resource } from '../manifest/resource';
import { servicesOf } from '../network/selected-pods';
import type { Rule } from '../policy/rule';
import { HYGIENE } from '../policy/severity';
import { objectTarget } from './parts/object-target';
import { violation } from './parts/violation';

/**
 * Fields: Deployment behind a Service of the app: spec.strategy.type
 * Allowed: RollingUpdate, absent; Recreate too for pods with a claim that is not known to be for many nodes: the new pod
 * could not start before the old one is gone
 */
export const rollingUpdateStrategy: Rule = {
  id: 'rolling-update-strategy',
  summary: 'Deployments behind a Service are updated pod by pod',
  why: 'At each update all pods are stopped before the first new one is started, and nothing answers until it is ready.',
  severity: HYGIENE,
  scanners: {
    kubeLinter: ['no-rolling-update-strategy'],
    kubeScore: ['deployment-strategy'],
    kubescape: ['C-0305'],
  },
  kinds: ['apps/Deployment', 'extensions/Deployment'],
  podsOnly: true,
  onlyWith: ['strategy'],
  wholeApp: true,
  check: (resource, context) => {
    const type = valueAt(resource.spec, ['strategy', 'type']);
    if (isAbsent(type) || type === '' || type === 'RollingUpdate') {
      return [];
    }
    return resource.pods.some(
      (pod) => servicesOf(context.app, pod).length > 0 && !hasOwnClaim(pod, resource, context.app),
    )
      ? [violation(objectTarget(resource), ['spec', 'strategy', 'type'], 'must be "RollingUpdate"')]
      : [];
  },
};

const FOR_MANY_NODES = ['ReadWriteMany', 'ReadOnlyMany'];

function hasOwnClaim({ volumes }: Pod, { namespace }: Resource, app: Inventory): boolean {
  return volumes.some((volume) => {
    const name = stringIn(objectIn(volume, 'persistentVolumeClaim'), 'claimName');
    const claim = name && app.find('/PersistentVolumeClaim', namespace, name);
    const modes = claim ? listIn(claim.spec, 'accessModes') : [];
    return name !== undefined && !modes.some((mode) => (FOR_MANY_NODES as readonly unknown[]).includes(mode));
  });
}
