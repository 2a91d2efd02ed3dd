import { isAbsent, objectIn } from '../../../manifest/json';
import type { Resource } from '../../../manifest/resource';
import type { Violation } from '../../../policy/rule';
import { objectTarget } from '../object-target';
import { amountAt, amountViolations } from '../quantities/amount';
import { violation } from '../violation';
import { accessModeViolations } from './access-modes';
import { driverFault } from './driver';

/** What a PersistentVolume can be made of, in the order in which an API server looks. */
const SOURCES = [
  'hostPath',
  'gcePersistentDisk',
  'awsElasticBlockStore',
  'glusterfs',
  'flocker',
  'nfs',
  'rbd',
  'quobyte',
  'cephfs',
  'iscsi',
  'cinder',
  'fc',
  'flexVolume',
  'azureFile',
  'vsphereVolume',
  'photonPersistentDisk',
  'portworxVolume',
  'azureDisk',
  'scaleIO',
  'local',
  'storageos',
  'csi',
];

/** An API server takes it beside those before it. */
const UNCOUNTED = 'flexVolume';

/** What is wrong with a PersistentVolume. */
export function persistentVolumeViolations(resource: Resource): Violation[] {
  return [
    ...accessModeViolations(objectTarget(resource), ['spec']),
    ...capacityViolations(resource),
    ...sourceViolations(resource),
  ];
}

function capacityViolations(resource: Resource): Violation[] {
  const target = objectTarget(resource);
  const path = ['spec', 'capacity', 'storage'];
  const found = amountViolations(target, path);
  if (found.length > 0 || !(Number(amountAt(target, path)) > 0)) {
    return found.length > 0 ? found : [violation(target, path, 'must be set above 0, e.g. "1Gi"')];
  }
  const others = Object.keys(objectIn(resource.spec, 'capacity') ?? {}).filter((name) => name !== 'storage');
  return others.map((name) => violation(target, ['spec', 'capacity', name], 'must be left out: only storage is known'));
}

function sourceViolations(resource: Resource): Violation[] {
  const target = objectTarget(resource);
  const [first, ...others] = SOURCES.filter((source) => !isAbsent(resource.spec[source]));
  if (first === undefined) {
    return [withoutSeen(violation(target, ['spec'], 'must say what the volume is made of, e.g. "csi"'))];
  }
  const more = others
    .filter((source) => source !== UNCOUNTED)
    .map((source) =>
      withoutSeen(violation(target, ['spec', source], `must be left out, as the volume is made of "${first}" already`)),
    );
  return [
    ...more,
    ...(first === 'local' && isAbsent(resource.spec.nodeAffinity)
      ? [violation(target, ['spec', 'nodeAffinity'], 'must be set to the node that has the local volume')]
      : []),
    ...(first === 'csi' ? driverViolations(resource) : []),
  ];
}

function driverViolations(resource: Resource): Violation[] {
  const target = objectTarget(resource);
  const csi = objectIn(resource.spec, 'csi');
  const fault = driverFault(csi?.driver);
  return [
    ...(fault ? [violation(target, ['spec', 'csi', 'driver'], fault)] : []),
    ...(csi?.volumeHandle
      ? []
      : [violation(target, ['spec', 'csi', 'volumeHandle'], 'must be what the driver calls it')]),
  ];
}

/** A whole object is too much to show. */
function withoutSeen({ message, path }: Violation): Violation {
  return { message: message.replace(/, not \{.*\}$/s, ''), path };
}
