import { Inventory, oncePerApp } from '../manifest/inventory';
import { stringIn } from '../manifest/json';
import type { Resource } from '../manifest/resource';
import type { Rule } from '../policy/rule';
import { HYGIENE } from '../policy/severity';
import { isListed } from './parts/listed';
import { objectTarget } from './parts/object-target';
import { missing, Reference, referenceAt, referencesIn } from './parts/references/reference';

/**
 * Fields: PersistentVolumeClaim, volumeClaimTemplates of StatefulSets, ephemeral volumes of pods: storageClassName
 * Allowed: classes of the app, those that the posture lists as existing, and those that PersistentVolumes of the app
 * have, which need no more than the name. Judged only where the posture lists storage classes.
 */
export const storageClassesExist: Rule = {
  id: 'storage-classes-exist',
  summary: 'the storage classes that claims name exist',
  why: 'Nobody makes a volume for the claim, so the pods that mount it are never scheduled.',
  severity: HYGIENE,
  podsAnd: ['/PersistentVolumeClaim', 'apps/StatefulSet'],
  onlyWith: ['storageClassName'],
  wholeApp: true,
  check: (resource, context) =>
    context.parameters.existing.storageClasses === undefined
      ? []
      : missing(
          referencesOf(resource),
          (name) =>
            context.app.find('storage.k8s.io/StorageClass', undefined, name) !== undefined ||
            isListed(context.parameters.existing.storageClasses, name) ||
            classesOfVolumes(context.app).has(name),
          () => 'must be a StorageClass of the app or one that the posture lists as existing',
        ),
};

function referencesOf(resource: Resource): Reference[] {
  const target = objectTarget(resource);
  if (resource.groupKind === '/PersistentVolumeClaim') {
    return referenceAt(target, ['spec', 'storageClassName']);
  }
  const ofTemplates =
    resource.groupKind === 'apps/StatefulSet'
      ? referencesIn(target, ['spec', 'volumeClaimTemplates'], ['spec', 'storageClassName'])
      : [];
  const ofPods = resource.pods.flatMap((pod) =>
    referencesIn(pod, ['volumes'], ['ephemeral', 'volumeClaimTemplate', 'spec', 'storageClassName']),
  );
  return [...ofTemplates, ...ofPods];
}

const classesOfVolumes = oncePerApp(
  (app: Inventory): ReadonlySet<string | undefined> =>
    new Set(app.ofKind('/PersistentVolume').map(({ spec }) => stringIn(spec, 'storageClassName'))),
);
