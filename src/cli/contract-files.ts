import type { TitledContract } from '../network/contract/contract-parties';
import { contractFrom } from '../network/contract/contract-reader';
import { textOf } from './baseline-files';
import { Fault } from './fault';

/**
 * Reads contracts, each called as its file.
 *
 * @throws Fault if a file is named twice, cannot be read, or is something else
 */
export function contractsIn(files: readonly string[]): TitledContract[] {
  const twice = files.find((file, index) => files.indexOf(file) !== index);
  if (twice !== undefined) {
    throw new Fault(`"${twice}" is named twice; name each contract once`);
  }
  return files.map((file) => ({ title: file, contract: contractIn(file) }));
}

function contractIn(file: string): TitledContract['contract'] {
  const text = textOf(file);
  try {
    return contractFrom(text, file);
  } catch (error) {
    throw new Fault((error as Error).message);
  }
}
