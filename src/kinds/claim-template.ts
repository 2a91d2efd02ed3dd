import type { JsonObject } from '../manifest/json';
import { overridden } from '../manifest/overrides';
import type { PersistentVolumeClaimTemplateProps } from './claim-template-props';

/** A claim template as the API takes it: exactly what is said of it, as it can never be changed. */
export function claimTemplateOf(template: PersistentVolumeClaimTemplateProps): JsonObject {
  const { name, accessModes, metadata, overrides = {}, storage, storageClassName, volume, volumeMode } = template;
  const claim = {
    apiVersion: 'v1',
    kind: 'PersistentVolumeClaim',
    metadata: { annotations: metadata?.annotations, labels: metadata?.labels, name },
    spec: {
      accessModes,
      resources: storage && { requests: { storage: storage.asString() } },
      storageClassName,
      volumeMode,
      volumeName: volume?.name,
    },
  };
  // a copy, without what is undefined
  const plain = JSON.parse(JSON.stringify(claim)) as JsonObject;
  const { apiVersion, kind, ...rendered } = overridden(plain, overrides);
  return rendered;
}
