/** A number of pods, or a share of all. */
export interface Share {
  readonly value: number;
  readonly isPercent: boolean;
}

const PERCENT = /^(\d{1,9})%$/;

/** What a field that takes a number or a percentage says; undefined if it is neither. */
export function shareOf(written: unknown): Share | undefined {
  if (typeof written === 'number') {
    return Number.isInteger(written) && written >= 0 ? { value: written, isPercent: false } : undefined;
  }
  const match = typeof written === 'string' ? PERCENT.exec(written) : null;
  return match ? { value: Number(match[1]), isPercent: true } : undefined;
}

/** How many of some pods a share is. Like the disruption controller, it rounds up. */
export function countOf({ value, isPercent }: Share, pods: number): number {
  return isPercent ? Math.ceil((value * pods) / 100) : value;
}
