import type { JsonObject } from '../manifest/json';
import type { ClaimSpecProps } from './claim-spec-props';
import { sizeFault, sizeText } from './size-text';

/** The spec of a claim as the API takes it. */
export function claimSpec(props: ClaimSpecProps): JsonObject {
  const { accessModes, dataSource, storage, storageClassName, volumeAttributesClassName, volumeMode } = props;
  return {
    accessModes: accessModes && [...accessModes],
    dataSourceRef: dataSource?._toReference(),
    resources: { requests: { storage: sizeText(storage, 'Gi') } },
    storageClassName,
    volumeAttributesClassName,
    volumeMode,
  };
}

/** What is wrong with a claim, one message each. */
export function claimSpecFaults({ storage }: Partial<Pick<ClaimSpecProps, 'storage'>>): string[] {
  if (!storage) {
    return ['storage must be set, e.g. to Size.gibibytes(10)'];
  }
  const fault = sizeFault(storage);
  return fault ? [`storage ${fault}`] : [];
}
