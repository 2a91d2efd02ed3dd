import { Size, SizeRoundingBehavior } from 'cdk8s';

const KIBIBYTES = { Gi: 2 ** 20, Mi: 2 ** 10, Ki: 1 } as const;

/**
 * A size as a Kubernetes quantity: in the unit that cdk8s-plus renders it in if it is a whole number of these, otherwise in
 * the next smaller one.
 *
 * @param unit the unit of cdk8s-plus: Gi for storage, Mi for memory and empty directories
 */
export function sizeText(size: Size, unit: 'Gi' | 'Mi'): string {
  const kibibytes = kibibytesOf(size);
  const units = (['Gi', 'Mi', 'Ki'] as const).slice(unit === 'Gi' ? 0 : 1);
  const whole = units.find((each) => Number.isInteger(kibibytes / KIBIBYTES[each]));
  // what cdk8s-plus does not convert, it renders as it was written: 0.5Gi
  return whole === undefined || size.asString().endsWith(unit)
    ? size.asString()
    : `${kibibytes / KIBIBYTES[whole]}${whole}`;
}

/** Whether cdk8s-plus itself renders a size in its unit, since it is a whole number of these. */
export function isWhole(size: Size, unit: 'Gi' | 'Mi'): boolean {
  return Number.isInteger(kibibytesOf(size) / KIBIBYTES[unit]);
}

/** What is wrong with a size; undefined if nothing is. */
export function sizeFault(size: Size): string | undefined {
  const kibibytes = kibibytesOf(size);
  return Number.isInteger(kibibytes * 1024) && kibibytes > 0
    ? undefined
    : `must be a whole number of bytes above 0, e.g. Size.mebibytes(500), not ${size.asString()}`;
}

function kibibytesOf(size: Size): number {
  return size.toKibibytes({ rounding: SizeRoundingBehavior.NONE });
}
