import { Contract, CONTRACT_FORMAT } from '../network/contract/contract';
import type { Joined } from '../network/contract/contract-join';
import { jsonText } from './json-text';

/** A contract for programs, and for other repositories to read. */
export function contractJson(contract: Contract): string {
  return jsonText({ ...CONTRACT_FORMAT, ...contract });
}

/** What joined contracts say, for programs. */
export function joinedJson({ edges, halfOpen, unpaired, duplicates }: Joined): string {
  return jsonText({ edges, halfOpen, unpaired, duplicates });
}
