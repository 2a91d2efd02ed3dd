/** What a scanner shall not say of one object, although the object stays as it is. */
export interface Exemption {
  /** Ids of the scanner's checks. */
  readonly checks: readonly string[];
  readonly reason: string;
  /** The last day on which it holds, `YYYY-MM-DD`; left out, it holds as long as the object is like this. */
  readonly expires?: string;
}

/** The checks of all exemptions, each once, in order. */
export function checksOf(exemptions: readonly Exemption[]): string[] {
  return [...new Set(exemptions.flatMap(({ checks }) => checks))].sort();
}

/** The reason of the first exemption that has a check. */
export function reasonFor(check: string, exemptions: readonly Exemption[]): string {
  return exemptions.find(({ checks }) => checks.includes(check))?.reason ?? '';
}

/** The day on which the first of them ends, if any ends. */
export function firstEnd(exemptions: readonly Exemption[]): string | undefined {
  return exemptions.flatMap(({ expires }) => expires ?? []).sort()[0];
}
