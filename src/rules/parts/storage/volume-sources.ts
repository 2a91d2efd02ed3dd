import { isAbsent, isObject, Path, valueAt } from '../../../manifest/json';
import type { Pod } from '../../../manifest/pod';
import type { Violation } from '../../../policy/rule';
import { violation } from '../violation';
import { driverFault } from './driver';

/** What a volume of a pod can be, in the order in which an API server looks. */
const SOURCES = [
  'emptyDir',
  'hostPath',
  'gitRepo',
  'gcePersistentDisk',
  'awsElasticBlockStore',
  'secret',
  'nfs',
  'iscsi',
  'glusterfs',
  'flocker',
  'persistentVolumeClaim',
  'rbd',
  'cinder',
  'cephfs',
  'quobyte',
  'downwardAPI',
  'fc',
  'flexVolume',
  'configMap',
  'azureFile',
  'vsphereVolume',
  'photonPersistentDisk',
  'portworxVolume',
  'azureDisk',
  'storageos',
  'projected',
  'scaleIO',
  'csi',
  'ephemeral',
  'image',
];

/**
 * What it is of, for those that must name something. In a template, an API server takes an image without its reference,
 * and then refuses the pods.
 */
const NAMES: readonly (readonly [source: string, field: string])[] = [
  ['configMap', 'name'],
  ['image', 'reference'],
  ['persistentVolumeClaim', 'claimName'],
  ['secret', 'secretName'],
];

/** A volume that is two things, or of an object that it does not name. */
export function sourceViolations(pod: Pod, volume: Path): Violation[] {
  const value = valueAt(pod.spec, volume);
  if (!isObject(value)) {
    return [];
  }
  const [first, ...others] = SOURCES.filter((source) => !isAbsent(value[source]));
  return [
    ...others.map((source): Violation => {
      const { message, path } = violation(
        pod,
        [...volume, source],
        `must be left out, as the volume is "${first}" already`,
      );
      return { message: message.replace(/, not .*$/s, ''), path }; // a whole object is too much to show
    }),
    ...NAMES.filter(([source]) => source === first).flatMap(([source, field]) => {
      const path = [...volume, source, field];
      return valueAt(pod.spec, path) ? [] : [violation(pod, path, 'must be set')];
    }),
    ...(isObject(value.csi) ? driverViolations(pod, [...volume, 'csi']) : []),
  ];
}

function driverViolations(pod: Pod, csi: Path): Violation[] {
  const driver = [...csi, 'driver'];
  const secret = [...csi, 'nodePublishSecretRef', 'name'];
  const fault = driverFault(valueAt(pod.spec, driver));
  return [
    ...(fault ? [violation(pod, driver, fault)] : []),
    ...(isAbsent(valueAt(pod.spec, secret.slice(0, -1))) || valueAt(pod.spec, secret)
      ? []
      : [violation(pod, secret, 'must be set')]),
  ];
}
