import type { JsonObject } from '../manifest/json';
import type { ComputeAmounts } from './compute-amounts';
import { sizeFault, sizeText } from './size-text';

/** CPU and memory as the API takes them. */
export function computeList({ cpu, memory }: ComputeAmounts): JsonObject {
  return { cpu: cpu.amount, memory: sizeText(memory, 'Mi') };
}

/** What is wrong with amounts; empty if nothing is. */
export function computeFaults(subject: string, { memory }: ComputeAmounts): string[] {
  const fault = sizeFault(memory);
  return fault ? [`${subject} ${fault}`] : [];
}
