import { fieldOf, isAbsent, isObject, listIn } from '../manifest/json';
import { podRule } from '../policy/rule';
import { violation } from './parts/violation';

const ALLOWED: readonly string[] = [
  'configMap',
  'csi',
  'downwardAPI',
  'emptyDir',
  'ephemeral',
  'image',
  'persistentVolumeClaim',
  'projected',
  'secret',
];

/**
 * Fields: volumes
 * Allowed: configMap, csi, downwardAPI, emptyDir, ephemeral, image, persistentVolumeClaim, projected, secret, and a
 * volume of no type, which becomes an emptyDir
 */
export const allowedVolumeTypes = podRule({
  id: 'allowed-volume-types',
  summary: 'pods use only volumes that reach no node and no server by themselves',
  standards: { podSecurity: { level: 'restricted', check: 'restrictedVolumes' } },
  check: (pod) =>
    listIn(pod.spec, 'volumes').flatMap((volume, index) => {
      const types = typesOf(volume);
      return types.length === 0 || types.some((type) => ALLOWED.includes(type))
        ? []
        : [violation(pod, ['volumes', index, types[0]], 'must be another kind of volume, e.g. persistentVolumeClaim')];
    }),
});

function typesOf(volume: unknown): string[] {
  return isObject(volume) ? Object.keys(volume).filter((key) => key !== 'name' && !isAbsent(fieldOf(volume, key))) : [];
}
