import { fieldOf, isAbsent, isObject, listIn } from '../manifest/json';
import { podRule } from '../policy/rule';
import { RESTRICTED } from '../policy/severity';
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
  why: 'Inline volumes such as nfs or iscsi let whoever writes the pod mount any export or device that its node can reach; a claim gives only what a PersistentVolume offers.',
  severity: RESTRICTED,
  scanners: { trivy: ['KSV-0028'], kyverno: ['restrict-volume-types'] },
  standards: { owasp: 'K01', podSecurity: { level: 'restricted', check: 'restrictedVolumes' } },
  onlyWith: ['volumes'],
  check: (pod) =>
    listIn(pod.spec, 'volumes').flatMap((volume, index) => {
      const types = typesOf(volume);
      return types.length === 0 || types.some((type) => ALLOWED.includes(type))
        ? []
        : [violation(pod, ['volumes', index, types[0]], 'must be left out; a claim can stand for most storage')];
    }),
});

function typesOf(volume: unknown): string[] {
  return isObject(volume) ? Object.keys(volume).filter((key) => key !== 'name' && !isAbsent(fieldOf(volume, key))) : [];
}
