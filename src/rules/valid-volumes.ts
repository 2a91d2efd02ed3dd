import { listIn } from '../manifest/json';
import type { Rule } from '../policy/rule';
import { REFUSED } from '../policy/severity';
import { mountViolations } from './parts/storage/mounts';
import { fileViolations } from './parts/storage/volume-files';
import { sourceViolations } from './parts/storage/volume-sources';

/**
 * Fields: volumes: what they are; names of ConfigMaps, Secrets, claims, images and drivers; items, modes and paths of the
 * files that configMap, secret, downwardAPI and projected make; expirationSeconds of tokens; containers: mountPath, subPath
 * and subPathExpr of volumeMounts
 * Allowed: what an API server takes: one source each; files and parts that lead down from the directory, files each of one
 * source of a projected volume; modes up to 0777; tokens from ten minutes on
 */
export const validVolumes: Rule = {
  id: 'valid-volumes',
  summary: 'volumes are one thing each, and their files are what the API server takes',
  why: 'The API server refuses the pod, e.g. for the mode 644, which is 0644 in octal and 420 in decimal.',
  severity: REFUSED,
  podsOnly: true,
  onlyWith: ['volumeMounts', 'volumes'],
  check: (resource) =>
    resource.pods.flatMap((pod) => [
      ...listIn(pod.spec, 'volumes').flatMap((_, index) => [
        ...sourceViolations(pod, ['volumes', index]),
        ...fileViolations(pod, ['volumes', index]),
      ]),
      ...pod.containers.flatMap(mountViolations),
    ]),
};
