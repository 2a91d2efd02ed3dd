import { listIn, objectIn } from '../manifest/json';
import type { Pod } from '../manifest/pod';
import type { Resource } from '../manifest/resource';
import type { Rule, Violation } from '../policy/rule';
import { REFUSED } from '../policy/severity';
import { objectTarget } from './parts/object-target';
import { accessModeViolations } from './parts/storage/access-modes';
import { persistentVolumeViolations } from './parts/storage/persistent-volume';
import { snapshotClassViolations, snapshotViolations } from './parts/storage/snapshot';
import { storageClassViolations } from './parts/storage/storage-class';

/** Kinds that are about storage themselves. */
const VIOLATIONS: ReadonlyMap<string, (resource: Resource) => Violation[]> = new Map([
  ['/PersistentVolume', persistentVolumeViolations],
  ['/PersistentVolumeClaim', (claim) => accessModeViolations(objectTarget(claim), ['spec'])],
  ['storage.k8s.io/StorageClass', storageClassViolations],
  ['snapshot.storage.k8s.io/VolumeSnapshot', snapshotViolations],
  ['snapshot.storage.k8s.io/VolumeSnapshotClass', snapshotClassViolations],
]);

/**
 * Fields: PersistentVolume: accessModes, capacity and what it is made of; PersistentVolumeClaim and ephemeral volumes of
 * pods: accessModes; StorageClass: provisioner, parameters, mountOptions, allowedTopologies; VolumeSnapshot: source and
 * class; VolumeSnapshotClass: driver, deletionPolicy
 * Allowed: what an API server takes: at least one access mode, ReadWriteOncePod alone; storage above 0, and one source,
 * a local one with its node; a qualified name of a provisioner, texts, and topologies that say something once; one source
 * of a snapshot, and names that are not empty. How much a claim asks for, another rule looks at.
 */
export const validStorage: Rule = {
  id: 'valid-storage',
  summary: 'volumes, claims, snapshots and their classes are what the API server takes',
  why: 'The API server refuses the object, and pods that mount the claim are never scheduled; or a snapshot is never taken.',
  severity: REFUSED,
  podsAnd: [...VIOLATIONS.keys()],
  check: (resource) => [
    ...(VIOLATIONS.get(resource.groupKind)?.(resource) ?? []),
    ...resource.pods.flatMap(ephemeralViolations),
  ],
};

function ephemeralViolations(pod: Pod): Violation[] {
  return listIn(pod.spec, 'volumes').flatMap((volume, index) =>
    objectIn(objectIn(volume, 'ephemeral'), 'volumeClaimTemplate')
      ? accessModeViolations(pod, ['volumes', index, 'ephemeral', 'volumeClaimTemplate', 'spec'])
      : [],
  );
}
