import { readFileSync } from 'fs';
import type { Contract } from '../network/contract/contract';
import { contractFrom } from '../network/contract/contract-reader';

/**
 * Reads the contract of another repository.
 *
 * @param file from the working directory
 * @throws if it cannot be read, is something else, or is of another version
 */
export function readContract(file: string): Contract {
  if (typeof file !== 'string' || file === '') {
    throw new Error(`the path of a contract is ${JSON.stringify(file)}; write e.g. "contracts/cart.json"`);
  }
  return contractFrom(textOf(file), file);
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const reason = REASONS[(error as NodeJS.ErrnoException).code ?? ''] ?? (error as Error).message;
    throw new Error(`the contract "${file}" cannot be read: ${reason}`, { cause: error });
  }
}

const REASONS: { readonly [code: string]: string } = {
  EACCES: 'access is denied',
  EISDIR: 'it is a folder',
  ENOENT: 'there is no such file; write it with synth in the repository that it is of',
};
