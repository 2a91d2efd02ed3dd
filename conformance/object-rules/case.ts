import type { JsonObject } from '../../src/manifest/json';

/** An object, about which the rules and the API server must agree. */
export interface Case {
  readonly title: string;
  readonly manifest: JsonObject;
  /**
   * Whether the rules may take what the API server refuses: they know nothing of what a custom kind's definition says.
   *
   * @default false
   */
  readonly mayBeLax?: boolean;
  /**
   * Whether the API server may blame a field that it has made itself.
   *
   * @default false
   */
  readonly blamesAnotherField?: boolean;
  /**
   * Whether only real creation tells, as what a dry run asks for is not allocated.
   *
   * @default false
   */
  readonly real?: boolean;
}

/** Stands for a field that is not written. */
export const NOTHING = undefined;

/** A value as it is shown in titles: what is long is cut. */
export function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? 'nothing';
  return text.length > 40 ? `${text.slice(0, 36)}... (${text.length})` : text;
}

/** All pairs of two lists. */
export function pairs<Left, Right>(left: readonly Left[], right: readonly Right[]): [Left, Right][] {
  return left.flatMap((one) => right.map((other): [Left, Right] => [one, other]));
}
