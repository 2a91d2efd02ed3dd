import type { Path } from '../../../manifest/json';
import type { Pod } from '../../../manifest/pod';
import { Reference, referencesIn } from './reference';

/** Where a pod names objects of a kind. */
export interface PodFields {
  /** From an item of `env`. */
  readonly env: Path;
  /** From an item of `envFrom`. */
  readonly envFrom: Path;
  /** From an item of `volumes`, each. */
  readonly volumes: readonly Path[];
  /** From an item of `sources` of a projected volume. */
  readonly projected: Path;
}

export const CONFIG_MAP_FIELDS: PodFields = {
  env: ['valueFrom', 'configMapKeyRef', 'name'],
  envFrom: ['configMapRef', 'name'],
  volumes: [['configMap', 'name']],
  projected: ['configMap', 'name'],
};

export const SECRET_FIELDS: PodFields = {
  env: ['valueFrom', 'secretKeyRef', 'name'],
  envFrom: ['secretRef', 'name'],
  volumes: [
    ['secret', 'secretName'],
    ['csi', 'nodePublishSecretRef', 'name'],
  ],
  projected: ['secret', 'name'],
};

/** Where a pod names objects of a kind, but those of which it says that they may be missing. */
export function podReferences(pod: Pod, fields: PodFields): Reference[] {
  return [
    ...pod.containers.flatMap((container) => [
      ...referencesIn(container, ['env'], fields.env),
      ...referencesIn(container, ['envFrom'], fields.envFrom),
    ]),
    ...fields.volumes.flatMap((field) => referencesIn(pod, ['volumes'], field)),
    ...pod.volumes.flatMap((_, index) =>
      referencesIn(pod, ['volumes', index, 'projected', 'sources'], fields.projected),
    ),
  ];
}
